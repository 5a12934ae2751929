// A student in the class: which screen stands there follows from what the class is doing.
import { useEffect, useState } from 'preact/hooks'
import type { ClassEntry } from '../../../../shared/protocol/classes.ts'
import type { AloneClass } from '../../../class-alone.ts'
import { t } from '../../../i18n/i18n.ts'
import type { ClassPlace } from '../../../net/class-place.ts'
import { game, practice } from '../../../session.ts'
import { AloneRounds } from './AloneRounds.tsx'
import { Announce } from './Announce.tsx'
import { ClassRound } from './ClassRound.tsx'
import { Connecting } from './Connecting.tsx'
import { Farewell } from './Farewell.tsx'
import { Gone } from './Gone.tsx'
import { PracticeRound } from './PracticeRound.tsx'
import type { Frame } from './StudentPage.tsx'
import { TogetherRound } from './TogetherRound.tsx'
import { type StudentRoom, useAlone, useSeat, useStudentRoom } from './use-student.ts'
import { Vote } from './Vote.tsx'
import { Waiting } from './Waiting.tsx'

interface InClassProps extends Frame {
  readonly place: ClassPlace
  readonly fresh: ClassEntry | null
  /** By which somebody waits to play with this student; '' without. */
  readonly number: string
  /** The place is given up. */
  readonly onOut: () => void
}

export function InClass(props: InClassProps) {
  const [tries, setTries] = useState(0)
  const [isAlone, setAlone] = useState(false)
  const alone = useAlone(props.place)
  if (alone === null) return null
  if (isAlone)
    return <AloneRounds alone={alone} place={props.place} bar={props.bar} onSettings={props.onSettings} onClass={() => setAlone(false)} />
  return (
    <Connected
      key={tries}
      {...props}
      fresh={tries === 0 ? props.fresh : null}
      alone={alone}
      onAlone={() => setAlone(true)}
      onAgain={() => setTries(tries + 1)}
    />
  )
}

interface ConnectedProps extends InClassProps {
  readonly alone: AloneClass
  readonly onAlone: () => void
  readonly onAgain: () => void
}

function Connected(props: ConnectedProps) {
  const room = useStudentRoom(props.place, props.fresh)
  return room === null ? null : <Stage {...props} room={room} />
}

function Stage({ room, alone, place, number, bar, onSettings, onOut, onAlone, onAgain }: ConnectedProps & { room: StudentRoom }) {
  useSeat(room)
  const view = room.view.value
  const health = room.health.value
  const isLobby = view?.clock.phase === 'lobby'
  useEffect(() => {
    if (isLobby) alone.ask()
  }, [isLobby])

  const framed = (screen: preact.ComponentChildren) => (
    <>
      {bar}
      {screen}
    </>
  )
  if (health.is === 'gone') return framed(<Gone why={health.why} onAgain={onAgain} onOut={onOut} />)
  if (view === null) return framed(<Connecting health={health} alone={alone} onAlone={onAlone} />)

  const screen = () => {
    const { phase } = view.clock
    const running = phase === 'briefing' || phase === 'live'
    if (view.vote !== null && !running) return framed(<Vote key={JSON.stringify(view.vote.mistake)} room={room} vote={view.vote} />)
    if (phase === 'podium' || phase === 'over') return framed(<Farewell room={room} view={view} />)
    if (view.seat !== null && phase !== 'lobby')
      return <ClassRound room={room} view={view} now={game.value} bar={bar} onSettings={onSettings} />
    if (view.seat !== null) return <TogetherRound room={room} view={view} bar={bar} onSettings={onSettings} />
    if (phase === 'lobby' && view.deadline !== null)
      return <AloneRounds alone={alone} place={place} bar={bar} onSettings={onSettings} inClass={{ room, view, number }} />
    const side = practice.value
    if (side !== null) return <PracticeRound game={side} name={view.you.name} onSettings={onSettings} while="waiting" />
    return framed(<Waiting room={room} view={view} />)
  }
  return (
    <>
      {/* A match says so by itself. */}
      {health.is === 'lost' && game.value?.health.value.is !== 'lost' && (
        <p class="banner bad" role="alert">
          {t(health.restarts ? 'classroom.restarts' : 'classroom.lost')}
        </p>
      )}
      {screen()}
      {/* Nobody begins an assignment. */}
      {!(isLobby && view.deadline !== null) && <Announce clock={view.clock} />}
    </>
  )
}
