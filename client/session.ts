// The match that this window is in, if it is in one: the game on top of a connection. The SDK and the core are loaded when they are needed.
import { batch, signal } from '@preact/signals'
import type { Entry } from '../shared/protocol/index.ts'
import { type ApiResult, returnToMatch } from './net/api.ts'
import type { Connection } from './net/connection.ts'
import { keptSeat } from './net/seat-key.ts'
import type { SoloChoices } from './net/solo.ts'
import type { Game } from './store/game.ts'

export const game = signal<Game | null>(null)
/** The match is a round of the campaign, whose screen has its own end. */
export const inCampaign = signal(false)
/** What the browser's history says of such a round: a reload ends it, and the map is shown in its place. */
export const CAMPAIGN_ENTRY = 'campaign'

/** What the match that this window entered last was to be like: so the bot plays it, should no socket open. */
export const wanted = signal<SoloChoices>({ level: 'coach', playlist: 'first-steps', role: 'random', xray: false })

/** What was played before is left in the same moment. */
async function begin(connect: () => Connection): Promise<void> {
  const { createGame } = await import('./store/game.ts')
  batch(() => {
    leaveMatch()
    game.value = createGame(connect())
  })
}

/** Opens the socket of a seat that was just given. Throws when the script cannot be loaded. */
export async function enterMatch(entry: Entry, choices = wanted.peek()): Promise<void> {
  // Written out, here and below: so the static build goes without the SDK.
  if (import.meta.env.MODE === 'static') throw new Error('there is no server')
  const { enter } = await import('./net/online.ts')
  wanted.value = choices
  await begin(() => enter(entry))
}

/** Fetches what a seat on the server needs, before there is one. */
export const loadSeat = async (): Promise<void> => {
  if (import.meta.env.MODE !== 'static') await Promise.all([import('./net/online.ts'), import('./store/game.ts')])
}

/** A seat of a class's round. The class gives it anew after a reload, so this window keeps no key to it. */
export async function enterClassSeat(entry: Entry): Promise<void> {
  if (import.meta.env.MODE === 'static') throw new Error('there is no server')
  const { enterUnkept } = await import('./net/online.ts')
  await begin(() => enterUnkept(entry))
}

/** The server's answer to a window that comes back to its seat, asked for at most once. */
let askedFor: Promise<ApiResult<Entry>> | null = null

/** Asks for the seat that this window had, before the scripts that need it are there. */
export function askForSeat(): Promise<ApiResult<Entry>> | null {
  const key = keptSeat()
  if (import.meta.env.MODE === 'static' || key === null) return null
  askedFor ??= returnToMatch(key.code, key.token)
  return askedFor
}

/** Back to the seat that this window had before a reload; false: it had none. */
export async function resumeMatch(): Promise<boolean> {
  const key = keptSeat()
  const asked = askForSeat()
  askedFor = null
  if (import.meta.env.MODE === 'static' || key === null || asked === null) return false
  const { resume } = await import('./net/online.ts')
  await begin(() => resume(key, asked))
  return true
}

/** Takes the seat back from another window that has it now. */
export async function takeSeatBack(): Promise<void> {
  const key = game.peek()?.connection.key ?? null
  if (import.meta.env.MODE === 'static' || key === null) return
  const { resume } = await import('./net/online.ts')
  await begin(() => resume(key, returnToMatch(key.code, key.token)))
}

/** A match in this page alone, against a bot. */
export async function playHere(connection: Connection, isCampaign = false): Promise<void> {
  const { createGame } = await import('./store/game.ts')
  batch(() => {
    leaveMatch()
    inCampaign.value = isCampaign
    game.value = createGame(connection)
  })
}

export function leaveMatch(): void {
  game.peek()?.connection.leave()
  game.value = null
  inCampaign.value = false
}

/** Something tried on the side, such as a moment of a debrief; the match goes on behind it. */
export const practice = signal<Game | null>(null)

export async function practise(connection: Connection): Promise<void> {
  endPractice()
  const { createGame } = await import('./store/game.ts')
  practice.value = createGame(connection)
}

export function endPractice(): void {
  practice.peek()?.connection.leave()
  practice.value = null
}
