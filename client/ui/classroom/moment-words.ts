// A moment and a span in words: as they are written where the reader lives, in the time of their own clock.
import { locale } from '../../i18n/i18n.ts'

/** The browser's own sort of this language, if it has one: `en-GB` writes dates otherwise than `en-US`. */
const tag = (): string => navigator.languages.find((one) => one.startsWith(locale.value)) ?? locale.value

/** `Friday, 27 November 2026 at 10:00 GMT`; `time`: unix time, ms. */
export const momentText = (time: number): string =>
  new Intl.DateTimeFormat(tag(), {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(time)

/** `Friday 27 November at 10:00`: for whoever shares the clock with the class. */
export const roomMomentText = (time: number): string =>
  new Intl.DateTimeFormat(tag(), { weekday: 'long', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' }).format(time)

/** `27 Nov, 10:00` */
export const shortMomentText = (time: number): string =>
  new Intl.DateTimeFormat(tag(), { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }).format(time)

const UNITS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1000 },
] as const

/** `1 day 14 hours`: the two largest units that matter; `ms` from 0. */
export function spanText(ms: number): string {
  const first = UNITS.findIndex((one) => ms >= one.ms)
  const [large, small] = first < 0 ? UNITS.slice(-1) : UNITS.slice(first)
  const words = (one: (typeof UNITS)[number], count: number): string =>
    new Intl.NumberFormat(tag(), { style: 'unit', unit: one.unit, unitDisplay: 'long' }).format(count)
  if (large === undefined) return ''
  const rest = small === undefined ? 0 : Math.floor((ms % large.ms) / small.ms)
  return [words(large, Math.floor(ms / large.ms)), ...(small === undefined || rest === 0 ? [] : [words(small, rest)])].join(' ')
}

/** As `datetime-local` has it: local time, to the minute. */
export function localInput(time: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const date = new Date(time)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}
