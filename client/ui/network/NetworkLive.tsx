// A round while it lives, for somebody who is the network: both hosts, the wire between them, the budget, the prediction, the ladder so far.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { View } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Desk } from '../../store/desk.ts'
import type { Game } from '../../store/game.ts'
import { Ladder } from '../ladder/Ladder.tsx'
import { ladderModel } from '../ladder/model.ts'
import { ladderOf } from '../ladder/of-view.ts'
import { ladderWords } from '../ladder/words.ts'
import { BoardPane } from '../match/BoardPane.tsx'
import { NoticeLine } from '../match/Notices.tsx'
import { scenarioText } from '../parts/scenario-text.ts'
import { useFocus } from '../parts/use-focus.ts'
import { Doings, Foretelling } from './Foretelling.tsx'
import { Hosts } from './Hosts.tsx'
import { Wire } from './Wire.tsx'
import './network.css'

/** What is read out of what just happened. */
const SAID = ['move', 'arrived', 'timer', 'goal']
const MOST_SAID = 4

export interface NetworkLiveProps {
  readonly game: Game
  readonly desk: Desk
  readonly view: View
  /** As it is counted for the player, from 0. */
  readonly round: number
}

export function NetworkLive({ game, desk, view, round }: NetworkLiveProps) {
  const heading = useFocus(view.round, view.attempt)
  const [picked, setPicked] = useState<number | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const drawn = useMemo(() => ladderOf(view), [view])
  const { story } = drawn
  // What happens now is kept in sight, unless somebody reads further up.
  useEffect(() => {
    const { current } = box
    if (current !== null && !current.contains(document.activeElement)) current.scrollTop = current.scrollHeight
  }, [story.length])
  const { network } = view
  if (network === null) return null
  const words = ladderWords(game.number, drawn.requestOf)
  const { rows } = ladderModel(story, drawn)
  const said = rows.filter(({ event }) => SAID.includes(event.on)).slice(-MOST_SAID)
  return (
    <main class="live-network">
      <h1 class="visually-hidden" ref={heading} tabIndex={-1}>
        {t('network.live', { round: round + 1, title: scenarioText(view.scenario.id, 'title') })}
      </h1>
      <Hosts game={game} view={view} />
      <BoardPane game={game} />
      <Wire game={game} desk={desk} />
      <Doings game={game} desk={desk} network={network} />
      <NoticeLine game={game} />
      <Foretelling game={game} network={network} />
      <section class="panel network-ladder" aria-label={t('ladder.title')}>
        <div ref={box} class="ladder-box">
          <Ladder {...drawn} number={game.number} picked={picked} onPick={setPicked} />
        </div>
      </section>
      <div class="visually-hidden" role="log" aria-label={t('network.wire')}>
        {said.map((row) => (
          <p key={row.index}>{words.sentence(row)}</p>
        ))}
      </div>
    </main>
  )
}
