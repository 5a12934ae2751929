// The round as a climb: every pair a boat, no names, no segments. The drawing says how far all are; the words say it too.
import { useEffect, useRef } from 'preact/hooks'
import type { ScreenView } from '../../../../shared/classroom/index.ts'
import { NETWORK_ROUND } from '../../../../shared/game/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { reducedMotion, theme } from '../../../settings.ts'
import { scenarioText } from '../../parts/scenario-text.ts'
import { clockText, percent, timeLeft } from '../use-class.ts'
import { type ClimbPicture, createClimb } from './climb-picture.ts'
import './climb.css'

export function Climb({ view, now }: { view: ScreenView; now: number }) {
  const { clock, boats, tide } = view
  const canvas = useRef<HTMLCanvasElement>(null)
  const picture = useRef<ClimbPicture | null>(null)
  const dark = theme.value
  const calm = reducedMotion.value
  useEffect(() => {
    if (canvas.current === null) return
    const made = createClimb(canvas.current, dark, calm)
    picture.current = made
    return () => {
      picture.current = null
      made.destroy()
    }
  }, [dark, calm])
  const paused = clock.pausedAt !== null
  useEffect(() => picture.current?.show(boats, tide, paused), [boats, tide, paused, dark, calm])
  const left = timeLeft(clock, paused && clock.pausedAt !== null ? clock.pausedAt : now)
  const arrived = boats.filter(({ done }) => done >= 1000).length
  const progress = boats.length === 0 ? t('classroom.screen.tooFew') : t('classroom.screen.arrived', { arrived, count: boats.length })
  return (
    <div class="climb-stage">
      <canvas ref={canvas} class="climb-picture" role="img" aria-label={progress} />
      <header class="climb-head">
        <div>
          <p class="screen-eyebrow">{t('classroom.roundOf', { round: clock.round + 1, rounds: clock.rounds })}</p>
          <h1 tabIndex={-1}>{scenarioText(clock.scenario ?? '', 'title')}</h1>
        </div>
        <p class="climb-clock screen-figure" role="timer" aria-label={t('classroom.screen.timeLeft')}>
          {left === null ? '' : clockText(left)}
        </p>
      </header>
      <p class="climb-words">
        {boats.length > 0 && (
          <>
            <span class="climb-tide">
              {t(`classroom.screen.${tide === null ? 'noTide' : 'tide'}${clock.scenario === NETWORK_ROUND ? 'Foreseen' : ''}`, {
                percent: percent(tide ?? 0),
              })}
            </span>{' '}
          </>
        )}
        <span>{progress}</span>
      </p>
    </div>
  )
}
