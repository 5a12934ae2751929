// What somebody can do who is the network, as data: buttons, keys and the help sheet come from this one table.
import { CONSEQUENCES, type Doing } from '../../shared/game/index.ts'
import type { Desk } from '../store/desk.ts'
import type { Game } from '../store/game.ts'
import { type Command, commandsOf, type Screen } from './commands.ts'

export const DOING_KEYS: readonly (readonly [Doing, string])[] = [
  ['drop', 'd'],
  ['duplicate', 'c'],
  ['delay', 'l'],
]

/** Of a host's commands, those that are the network's too. */
const SHARED = ['ready', 'mute', 'help']

export function networkCommandsOf(game: Game, desk: Desk, screen: Screen): readonly Command[] {
  const { playable, view } = game
  const doings = DOING_KEYS.map(
    ([doing, key]): Command => ({
      id: doing,
      label: `command.${doing}`,
      keys: [key],
      enabled: () => playable.value,
      run: () => void desk.harm(doing),
    }),
  )
  const guesses = CONSEQUENCES.map(
    (consequence, index): Command => ({
      id: `expect-${index + 1}`,
      label: 'command.expect',
      keys: [String(index + 1)],
      enabled: () => playable.value && view.value?.network?.foretells === true,
      run: () => void game.expect(consequence),
    }),
  )
  const steps = ([-1, 1] as const).map(
    (by): Command => ({
      id: by < 0 ? 'flight-before' : 'flight-next',
      label: 'command.flight',
      keys: [by < 0 ? 'arrowup' : 'arrowdown'],
      enabled: () => playable.value && desk.exposed.value.length > 1,
      run: () => desk.step(by),
    }),
  )
  return [...doings, ...steps, ...guesses, ...commandsOf(game, screen).filter(({ id }) => SHARED.includes(id))]
}
