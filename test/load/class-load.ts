// A whole class over real sockets: everybody joins, one round is played, every result is there.
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type Room } from 'colyseus.js'
import type { HostView, ScreenView, StudentClassView } from '../../shared/classroom/index.ts'
import type { ClassAnswer, ClassEntry, ClassMessage, NewClassAnswer } from '../../shared/protocol/index.ts'
import { nextMove } from '../bot/host.ts'
import { KeptView } from '../bot/kept-view.ts'
import { inBatches, ONE_ADDRESS, quantile, run, usage } from './running.ts'

const MOVE_EVERY = 4000
/** Students that join at the same moment. */
const AT_ONCE = 50
const PATIENCE = 60_000

async function post<T>(url: string, path: string, body: object): Promise<T> {
  const response = await fetch(`${url}/api/classes${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

interface Member<V> {
  readonly room: Room
  view: V | null
  /** Octets and time (ms) of every message. */
  readonly heard: { readonly at: number; readonly octets: number }[]
}

async function enter<V>(url: string, entry: ClassEntry): Promise<Member<V>> {
  const room = await new Client(url).consumeSeatReservation(entry.reservation)
  room.reconnection.enabled = false
  const member: Member<V> = { room, view: null, heard: [] }
  const count = (octets: number): void => void member.heard.push({ at: performance.now(), octets })
  room.onMessage<ClassMessage>('class', ({ view }) => {
    count(Buffer.byteLength(view))
    member.view = JSON.parse(view)
  })
  room.onMessage<object>('roster', (news) => count(Buffer.byteLength(JSON.stringify(news))))
  room.onMessage('bye', () => undefined)
  return member
}

const ask = (room: Room, type: string, payload?: object): Promise<ClassAnswer> =>
  room.request<object | undefined, ClassAnswer>(type, payload, { timeout: PATIENCE })

async function until(what: string, is: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE
  while (!is()) {
    if (performance.now() > end) throw new Error(`waited ${PATIENCE / 1000} s for ${what}`)
    await sleep(20)
  }
}

interface Player {
  readonly room: Room
  n: number
  readonly kept: KeptView
}

async function sitDown(url: string, { room }: Member<StudentClassView>): Promise<Player> {
  const answer = await ask(room, 'seat')
  if (!answer.ok || answer.entry === undefined) throw new Error('no seat')
  const seat = await new Client(url).consumeSeatReservation(answer.entry.reservation)
  seat.reconnection.enabled = false
  const player: Player = { room: seat, n: 1, kept: new KeptView() }
  seat.onMessage<{ n: number; v: number; view: string }>('view', ({ n, v, view }) => {
    player.n = n
    player.kept.take(v, view)
  })
  seat.onMessage('bye', () => undefined)
  seat.onMessage('phrase', () => undefined)
  return player
}

/** What the host owes by the rules, or a guess where it owes nothing: every move is judged and stored. */
function moveOf({ kept: { view } }: Player, count: number): object {
  const host = view?.phase === 'live' ? view.hosts[view.eyes] : undefined
  const next = host === undefined || view === null ? null : nextMove(host, view.level.rto)
  if (next === null) return { kind: 'predict', flags: ['ACK'], seq: count % 1000, ack: null, len: null }
  if (next.kind !== 'segment') return next
  const { flags, seq, ack, len } = next.segment
  return { kind: 'segment', flags, seq, ack, len, wnd: null }
}

async function move(player: Player, count: number): Promise<number> {
  const payload = { round: 0, n: player.n, ...moveOf(player, count) }
  const began = performance.now()
  const answer = await player.room.request<object, { n: number; v?: number; view?: string | null }>('move', payload, { timeout: PATIENCE })
  const took = performance.now() - began
  player.n = answer.n
  if (answer.v !== undefined && answer.view !== undefined && answer.view !== null) player.kept.take(answer.v, answer.view)
  return took
}

/** The most octets in any second, and the most messages. */
function busiest(heard: Member<unknown>['heard']): { octets: number; messages: number } {
  let octets = 0
  let messages = 0
  for (const { at } of heard) {
    const second = heard.filter((one) => one.at >= at && one.at < at + 1000)
    octets = Math.max(
      octets,
      second.reduce((sum, one) => sum + one.octets, 0),
    )
    messages = Math.max(messages, second.length)
  }
  return { octets, messages }
}

/** `students` join, play a round for so many seconds, and are counted. */
export async function classLoad(students: number, seconds: number): Promise<void> {
  const server = await run('server/main.ts', 28_671, ONE_ADDRESS)
  const { url } = server
  const made = await post<NewClassAnswer>(url, '', { playlist: ['whole-life'], level: 'coach', briefing: 20_000, quiz: false })
  const host = await enter<HostView>(url, await post(url, `/${made.code}/return`, { token: made.token }))
  const screen = await enter<ScreenView>(url, await post(url, `/${made.code}/return`, { token: made.screen }))
  let began = performance.now()
  let number = 0
  const members = await inBatches(students, AT_ONCE, async () => {
    number += 1
    return enter<StudentClassView>(url, await post(url, `/${made.code}/join`, { name: `Student ${number}` }))
  })
  await until('everybody', () => (host.view?.roster.filter(({ here }) => here).length ?? 0) === students)
  console.log(`joined: ${students} students in ${((performance.now() - began) / 1000).toFixed(1)} s`)
  const joining = busiest(screen.heard)
  console.log(`projector while they join: at most ${joining.messages} messages and ${(joining.octets / 1024).toFixed(0)} KB in a second`)

  began = performance.now()
  const start = await ask(host.room, 'host', { do: 'next' })
  if (!start.ok) throw new Error(start.error)
  await until('seats', () => members.every(({ view }) => view?.seat != null))
  let placed = 0
  const players = await inBatches(students, AT_ONCE, () => {
    const member = members[placed]
    placed += 1
    if (member === undefined) throw new Error('nobody')
    return sitDown(url, member)
  })
  console.log(`seated: all in their matches ${((performance.now() - began) / 1000).toFixed(1)} s after the teacher pressed`)
  await until('the round', () => players.every(({ kept: { view } }) => view?.phase === 'live'))
  const before = usage(server)
  screen.heard.length = 0
  const times: number[] = []
  const live = performance.now()
  await Promise.all(
    players.map(async (player, index) => {
      await sleep((index / players.length) * MOVE_EVERY)
      for (let count = 0; performance.now() < live + seconds * 1000; count += 1) {
        times.push(await move(player, count))
        await sleep(MOVE_EVERY)
      }
    }),
  )
  const passed = (performance.now() - live) / 1000
  const cpu = usage(server).cpu - before.cpu
  times.sort((a, b) => a - b)
  console.log(`moves: ${(times.length / passed).toFixed(0)} a second; p50 ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms`)
  console.log(`CPU: ${(cpu / passed / 10).toFixed(0)} % of a core; memory ${(usage(server).memory / 1024).toFixed(0)} MB`)
  const playing = busiest(screen.heard)
  console.log(`projector while they play: at most ${playing.messages} messages and ${(playing.octets / 1024).toFixed(0)} KB in a second`)
  began = performance.now()
  const end = await ask(host.room, 'host', { do: 'end' })
  if (!end.ok) throw new Error(end.error)
  await until('the wreck report', () => screen.view?.wreck != null && (host.view?.pairs.length ?? 0) * 2 >= students)
  await until('every result', () => (host.view?.roster.filter(({ points }) => points > 0).length ?? 0) > 0)
  await sleep(3000)
  const report = await fetch(`${url}/api/classes/${made.code}/report`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: made.token, format: 'json' }),
  })
  const { rows }: { rows: readonly { student: string; round: number }[] } = await report.json()
  const counted = new Set(rows.filter(({ round }) => round === 1).map(({ student }) => student)).size
  console.log(`results: ${counted} of ${students} students have theirs, ${((performance.now() - began) / 1000).toFixed(1)} s after the end`)
  await server.stop()
}
