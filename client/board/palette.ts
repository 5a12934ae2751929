// The colours of the harbour: those of meaning come from the page's tokens, those of the scene are the board's own.
import type { Flag } from '../../shared/tcp/index.ts'

/** What a boat or a crate is coloured by. */
export type Tone = 'syn' | 'ack' | 'data' | 'fin' | 'rst' | 'plain'

export interface Scene {
  readonly sky: readonly [top: string, middle: string, horizon: string]
  readonly glow: string
  readonly stars: string | null
  readonly orb: Readonly<{ face: string; halo: string }>
  readonly sea: readonly [horizon: string, middle: string, near: string]
  readonly wave: string
  readonly gleam: string
  readonly hills: readonly [far: string, near: string]
  readonly rock: readonly [top: string, foot: string]
  readonly rim: string
  readonly window: string
  /** #rrggbbaa: none, on the water, shade of its upper and lower edge. */
  readonly fog: readonly [none: string, low: string, high: string]
  readonly cable: string
  readonly cableLit: string
  readonly stone: readonly [light: string, shade: string]
  readonly iron: string
  readonly silhouette: readonly [light: string, shade: string]
  readonly lampOn: string
  readonly lampLow: string
  readonly lampOff: string
  readonly beam: string
  readonly wood: readonly [light: string, dark: string]
  readonly hull: readonly [light: string, dark: string]
  readonly rope: string
}

export interface Palette {
  readonly theme: 'night' | 'day'
  readonly tones: Readonly<Record<Tone, Readonly<{ fill: string; ink: string }>>>
  readonly panel: string
  readonly line: string
  readonly text: string
  readonly dim: string
  readonly accent: string
  readonly ok: string
  readonly warn: string
  readonly bad: string
  readonly font: string
  readonly mono: string
  readonly scene: Scene
}

const NIGHT: Scene = {
  sky: ['#040914', '#0a1930', '#1d3a5c'],
  glow: 'rgba(94, 150, 190, 0.28)',
  stars: '#dbe9ff',
  orb: { face: '#f4f1de', halo: 'rgba(214, 226, 255, 0.22)' },
  sea: ['#24506f', '#123352', '#071628'],
  wave: 'rgba(150, 200, 232, 0.3)',
  gleam: 'rgba(240, 234, 208, 0.6)',
  hills: ['#15304c', '#0e2238'],
  rock: ['#26364a', '#0a121e'],
  rim: 'rgba(160, 196, 226, 0.34)',
  window: '#ffd27a',
  fog: ['#0b1a3000', '#9fb6cfff', '#1d3450a0'],
  cable: 'rgba(120, 178, 210, 0.5)',
  cableLit: '#7ff0e2',
  stone: ['#f2f4f7', '#97a9bf'],
  iron: '#2a3b55',
  silhouette: ['#8297b0', '#6f859f'],
  lampOn: '#ffe3a0',
  lampLow: '#c9975a',
  lampOff: '#141d2b',
  beam: '255, 226, 158',
  wood: ['#8a6a4b', '#46331f'],
  hull: ['#44556e', '#222f42'],
  rope: '#d9c39a',
}

const DAY: Scene = {
  sky: ['#6ea3d4', '#b9d4e8', '#fde3c1'],
  glow: 'rgba(255, 203, 138, 0.6)',
  stars: null,
  orb: { face: '#fff6dc', halo: 'rgba(255, 214, 150, 0.65)' },
  sea: ['#a9cbd9', '#5f9bb8', '#2f6a8c'],
  wave: 'rgba(255, 255, 255, 0.36)',
  gleam: 'rgba(255, 240, 205, 0.75)',
  hills: ['#a3bccd', '#86a4b8'],
  rock: ['#7c8f86', '#44565a'],
  rim: 'rgba(255, 244, 220, 0.7)',
  window: '#fff0c4',
  fog: ['#cfe0ee00', '#f6f8fbff', '#c3d7e880'],
  cable: 'rgba(16, 52, 84, 0.6)',
  cableLit: '#0b6f66',
  stone: ['#ffffff', '#c3cdd8'],
  iron: '#2b3d52',
  silhouette: ['#b9c6d3', '#a9b8c7'],
  lampOn: '#ffd24d',
  lampLow: '#d9964a',
  lampOff: '#5a6a7c',
  beam: '255, 214, 92',
  wood: ['#a98259', '#6a4c2f'],
  hull: ['#f4f7fa', '#b7c4d2'],
  rope: '#5b4630',
}

const TONES = ['syn', 'ack', 'data', 'fin', 'rst'] as const

/** Reads the page's tokens as they stand now. */
export function paletteOf(theme: 'night' | 'day', root: Element): Palette {
  const style = getComputedStyle(root)
  const token = (name: string, fallback: string): string => style.getPropertyValue(`--${name}`).trim() || fallback
  const scene = theme === 'night' ? NIGHT : DAY
  const text = token('text', theme === 'night' ? '#e8eff8' : '#0f1c2e')
  const panel = token('panel', theme === 'night' ? '#0d1626' : '#ffffff')
  const tone = (name: (typeof TONES)[number]) => ({ fill: token(name, text), ink: token(`${name}-ink`, panel) })
  return {
    theme,
    tones: {
      syn: tone('syn'),
      ack: tone('ack'),
      data: tone('data'),
      fin: tone('fin'),
      rst: tone('rst'),
      plain: { fill: scene.hull[0], ink: text },
    },
    panel,
    line: token('line', text),
    text,
    dim: token('text-dim', text),
    accent: token('accent', text),
    ok: token('ok', text),
    warn: token('warn', text),
    bad: token('bad', text),
    font: token('font', 'sans-serif'),
    mono: token('mono', 'monospace'),
    scene,
  }
}

export const toneOfFlag = (flag: Flag): Tone =>
  flag === 'SYN' ? 'syn' : flag === 'ACK' ? 'ack' : flag === 'FIN' ? 'fin' : flag === 'RST' ? 'rst' : flag === 'PSH' ? 'data' : 'plain'
