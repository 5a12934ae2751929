// What a player can do, as data: buttons, keys and the help sheet come from this one table.
import type { Flag } from '../../shared/tcp/index.ts'
import { settings } from '../settings.ts'
import type { DraftField } from '../store/draft.ts'
import type { Game } from '../store/game.ts'
import { suggest, unanswered } from '../store/suggest.ts'
import { fieldForDigit } from './digits.ts'
import { isWanted } from './single-keys.ts'

export interface Command {
  readonly id: string
  /** Message key of its name. */
  readonly label: string
  /** As `KeyboardEvent.key`, letters small. */
  readonly keys: readonly string[]
  enabled(): boolean
  /** `key`: the one that was pressed. */
  run(key: string): void
}

/** What the screen itself does for a command. */
export interface Screen {
  /** A teacher begins and ends the phases: there is no ready. */
  readonly isLed: boolean
  focusNotation(): void
  /** To where Enter sends, and presses nothing else. */
  focusComposer(): void
  focusField(field: DraftField): void
  /** After a segment left: back to the first number, if the player is among the numbers. */
  beginAnew(): void
  showHelp(): void
}

const FLAG_KEYS: readonly (readonly [Flag, string])[] = [
  ['SYN', 's'],
  ['ACK', 'a'],
  ['FIN', 'f'],
  ['RST', 'r'],
  ['PSH', 'p'],
]
const MOST_CHOICES = 4

/** The arrival that a discard is about: the one that is read, or the oldest that is not answered, or the oldest. */
export const arrivalToDiscard = (game: Game): number | null => {
  const host = game.host.value
  if (host === null) return null
  const picked = host.inbox.find(({ arrival }) => arrival === game.picked.value)
  return (picked ?? unanswered(host)[0] ?? host.inbox[0])?.arrival ?? null
}

export const listens = (game: Game): boolean =>
  game.host.value?.requests.some(({ call, status }) => call === 'listen' && status === 'open') === true

export function commandsOf(game: Game, screen: Screen): readonly Command[] {
  const { draft, playable, view, host } = game
  const flags = FLAG_KEYS.map(
    ([flag, key]): Command => ({
      id: flag,
      label: `command.${flag}`,
      keys: [key],
      enabled: () => game.live.value,
      run: () => draft.toggle(flag),
    }),
  )
  const choices = Array.from(
    { length: MOST_CHOICES },
    (_, index): Command => ({
      id: `choose-${index + 1}`,
      label: 'command.choose',
      keys: [String(index + 1)],
      // Whoever has begun to build writes a number. A digit sends nothing: it may have been meant for a field.
      enabled: () =>
        playable.value &&
        host.value?.choices?.[index] !== undefined &&
        (draft.isEmpty() || game.loadedChoice.value !== null) &&
        draft.field.value === null,
      run() {
        game.loadChoice(index)
        screen.focusComposer()
      },
    }),
  )
  return [
    ...flags,
    {
      id: 'send',
      label: 'command.send',
      keys: ['enter'],
      enabled: () => playable.value,
      run() {
        // An empty boat is first loaded with what kind of segment stands next; the numbers stay the player's.
        const flags = draft.value.value.flags.length === 0 ? suggest(host.value) : []
        if (flags.length > 0) draft.set({ flags })
        else void game.send().then(() => draft.isEmpty() && screen.beginAnew())
      },
    },
    {
      id: 'discard',
      label: 'command.discard',
      keys: ['.'],
      enabled: () => playable.value && arrivalToDiscard(game) !== null,
      run() {
        const arrival = arrivalToDiscard(game)
        if (arrival !== null) void game.discard(arrival)
      },
    },
    { id: 'listen', label: 'command.listen', keys: ['l'], enabled: () => playable.value && listens(game), run: () => void game.listen() },
    {
      id: 'hint',
      label: 'command.hint',
      keys: ['h'],
      enabled: () => playable.value && view.value?.level.hints === true,
      run: () => void game.hint(),
    },
    {
      id: 'ghost',
      label: 'command.ghost',
      keys: ['g'],
      enabled: () => playable.value && game.help()?.ghost === true,
      run: () => void game.acceptGhost(),
    },
    ...choices,
    {
      id: 'digit',
      label: 'command.digit',
      keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
      enabled: () => game.live.value,
      run(key) {
        const field = fieldForDigit(draft)
        draft.write(field, draft.value.value[field] + key)
        if (draft.field.value === null) screen.focusField(field)
      },
    },
    { id: 'notation', label: 'command.notation', keys: ['n', '/'], enabled: () => game.live.value, run: screen.focusNotation },
    { id: 'clear', label: 'command.clear', keys: ['c'], enabled: () => game.live.value, run: () => draft.clear() },
    {
      id: 'ready',
      label: 'command.ready',
      keys: ['enter'],
      // Not in the debrief: the Enter of a last segment would wave it away unread.
      enabled: () => !screen.isLed && game.online.value && !game.paused.value && view.value?.phase === 'briefing',
      run: () => void game.setReady(),
    },
    {
      id: 'mute',
      label: 'command.mute',
      keys: ['m'],
      enabled: () => true,
      run() {
        settings.sound.value = settings.sound.value === 'on' ? 'off' : 'on'
      },
    },
    { id: 'help', label: 'command.help', keys: ['?'], enabled: () => true, run: screen.showHelp },
  ]
}

/** Keys that mean text where text is typed; there only Enter and Escape are ours. */
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ? target.type !== 'radio' && target.type !== 'checkbox' : target instanceof HTMLSelectElement

/** Runs the command of this key, if there is one here and now; true: the key was ours. */
export function onKey(event: KeyboardEvent, commands: readonly Command[]): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false
  const { target } = event
  const key = event.key.toLowerCase()
  if (!isWanted(key)) return false
  // Enter on a button presses that button; a field of digits leaves letters to us.
  if (key === 'enter' && (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement)) return false
  if (typing(target)) {
    const digits = target instanceof HTMLInputElement && target.inputMode === 'none'
    if (!digits || /^[0-9]$/.test(key) || (key.length > 1 && key !== 'enter')) return false
  }
  const command = commands.find((one) => one.keys.includes(key) && one.enabled())
  if (command === undefined) return false
  event.preventDefault()
  command.run(key)
  return true
}
