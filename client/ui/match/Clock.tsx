import { useEffect, useState } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import type { Game } from '../../store/game.ts'
import './timer-ring.css'

const LOOK_EVERY = 250

const minutes = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** What is left of the phase, and what comes then where that is not plain. It is drawn only when its text changes. */
export function Clock({ game }: { game: Game }) {
  const [text, setText] = useState('')
  const phase = game.view.value?.phase
  const label = phase === 'briefing' || phase === 'debrief' ? t(`match.clockOf.${phase}`) : ''
  useEffect(() => {
    const look = (): void => {
      const ends = game.view.peek()?.phaseEnds ?? null
      setText(ends === null ? '' : minutes(ends - game.now()))
    }
    look()
    const timer = setInterval(look, LOOK_EVERY)
    return () => clearInterval(timer)
  }, [game])
  if (text === '') return null
  return (
    <>
      {label !== '' && (
        <span class="clock-label dim" aria-hidden="true">
          {label}
        </span>
      )}{' '}
      <span class="clock mono" role="timer" aria-label={label === '' ? t('match.clock') : label}>
        {text}
      </span>
    </>
  )
}

/** Seconds until a moment of unix time (ms), drawn as they pass. */
export function Countdown({ until }: { until: number }) {
  const [left, setLeft] = useState(Math.ceil((until - Date.now()) / 1000))
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.ceil((until - Date.now()) / 1000)), LOOK_EVERY)
    return () => clearInterval(timer)
  }, [until])
  return <span class="mono">{Math.max(0, left)}</span>
}

/** Seconds of play time until `ends` (ms of play time), and how much of the time from `started` has passed, drawn as a ring. */
export function TimerRing({ game, started, ends }: { game: Game; started: number; ends: number }) {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const look = (): void => setLeft(Math.max(0, Math.ceil((ends - game.now()) / 1000)))
    look()
    const timer = setInterval(look, LOOK_EVERY)
    return () => clearInterval(timer)
  }, [game, ends])
  const passed = Math.min(1, Math.max(0, 1 - (left * 1000) / Math.max(1, ends - started)))
  return (
    <span class="timer-ring">
      <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <circle cx="10" cy="10" r="8" />
        <circle class="passed" cx="10" cy="10" r="8" pathLength={1} stroke-dasharray={`${passed} 1`} transform="rotate(-90 10 10)" />
      </svg>
      <span class="mono">{t('match.secondsLeft', { seconds: left })}</span>
    </span>
  )
}
