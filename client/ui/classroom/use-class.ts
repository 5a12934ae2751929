// A place in a class for as long as a screen is shown, and the time by its clock.
import { useEffect, useState } from 'preact/hooks'
import type { ClassClock } from '../../../shared/classroom/index.ts'
import { type ClassConnection, holdClass } from '../../net/class-room.ts'

/** null: only until the screen is drawn for the first time. */
export function useClass<V>(code: string, token: string): ClassConnection<V> | null {
  const [room, setRoom] = useState<ClassConnection<V> | null>(null)
  useEffect(() => {
    const held = holdClass<V>({ code, token }, null)
    setRoom(held)
    return () => held.leave()
  }, [code, token])
  return room
}

/** Draws again every so many ms. */
export function useTick(every: number): void {
  const [, setCount] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setCount((count) => count + 1), every)
    return () => clearInterval(timer)
  }, [every])
}

/** ms that are left of the phase; null: it lasts until the teacher goes on. */
export function timeLeft({ ends }: ClassClock, now: number): number | null {
  return ends === null ? null : Math.max(0, ends - now)
}

/** `1:05` */
export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** `123 456`: as it is read aloud. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

export const percent = (share: number): string => `${Math.round(share * 100)}%`
