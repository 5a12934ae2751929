// The days of the last weeks, as somebody's own clock has them, each as full as it was.
import { locale, t } from '../../i18n/i18n.ts'

interface Done {
  readonly at: number
}

const WEEKS = 16
const DAYS = 7
/** From so many cards and rounds on a day is shown fuller. */
const FULLER = [1, 10, 25]

/** Midnight of the day, by the reader's clock. */
const dayOf = (at: number): number => new Date(at).setHours(0, 0, 0, 0)

const daysBefore = (day: number, count: number): number => {
  const date = new Date(day)
  date.setDate(date.getDate() - count)
  return date.getTime()
}

/** How many days in a row up to today, or up to yesterday as long as today is not over. */
export function daysInARow(days: ReadonlyMap<number, number>, today: number): number {
  let from = days.has(today) ? today : daysBefore(today, 1)
  let count = 0
  while (days.has(from)) {
    count += 1
    from = daysBefore(from, 1)
  }
  return count
}

export function Calendar({ reviews, runs, now }: { reviews: readonly Done[]; runs: readonly Done[]; now: number }) {
  const counts = new Map<number, number>()
  for (const { at } of [...reviews, ...runs]) counts.set(dayOf(at), (counts.get(dayOf(at)) ?? 0) + 1)
  const today = dayOf(now)
  const weekday = (new Date(today).getDay() + 6) % DAYS
  const shown = WEEKS * DAYS - (DAYS - 1 - weekday)
  const days = Array.from({ length: shown }, (_, index) => daysBefore(today, shown - 1 - index))
  const names = new Intl.DateTimeFormat(locale.value, { weekday: 'narrow' })
  const full = new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium' })
  const row = daysInARow(counts, today)
  return (
    <>
      <p>{t('quiz.daysInARow', { count: row })}</p>
      <div class="calendar" role="img" aria-label={t('quiz.calendar', { days: counts.size })}>
        {Array.from({ length: DAYS }, (_, index) => (
          <span key={`name ${index}`} class="weekday" aria-hidden="true">
            {names.format(new Date(2024, 0, 1 + index))}
          </span>
        ))}
        {days.map((day) => {
          const count = counts.get(day) ?? 0
          const step = FULLER.filter((least) => count >= least).length
          return (
            <span key={day} class={`day step-${step} ${day === today ? 'today' : ''}`} title={`${full.format(day)}: ${count}`}>
              {step > 0 ? '▪'.repeat(step) : ''}
            </span>
          )
        })}
      </div>
    </>
  )
}
