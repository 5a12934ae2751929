// A student's two connections: the class, and the seat in the match of its present round.
import { useComputed, useSignalEffect } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { StudentClassView } from '../../../../shared/classroom/index.ts'
import type { ClassEntry } from '../../../../shared/protocol/classes.ts'
import { type AloneClass, createAlone } from '../../../class-alone.ts'
import type { ClassPlace } from '../../../net/class-place.ts'
import { type ClassConnection, holdClass } from '../../../net/class-room.ts'
import { endPractice, enterClassSeat, game, leaveMatch } from '../../../session.ts'

/** ms until a seat is asked for again. */
const AGAIN = 1000

export type StudentRoom = ClassConnection<StudentClassView>

/** null: only until the screen is drawn for the first time. `fresh`: an entry that was just given. */
export function useStudentRoom(place: ClassPlace, fresh: ClassEntry | null): StudentRoom | null {
  const [room, setRoom] = useState<StudentRoom | null>(null)
  useEffect(() => {
    const held = holdClass<StudentClassView>(place, fresh)
    setRoom(held)
    return () => held.leave()
  }, [place.token])
  return room
}

export function useAlone(place: ClassPlace): AloneClass | null {
  const [alone, setAlone] = useState<AloneClass | null>(null)
  useEffect(() => {
    const made = createAlone(place)
    setAlone(made)
    return () => made.close()
  }, [place.token])
  return alone
}

/** Sits down in the match of this round and stays until the round gives another seat, or none. */
export function useSeat(room: StudentRoom): void {
  const [tries, setTries] = useState(0)
  const code = useComputed(() => room.view.value?.seat?.code ?? null).value
  // What was tried while waiting gives way to the class's round.
  useEffect(() => {
    if (code !== null) endPractice()
  }, [code])
  useEffect(() => {
    if (code === null) return
    let left = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const again = (): void => {
      if (!left) timer = setTimeout(() => setTries((count) => count + 1), AGAIN)
    }
    async function sit(): Promise<void> {
      const reply = await room.request('seat')
      if (left) return
      if (!reply.ok || reply.entry === undefined) return again()
      await enterClassSeat(reply.entry)
      if (left) leaveMatch()
    }
    sit().catch(again)
    return () => {
      left = true
      clearTimeout(timer)
      endPractice()
      leaveMatch()
    }
  }, [room, code, tries])
  // The match does not know this seat any more: the class gives it anew.
  useSignalEffect(() => {
    const health = game.value?.health.value
    if (health?.is === 'gone' && health.why !== 'elsewhere' && health.why !== 'abuse')
      setTimeout(() => setTries((count) => count + 1), AGAIN)
  })
}
