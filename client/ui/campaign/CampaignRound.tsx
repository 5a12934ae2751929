// A round of the campaign: the same screens as every match, with the ghost's rail above the board and an end of its own.
import { toMap, voyage } from '../../campaign.ts'
import { settings } from '../../settings.ts'
import type { Game } from '../../store/game.ts'
import { MatchScreen } from '../match/MatchScreen.tsx'
import { GhostRail } from './GhostRail.tsx'
import { RoundEnd } from './RoundEnd.tsx'

export function CampaignRound({ game, onSettings }: { game: Game; onSettings: () => void }) {
  const now = voyage.value
  if (now === null || now.connection !== game.connection) return null
  return (
    <MatchScreen
      key={now.before.runs.length}
      game={game}
      names={{ a: settings.name.value, b: '' }}
      onHome={toMap}
      onSettings={onSettings}
      {...(now.ghost === null ? {} : { rail: <GhostRail game={game} ghost={now.ghost} /> })}
      end={<RoundEnd voyage={now} />}
    />
  )
}
