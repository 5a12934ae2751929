// Before the first round: how to get in, in figures that can be read from the last row, and who is there already.
import type { ScreenView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { address } from '../../../route.ts'
import { Harbour } from '../../parts/Harbour.tsx'
import { Qr } from '../../parts/Qr.tsx'
import { roomMomentText } from '../moment-words.ts'
import { spacedCode } from '../use-class.ts'
import { plainAddress } from './JoinBadge.tsx'
import './join.css'

/** The more there are, the smaller; beyond the last step a new name takes the oldest one's place. */
const STEPS = [
  { most: 16, size: 'few' },
  { most: 36, size: 'some' },
  { most: 54, size: 'more' },
] as const
const MOST_SHOWN = 72
/** So many names leave room for the harbour. */
const FEW = 8

/** The latest names, each in a place that it keeps until a new one takes it. */
const placed = (names: readonly string[]): readonly string[] =>
  names.slice(0, MOST_SHOWN).map((first, place) => {
    const turns = Math.floor((names.length - 1 - place) / MOST_SHOWN)
    return names[place + turns * MOST_SHOWN] ?? first
  })

function Names({ names, students }: { names: readonly string[]; students: number }) {
  const size = STEPS.find(({ most }) => names.length <= most)?.size ?? 'many'
  const more = names.length - MOST_SHOWN
  return (
    <section class={`names ${size}`} aria-labelledby="names-count">
      <h2 id="names-count">
        {students === 0 ? t('classroom.screen.nobody') : t('classroom.screen.students', { count: students })}{' '}
        {more > 0 && <span class="names-more"> · {t('classroom.screen.latest', { count: MOST_SHOWN })}</span>}
      </h2>
      <ul>
        {placed(names).map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </section>
  )
}

/** `now`: the server's time, ms. */
export function Join({ view, names, now }: { view: ScreenView; names: readonly string[]; now: number }) {
  const { code, open, students, quizDone, deadline } = view
  return (
    <>
      {names.length <= FEW && (
        <div class="screen-scene">
          <Harbour left right={students > 0} joined={students > 1} />
        </div>
      )}
      <div class="join-stage">
        <div class="join-how">
          <div class="join-words">
            <h1 tabIndex={-1}>{t(open ? 'classroom.screen.join' : 'classroom.screen.closed')}</h1>
            <p class="join-url">{plainAddress()}</p>
            <p class="join-code">
              <span class="visually-hidden">{t('classroom.code')}: </span> {spacedCode(code)}
            </p>
            {deadline !== null && (
              <p class="join-until">
                {t(now > deadline ? 'classroom.student.alone.late' : 'classroom.screen.until', { time: roomMomentText(deadline) })}
              </p>
            )}
          </div>
          {open && <Qr text={address(`/c/${code}`)} label={t('classroom.screen.qr')} />}
        </div>
        <Names names={names} students={students} />
        {quizDone > 0 && <p class="screen-note">{t('classroom.screen.quizDone', { done: quizDone, count: students })}</p>}
      </div>
    </>
  )
}
