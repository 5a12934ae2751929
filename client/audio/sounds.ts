// Short synthesised sounds for what a player is told. Nothing is loaded; nothing sounds before the player has touched the page.
import type { Told } from '../../shared/game/index.ts'
import { settings } from '../settings.ts'

interface Tone {
  /** Hz, from and to. */
  readonly from: number
  readonly to: number
  /** s */
  readonly length: number
  readonly shape: OscillatorType
}

const TONES = {
  send: { from: 330, to: 520, length: 0.12, shape: 'sine' },
  arrive: { from: 240, to: 180, length: 0.22, shape: 'sine' },
  due: { from: 660, to: 880, length: 0.14, shape: 'triangle' },
  needless: { from: 300, to: 280, length: 0.1, shape: 'triangle' },
  violation: { from: 180, to: 110, length: 0.28, shape: 'sawtooth' },
  goal: { from: 520, to: 1040, length: 0.45, shape: 'triangle' },
  timer: { from: 900, to: 900, length: 0.08, shape: 'square' },
} as const satisfies Readonly<Record<string, Tone>>

const VOLUME = 0.08
let context: AudioContext | null = null

addEventListener(
  'pointerdown',
  () => {
    context ??= new AudioContext()
  },
  { once: true },
)
addEventListener(
  'keydown',
  () => {
    context ??= new AudioContext()
  },
  { once: true },
)

function play({ from, to, length, shape }: Tone): void {
  if (context === null || settings.sound.peek() === 'off') return
  const now = context.currentTime
  const oscillator = context.createOscillator()
  const gain = context.createGain()
  oscillator.type = shape
  oscillator.frequency.setValueAtTime(from, now)
  oscillator.frequency.exponentialRampToValueAtTime(to, now + length)
  gain.gain.setValueAtTime(VOLUME, now)
  gain.gain.exponentialRampToValueAtTime(0.001, now + length)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(now)
  oscillator.stop(now + length)
}

/** The sound of a piece of news, if it has one. */
export function sound(told: Told): void {
  if (told.told === 'move')
    play(
      told.verdict.kind === 'violation'
        ? TONES.violation
        : told.verdict.kind === 'due'
          ? TONES.due
          : told.verdict.kind === 'needless'
            ? TONES.needless
            : TONES.send,
    )
  else if (told.told === 'arrived') play(TONES.arrive)
  else if (told.told === 'timer') play(TONES.timer)
}

/** The round's goal was reached. */
export const goalSound = (): void => play(TONES.goal)
