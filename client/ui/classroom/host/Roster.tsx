// Everybody in the class: who is here, extra time, pairs by hand, and the door for those who must go.
import { useState } from 'preact/hooks'
import type { HostView, RosterRow } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { ConfirmButton } from '../ConfirmButton.tsx'
import { shortMomentText } from '../moment-words.ts'
import type { SendCommand } from './use-commands.ts'

const FACTORS = [1, 1.25, 1.5, 2, 3] as const
/** From so many students on one searches; so many are drawn at first. */
const MANY = 20
const PAGE = 40

interface RowProps {
  readonly row: RosterRow
  readonly open: boolean
  /** Chosen to be paired by hand. */
  readonly chosen: boolean
  readonly inRound: boolean
  /** Of an assignment; null: rounds in step. */
  readonly rounds: number | null
  readonly onOpen: () => void
  readonly onChoose: () => void
  readonly send: SendCommand
}

function Actions({ row, chosen, onChoose, send }: RowProps) {
  const { id, name } = row
  return (
    <div class="student-actions" id={`student-${id}`}>
      <label>
        {t('classroom.host.extraTime')}
        <select
          value={String(row.factor)}
          onChange={(event) => {
            const factor = Number(event.currentTarget.value)
            send({ do: 'factor', id, factor }, t('classroom.host.extraTimeDone', { name, factor }))
          }}
        >
          {FACTORS.map((factor) => (
            <option key={factor} value={String(factor)}>
              × {factor}
            </option>
          ))}
        </select>
      </label>
      <button type="button" aria-pressed={chosen} onClick={onChoose}>
        {t('classroom.host.pairWith')}
      </button>
      <ConfirmButton
        label={t('classroom.host.kickName', { name })}
        question={t('classroom.host.kickSure', { name })}
        onYes={() => send({ do: 'kick', id }, t('classroom.host.kicked', { name }))}
      >
        {t('classroom.host.kick')}
      </ConfirmButton>
      <ConfirmButton
        label={t('classroom.host.banName', { name })}
        question={t('classroom.host.banSure', { name })}
        onYes={() => send({ do: 'ban', id }, t('classroom.host.banned', { name }))}
      >
        {t('classroom.host.ban')}
      </ConfirmButton>
    </div>
  )
}

const handedInText = ({ handedIn, lastAt }: RosterRow, rounds: number): string =>
  lastAt === null
    ? t('classroom.host.nothingIn')
    : t('classroom.host.handedIn', { done: handedIn, count: rounds, time: shortMomentText(lastAt) })

function Student(props: RowProps) {
  const { row, open, inRound, rounds, chosen, onOpen } = props
  return (
    <li class={`student${chosen ? ' chosen' : ''}`}>
      <button type="button" class="student-line" aria-expanded={open} aria-controls={`student-${row.id}`} onClick={onOpen}>
        <span class="student-name">
          <strong>{row.name}</strong> {row.extra !== '' && <span class="dim"> {row.extra}</span>}
        </span>{' '}
        <span class="student-facts">
          <span class={row.here ? 'here' : 'away'}>{t(row.here ? 'classroom.host.here' : 'classroom.host.away')}</span>{' '}
          {row.factor > 1 && <span>{t('classroom.host.factor', { factor: row.factor })}</span>}{' '}
          {inRound && <span>{row.pair === null ? t('classroom.host.noPair') : t('classroom.host.pairNumber', { pair: row.pair })}</span>}{' '}
          {row.next !== null && (
            <span class="student-next">{t('classroom.host.nextWith', { name: row.next.name ?? t('classroom.bot') })}</span>
          )}{' '}
          {row.isBlocked && <span class="badge">{t('classroom.host.blocked')}</span>}{' '}
          {rounds !== null && <span>{handedInText(row, rounds)}</span>}{' '}
          <span class="student-points">{t('classroom.points', { points: row.points })}</span>
        </span>
      </button>
      {open && <Actions {...props} />}
    </li>
  )
}

/** Two students who were chosen play together from the next round on. */
function ByHand({ chosen, onDone, send }: { chosen: readonly RosterRow[]; onDone: () => void; send: SendCommand }) {
  const [a, b] = chosen
  if (a === undefined) return null
  const pair = (other: RosterRow | null): void => {
    const partner = other?.name ?? t('classroom.bot')
    send({ do: 'pair', a: a.id, b: other?.id ?? null }, t('classroom.host.paired', { a: a.name, b: partner }))
    onDone()
  }
  return (
    <div class="by-hand" role="group" aria-label={t('classroom.host.byHand')}>
      <p role="status">
        {b === undefined ? t('classroom.host.oneChosen', { a: a.name }) : t('classroom.host.twoChosen', { a: a.name, b: b.name })}
      </p>
      <span class="row start">
        {b !== undefined && (
          <button type="button" class="primary" onClick={() => pair(b)}>
            {t('classroom.host.pairThem')}
          </button>
        )}
        {b === undefined && (
          <button type="button" onClick={() => pair(null)}>
            {t('classroom.host.pairBot')}
          </button>
        )}
        <button type="button" onClick={onDone}>
          {t('lobby.cancel')}
        </button>
      </span>
    </div>
  )
}

export function Roster({ view, send }: { view: HostView; send: SendCommand }) {
  const { roster, screen } = view
  const [sought, setSought] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [most, setMost] = useState(PAGE)
  const inRound = screen.clock.phase === 'briefing' || screen.clock.phase === 'live'
  const wanted = sought.trim().toLowerCase()
  const found = roster.filter(({ name, extra }) => `${name} ${extra}`.toLowerCase().includes(wanted))
  const shown = found.slice(0, most)
  const rows = chosen.flatMap((id) => roster.find((one) => one.id === id) ?? [])
  const choose = (id: string): void =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id].slice(-2)))
  return (
    <section class="card roster" aria-labelledby="roster-title">
      <h2 id="roster-title">{t('classroom.host.students', { count: roster.length })}</h2>
      {roster.length > MANY && (
        <div class="field">
          <label for="seek">{t('classroom.host.seek')}</label>
          <input id="seek" type="search" value={sought} autocomplete="off" onInput={(event) => setSought(event.currentTarget.value)} />
        </div>
      )}
      <ByHand chosen={rows} onDone={() => setChosen([])} send={send} />
      {roster.length === 0 && <p class="dim">{t('classroom.host.nobodyYet')}</p>}
      {roster.length > 0 && found.length === 0 && <p role="status">{t('classroom.host.nobodyFound')}</p>}
      <ul class="students">
        {shown.map((row) => (
          <Student
            key={row.id}
            row={row}
            open={open === row.id}
            chosen={chosen.includes(row.id)}
            inRound={inRound}
            rounds={screen.deadline === null ? null : screen.clock.rounds}
            onOpen={() => setOpen(open === row.id ? null : row.id)}
            onChoose={() => choose(row.id)}
            send={send}
          />
        ))}
      </ul>
      {found.length > shown.length && (
        <button type="button" onClick={() => setMost(most + 200)}>
          {t('classroom.host.more', { count: found.length - shown.length })}
        </button>
      )}
    </section>
  )
}
