// After a round, and after the last one: what happened, what can be tried again, what comes next.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Role, View } from '../../../shared/game/index.ts'
import { otherRole } from '../../../shared/game/roles.ts'
import { t } from '../../i18n/i18n.ts'
import { address } from '../../route.ts'
import { practise } from '../../session.ts'
import type { Game } from '../../store/game.ts'
import { Debrief } from '../debrief/Debrief.tsx'
import { MatchSummary } from '../debrief/MatchSummary.tsx'
import { NetworkDebrief } from '../network/NetworkDebrief.tsx'
import { isBundled } from '../parts/scenario-text.ts'

/** How the bot of a retry thinks, ms. */
const THINK = 2000

/** The moment again, alone: the same host, the bot at the other end. */
async function retry(game: Game, view: View, me: Role, at: number): Promise<boolean> {
  const position = await game.connection.positionBefore(view.round, at)
  if (position === null) return false
  const [{ startLocal }, { parseConfig }] = await Promise.all([import('../../net/local.ts'), import('../../../shared/game/index.ts')])
  const config = parseConfig({
    seed: 'retry',
    level: view.level.id,
    rounds: [view.scenario.id],
    firstClient: me === 'client' ? 'a' : 'b',
    bots: { a: false, b: true },
    briefing: 0,
    position,
  })
  if (!config.ok) return false
  await practise(startLocal({ config: config.value, seat: 'a', bot: { think: THINK, errors: 0, seed: 1 }, again: (same) => same }))
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
  const copy = (link: string): void => {
    const done = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'))
    done.then(
      () => setSaid(t('debrief.copied', { link })),
      () => setSaid(link),
    )
  }
  const copyMoment = async (at: number): Promise<void> => {
    const position = await game.connection.positionBefore(view.round, at)
    if (position === null) setSaid(t('debrief.noMoment'))
    else copy(address(`/p/${position}`))
  }
  const mySeat = view.seats[me]
  const iWant = room?.seats[mySeat].rematch === true
  const theyWant = room?.seats[view.seats[otherRole(me)]].rematch === true
  return (
    <>
      {view.phase === 'debrief' && view.network !== null ? (
        <NetworkDebrief view={view} number={game.number} count={count} end={end} onReady={() => void game.setReady()} />
      ) : view.phase === 'debrief' ? (
        <Debrief
          view={view}
          me={me}
          names={named}
          count={count}
          number={game.number}
          ready={view.ready}
          // An own scenario is not known here, so its moments cannot be set up again.
          canRetry={view.bots[mySeat] === false && isBundled(view.scenario.id)}
          end={end}
          onReady={() => void game.setReady()}
          onCopy={(index) => {
            const event = view.ladder?.[index]
            if (event !== undefined) void copyMoment(event.at)
          }}
          onRetry={(index) => {
            const event = view.ladder?.[index]
            if (event === undefined) return
            void retry(game, view, me, event.at).then((done) => done || setSaid(t('debrief.noRetry')))
          }}
        />
      ) : (
        <MatchSummary
          view={view}
          me={me}
          names={names}
          rematch={{ mine: iWant, theirs: theyWant }}
          onRematch={() => game.connection.rematch()}
          onHome={onHome}
          {...(replay === '' ? {} : { onShare: () => copy(address(`/r/${replay}`)), replay: `/r/${replay}` })}
        />
      )}
      <p class="notice" role="status">
        {said}
      </p>
    </>
  )
}
