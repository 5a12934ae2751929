// A scenario's three stars: filled or hollow, always in the same order, and in words for those who listen.
import type { Stars } from '../../../shared/quiz/index.ts'
import { t } from '../../i18n/i18n.ts'
import './stars.css'

export const STARS = ['goal', 'accuracy', 'time'] as const satisfies readonly (keyof Stars)[]

export function Star({ earned }: { earned: boolean }) {
  return (
    <svg class={`star ${earned ? 'earned' : ''}`} viewBox="-11 -11 22 22" aria-hidden="true" focusable="false">
      <path d="M0 -9.5 L2.6 -3.4 L9.2 -2.9 L4.2 1.4 L5.8 7.8 L0 4.3 L-5.8 7.8 L-4.2 1.4 L-9.2 -2.9 L-2.6 -3.4 Z" />
    </svg>
  )
}

/** The stars that were earned, by name. */
export const starsInWords = (stars: Stars): string =>
  STARS.filter((star) => stars[star])
    .map((star) => t(`campaign.stars.${star}`))
    .join(', ')

export function StarRow({ stars }: { stars: Stars }) {
  const words = starsInWords(stars)
  const count = STARS.filter((star) => stars[star]).length
  return (
    <span class="star-row">
      {STARS.map((star) => (
        <Star key={star} earned={stars[star]} />
      ))}
      <span class="visually-hidden">
        {t('campaign.stars.all', { stars: count, all: STARS.length })}
        {words === '' ? '' : `: ${words}`}
      </span>
    </span>
  )
}
