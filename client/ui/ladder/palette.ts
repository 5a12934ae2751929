// The ladder's colours: the page's own on the screen, fixed ones on white paper for the file that is downloaded.
import type { Tone } from './words.ts'

export interface Palette {
  readonly tone: Readonly<Record<Tone, string>>
  readonly paper: string
  readonly line: string
  readonly mark: string
  readonly now: string
  readonly font: string
  readonly mono: string
}

export const SCREEN: Palette = {
  tone: {
    plain: 'var(--text)',
    dim: 'var(--text-dim)',
    ok: 'var(--ok)',
    warn: 'var(--warn)',
    bad: 'var(--bad)',
    state: 'var(--text)',
    syn: 'var(--syn)',
    ack: 'var(--ack)',
    data: 'var(--data)',
    fin: 'var(--fin)',
    rst: 'var(--rst)',
  },
  paper: 'var(--panel)',
  line: 'var(--line)',
  mark: 'var(--panel)',
  now: 'var(--accent)',
  font: 'var(--font)',
  mono: 'var(--mono)',
}

/** The day theme's, WCAG AA on white. */
export const PAPER: Palette = {
  tone: {
    plain: '#0f1c2e',
    dim: '#44566d',
    ok: '#1c7030',
    warn: '#8a5a00',
    bad: '#b4232a',
    state: '#0f1c2e',
    syn: '#00766b',
    ack: '#8f5600',
    data: '#1559b8',
    fin: '#6b37c9',
    rst: '#b4232a',
  },
  paper: '#ffffff',
  line: '#b9c7d8',
  mark: '#ffffff',
  now: '#9a5b00',
  font: 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans KR", "Malgun Gothic", sans-serif',
  mono: 'ui-monospace, Consolas, "Noto Sans Mono", monospace',
}
