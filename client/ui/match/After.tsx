// After a round, and after the last one: what happened, what can be tried again, what comes next.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Fault, Role, View } from '../../../shared/game/index.ts'
import { otherRole } from '../../../shared/game/roles.ts'
import { t } from '../../i18n/i18n.ts'
import { address } from '../../route.ts'
import { practise } from '../../session.ts'
import type { Game } from '../../store/game.ts'
import { Debrief } from '../debrief/Debrief.tsx'
import { MatchSummary } from '../debrief/MatchSummary.tsx'
import { NetworkDebrief } from '../network/NetworkDebrief.tsx'
import { isBundled } from '../parts/scenario-text.ts'

/** The moment again, alone: the same host, the bot at the other end; or, before one of their faults, whoever was the network. */
async function retry(game: Game, view: View, was: Role | Fault, at: number): Promise<boolean> {
  const position = await game.connection.positionBefore(view.round, at)
  if (position === null) return false
  const { playMoment, roundBefore } = await import('../../moment.ts')
  const { id } = view.scenario
  const fault = typeof was === 'string' ? null : was
  const round = fault === null || view.network === null ? id : roundBefore(id, view.network, fault)
  const connection =
    round === null ? null : playMoment({ level: view.level.id, round, position }, typeof was === 'string' ? was : 'network')
  if (connection === null) return false
  await practise(connection)
  return true
}

export function After(props: {
  game: Game
  view: View
  names: Readonly<{ a: string; b: string }>
  /** Which round of how many, from 0. */
  count: Readonly<{ round: number; rounds: number }>
  onHome: () => void
  /** Stands in the debrief instead of the way to the next round. */
  end: ComponentChildren
}) {
  const { game, view, names, count, onHome, end } = props
  const [said, setSaid] = useState('')
  const room = game.room.value
  const me: Role = game.me.value ?? 'client'
  const byRole = { client: names[view.seats.client], server: names[view.seats.server] }
  const named = { client: byRole.client || t('briefing.bot'), server: byRole.server || t('briefing.bot') }
  const replay = room?.replay ?? ''
  const copy = (link: string, copied: string): void => {
    const done = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'))
    done.then(
      () => setSaid(copied),
      () => setSaid(link),
    )
  }
  const share = (link: string): void => copy(link, t('debrief.copied', { link }))
  const copyMoment = async (at: number): Promise<void> => {
    const position = await game.connection.positionBefore(view.round, at)
    if (position === null) setSaid(t('debrief.noMoment'))
    else copy(address(`/p/${position}`), t('debrief.copiedMoment'))
  }
  const onCopy = (at: number): void => void copyMoment(at)
  const again = (was: Role | Fault, at: number): void =>
    void retry(game, view, was, at).then((done) => done || setSaid(t('debrief.noRetry')))
  // An own scenario is not known here, so its moments cannot be set up again.
  const canRetry = isBundled(view.scenario.id)
  const mySeat = view.seats[me]
  const iWant = room?.seats[mySeat].rematch === true
  const theyWant = room?.seats[view.seats[otherRole(me)]].rematch === true
  return (
    <>
      {view.phase === 'debrief' && view.network !== null ? (
        <NetworkDebrief
          view={view}
          number={game.number}
          count={count}
          canRetry={canRetry}
          end={end}
          onReady={() => void game.setReady()}
          onCopy={onCopy}
          onRetry={(fault) => again(fault, fault.at)}
        />
      ) : view.phase === 'debrief' ? (
        <Debrief
          view={view}
          me={me}
          names={named}
          count={count}
          number={game.number}
          ready={view.ready}
          canRetry={view.bots[mySeat] === false && canRetry}
          end={end}
          onReady={() => void game.setReady()}
          onCopy={onCopy}
          onRetry={(at) => again(me, at)}
        />
      ) : (
        <MatchSummary
          view={view}
          me={me}
          names={names}
          rematch={{ mine: iWant, theirs: theyWant }}
          onRematch={() => game.connection.rematch()}
          onHome={onHome}
          {...(replay === '' ? {} : { onShare: () => share(address(`/r/${replay}`)), replay: `/r/${replay}` })}
        />
      )}
      <p class="notice" role="status">
        {said}
      </p>
    </>
  )
}
