// One match as the screens and the board know it: the View, the draft and what the player can do. Both read it, neither reads the other.
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import {
  type Consequence,
  type Doing,
  type HelpView,
  type HostView,
  helpNow,
  type Move,
  type NetworkMove,
  otherRole,
  type Role,
  type View,
} from '../../shared/game/index.ts'
import type { PhraseId } from '../../shared/protocol/index.ts'
import { differing, type Segment, type State, seqAdd, seqSub } from '../../shared/tcp/index.ts'
import { hasMessage } from '../i18n/i18n.ts'
import type { Connection, Sent } from '../net/connection.ts'
import { settings } from '../settings.ts'
import { createDraft, type DraftValue, filled } from './draft.ts'

/** Something to tell the player beside the verdicts: a message key with its values. `id` rises, so that the same words are said again. */
export interface Notice {
  readonly id: number
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
  /** The phase that it was told in: it ends with it. */
  readonly phase: string
}

const phaseOf = (view: View | null): string => (view === null ? '' : `${view.round} ${view.attempt} ${view.phase}`)

/** The View's time: match time less the pauses. */
export function playTime(view: View, matchTime: number): number {
  return (view.pausedAt ?? matchTime) - view.lag
}

/** What a host's numbers count from when they are relative; 0 while it is not known. A host in the fog is known by what its peer knows of it. */
function originOf(hosts: View['hosts'] | undefined, role: Role, which: 'seq' | 'ack'): number {
  if (hosts === undefined || settings.numbers.value === 'absolute') return 0
  const own = hosts[role]?.tcb
  const peer = hosts[otherRole(role)]?.tcb
  const [iss, irs] = own === undefined ? [peer?.irs, peer?.iss] : [own.iss, own.irs]
  return (which === 'seq' ? iss : irs) ?? 0
}

/** Why a move was not played, in the words of the game or of its server. */
const refusalKey = (error: string): string => [`rejection.${error}`, `error.${error}`].find((key) => hasMessage(key)) ?? 'match.notPlayed'

const relative = (value: number, origin: number): number => seqSub(value, origin)

export function createGame(connection: Connection) {
  const { view, room, health } = connection
  const draft = createDraft()
  const told = signal<Notice | null>(null)
  const notice = computed(() => (told.value?.phase === phaseOf(view.value) ? told.value : null))
  const busy = signal(false)
  const picked = signal<number | null>(null)
  let notices = 0

  /** This player's role in the present round; null: looking on. */
  const me: ReadonlySignal<Role | null> = computed(() => {
    const eyes = view.value?.eyes
    return eyes === undefined || eyes === 'all' || eyes === 'network' ? null : eyes
  })
  /** One is the network between two bots. */
  const isNetwork = computed(() => view.value?.eyes === 'network')
  const host: ReadonlySignal<HostView | null> = computed(() => (me.value === null ? null : (view.value?.hosts[me.value] ?? null)))
  const live = computed(() => view.value?.phase === 'live')
  const paused = computed(() => view.value !== null && view.value.pausedAt !== null)
  const online = computed(() => health.value.is === 'online')
  /** Whether a move can be made now. */
  const playable = computed(() => live.value && !paused.value && online.value)
  const ready = computed(() => filled(draft.value.value, view.value?.scenario.asksWindow === true))
  const canSend = computed(() => playable.value && ready.value.ok && !busy.value)

  const tell = (key: string, values: Notice['values'] = {}, phase = phaseOf(view.peek())): void => {
    notices += 1
    told.value = { id: notices, key, values, phase }
  }

  async function move(what: Move | NetworkMove): Promise<Sent> {
    busy.value = true
    // Of what the end of a phase overtook, nothing is said in the next.
    const phase = phaseOf(view.peek())
    try {
      const answer = await connection.send(what)
      if (!answer.ok) tell(refusalKey(answer.error), {}, phase)
      return answer
    } finally {
      busy.value = false
    }
  }

  /** The number as the player sees it: as it is, or counted from its ISN. */
  function number(role: Role, which: 'seq' | 'ack', value: number): string {
    return String(relative(value, originOf(view.value?.hosts, role, which)))
  }

  /** What the player typed, as the number that goes on the wire. */
  const absolute = (which: 'seq' | 'ack', value: number): number =>
    me.value === null ? value : seqAdd(value, originOf(view.value?.hosts, me.value, which))

  async function sendSegment(segment: Segment): Promise<void> {
    const { flags, len } = segment
    const asks = view.value?.scenario.asksWindow === true
    const ack = flags.includes('ACK') ? segment.ack : 0
    const answer = await move({ kind: 'segment', flags, seq: segment.seq, ack, len, wnd: asks ? segment.wnd : null })
    if (!answer.ok) return
    const verdict = answer.told.findLast((one) => one.told === 'move')
    // What was refused by the judge stays, to be mended; what left makes room.
    if (verdict?.told === 'move' && verdict.verdict.kind !== 'violation') draft.clear()
  }

  function load(segment: Segment): void {
    if (me.value === null) return
    const [seq, ack] = [number(me.value, 'seq', segment.seq), number(me.value, 'ack', segment.ack)]
    draft.load({ ...segment, seq: Number(seq), ack: Number(ack) })
  }

  const loaded = signal<Readonly<{ segment: Segment; as: DraftValue }> | null>(null)
  /** The help that is shown at this moment. */
  const help = (): HelpView | null =>
    view.value === null || host.value === null ? null : helpNow(view.value, host.value, playTime(view.value, connection.now()))

  /** The candidate that the draft holds, as long as nothing was changed in it. */
  const loadedChoice = computed(() => (loaded.value?.as === draft.value.value ? loaded.value.segment : null))

  return {
    connection,
    view,
    room,
    health,
    draft,
    notice,
    busy,
    /** The arrival that the player reads. */
    picked,
    me,
    isNetwork,
    host,
    live,
    paused,
    online,
    playable,
    ready,
    canSend,
    tell,
    /** What was told has been read. */
    untell: (): void => {
      told.value = null
    },
    number,
    absolute,
    /** ms of play time. */
    now: (): number => (view.value === null ? 0 : playTime(view.value, connection.now())),
    async send(): Promise<void> {
      if (!ready.value.ok) {
        tell(`composer.missing.${ready.value.field}`)
        return
      }
      const { segment } = ready.value
      await sendSegment({ ...segment, seq: absolute('seq', segment.seq), ack: absolute('ack', segment.ack) })
    },
    say(phrase: PhraseId): void {
      if (online.value) connection.say(phrase)
      else tell('error.offline')
    },
    /** Puts a segment into the draft with its numbers as the player sees them. */
    load,
    /** Loads a candidate; Enter sends it. Another one can be loaded as long as nothing was changed in it. */
    loadChoice(index: number): void {
      const segment = host.value?.choices?.[index]
      if (segment === undefined) return
      load(segment)
      if (view.value?.scenario.asksWindow === true) draft.set({ wnd: String(segment.wnd) })
      loaded.value = { segment, as: draft.value.value }
      tell('composer.loaded', { number: index + 1 })
    },
    loadedChoice,
    isLoaded: (segment: Segment): boolean => loadedChoice.value !== null && differing(loadedChoice.value, segment).length === 0,
    /** A candidate with its numbers as they are on the wire. */
    choose: (segment: Segment): Promise<void> => sendSegment(segment),
    async discard(arrival: number): Promise<void> {
      await move({ kind: 'discard', arrival })
    },
    async listen(): Promise<void> {
      await move({ kind: 'listen' })
    },
    async hint(): Promise<void> {
      await move({ kind: 'hint' })
    },
    help,
    async acceptGhost(): Promise<void> {
      await move({ kind: 'accept-ghost' })
    },
    async setReady(): Promise<void> {
      // From a briefing it means another thing: that one may begin.
      const isDone = live.peek()
      const answer = await move({ kind: 'ready' })
      if (answer.ok && isDone && live.peek()) tell('match.doneNote')
    },
    /** Not done with the round after all. */
    async takeBackReady(): Promise<void> {
      await move({ kind: 'not-ready' })
    },
    /** `question`: the one that the player has read. */
    async nameState(state: State, question: number): Promise<void> {
      await move({ kind: 'state', state, question })
    },
    /** The network's moves, where one is the network. */
    async harm(doing: Doing, flight: number): Promise<boolean> {
      return (await move({ kind: 'fault', doing, flight })).ok
    },
    async expect(consequence: Consequence): Promise<void> {
      await move({ kind: 'expect', consequence })
    },
    async predict(guess: Pick<Extract<Move, { kind: 'predict' }>, 'flags' | 'seq' | 'ack' | 'len'>): Promise<void> {
      await move({ kind: 'predict', ...guess })
    },
  }
}

export type Game = ReturnType<typeof createGame>
