// An assignment for its teacher: until when it is open, how many have handed in, and another deadline.
import { useState } from 'preact/hooks'
import type { HostView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import '../assignment.css'
import { localInput, momentText, spanText } from '../moment-words.ts'
import type { SendCommand } from './use-commands.ts'

function MoveDeadline({ deadline, now, send }: { deadline: number; now: number; send: SendCommand }) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const until = new Date(typed ?? '').getTime()
  return (
    <form
      class="field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (typed === null) return
        const fits = until > now
        setWrong(!fits)
        if (!fits) return
        send({ do: 'deadline', until }, t('classroom.host.deadlineMoved', { until: momentText(until) }))
        setTyped(null)
      }}
    >
      <label for="move-deadline">{t('classroom.host.moveDeadline')}</label>
      <span class="row start">
        <input
          id="move-deadline"
          type="datetime-local"
          value={typed ?? localInput(deadline)}
          min={localInput(now)}
          aria-invalid={isWrong}
          aria-describedby="move-deadline-wrong"
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setWrong(false)
          }}
        />
        <button type="submit" aria-disabled={typed === null}>
          {t('classroom.host.move')}
        </button>
      </span>{' '}
      <span id="move-deadline-wrong" class="problem" role="alert">
        {isWrong && t('classroom.teach.wrong.deadline')}
      </span>
    </form>
  )
}

/** `now`: the server's time. */
export function Assignment({ view, now, send }: { view: HostView; now: number; send: SendCommand }) {
  const { screen, roster } = view
  const { deadline, clock } = screen
  if (deadline === null) return null
  const isOver = now > deadline
  return (
    <div class="assignment">
      <p>
        {t(isOver ? 'classroom.host.deadlineOver' : 'classroom.host.assignment')} <strong>{momentText(deadline)}</strong>{' '}
        {!isOver && <span class="assignment-left">{t('classroom.left', { span: spanText(deadline - now) })}</span>}
      </p>
      <p>
        {t('classroom.host.handedInSum', {
          all: roster.filter(({ handedIn }) => handedIn >= clock.rounds).length,
          some: roster.filter(({ handedIn }) => handedIn > 0 && handedIn < clock.rounds).length,
          count: roster.length,
        })}
      </p>
      {!isOver && <p class="dim">{t('classroom.host.assignmentAbout')}</p>}
      <MoveDeadline deadline={deadline} now={now} send={send} />
    </div>
  )
}
