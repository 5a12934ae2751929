// Students without a browser, so that a teacher's pages have a class to show: they join, sit down, and play by the rules or against them.
import { setTimeout as sleep } from 'node:timers/promises'
import type { StudentClassView } from '../../shared/classroom/index.ts'
import type { Move } from '../../shared/game/index.ts'
import { nextMove } from '../bot/host.ts'
import { Member } from '../server/class-member.ts'
import type { Player } from '../server/player.ts'

export type Student = Member<StudentClassView>

/** As the landing page offers them, in both languages. */
export const NAMES: readonly string[] = [
  'Otter',
  '민준',
  'Puffin',
  '서연',
  'Heron',
  '지우',
  'Walrus',
  '하윤',
  'Kittiwake',
  '도윤',
  'Narwhal',
  '예준',
]

/** One after the other, as people come. */
export async function joinAll(url: string, code: string, names: readonly string[], extra = ''): Promise<readonly Student[]> {
  const students: Student[] = []
  for (const name of names) students.push(await Member.student(url, code, name, extra))
  return students
}

/** What the rules want next, with a wrong number if it shall err. */
function wanted(player: Player, errs: boolean): Move | null {
  const { view } = player
  if (view === null || view.phase !== 'live' || view.eyes === 'all' || view.eyes === 'network') return null
  const host = view.hosts[view.eyes]
  const next = host === undefined ? null : nextMove(host, view.level.rto)
  if (next === null) return null
  if (next.kind !== 'segment') return next
  const { flags, seq, ack, len } = next.segment
  const off = errs ? 1 : 0
  return {
    kind: 'segment',
    flags,
    seq: flags.includes('ACK') ? seq : seq + off,
    ack: flags.includes('ACK') ? ack - off : 0,
    len,
    wnd: null,
  }
}

/** Everybody in the round sits down and plays until it is over. `think`: ms between two moves; `errs`: of so many segments the first is wrong, 0: none. */
export async function playRound(students: readonly Student[], think: number, errs: (index: number) => number): Promise<void> {
  const play = async (student: Student, index: number): Promise<void> => {
    const player = await student.sitDown()
    await player.seen('the round', (view) => view.phase === 'live', 60_000)
    let segments = 0
    for (let count = 0; player.view?.phase === 'live' && player.closed === null; count += 1) {
      await sleep(think * (0.6 + ((index * 0.37 + count * 0.61) % 1)))
      const every = errs(index)
      const move = wanted(player, every > 0 && segments % every === 0)
      if (move === null) continue
      if (move.kind === 'segment') segments += 1
      // A move that came too late is no matter: the round is over by then.
      await player.move(move).catch(() => undefined)
    }
  }
  await Promise.all(students.map(play))
}
