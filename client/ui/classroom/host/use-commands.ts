// What the teacher presses, on its way to the server, and what came of it in words.
import { useState } from 'preact/hooks'
import type { HostRequest } from '../../../../shared/protocol/index.ts'
import { t } from '../../../i18n/i18n.ts'
import type { ClassConnection } from '../../../net/class-room.ts'

export type SendCommand = (command: HostRequest, done?: string) => void

export interface Commands {
  readonly send: SendCommand
  /** The last command's outcome; '' where it shows by itself. */
  readonly said: string
  /** Why the last command did nothing; '' if it did. */
  readonly problem: string
}

export function useCommands<V>(room: ClassConnection<V>): Commands {
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState('')
  const send: SendCommand = (command, done = '') => {
    void room.request('host', command).then((reply) => {
      setSaid(reply.ok ? done : '')
      setProblem(reply.ok ? '' : t(`classroom.refused.${reply.error}`))
    })
  }
  return { send, said, problem }
}
