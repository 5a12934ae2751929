// What the teacher takes along, and how long the class is kept.
import { useState } from 'preact/hooks'
import { type HostView, QUIZZES } from '../../../../shared/classroom/index.ts'
import { locale, t } from '../../../i18n/i18n.ts'
import { fetchReport } from '../../../net/class-api.ts'
import type { ClassKey } from '../../../net/class-keys.ts'
import { Bar } from '../Bar.tsx'
import { ConfirmButton } from '../ConfirmButton.tsx'
import { percent } from '../use-class.ts'
import { ReportTable } from './ReportTable.tsx'
import type { SendCommand } from './use-commands.ts'

const FORMATS = ['csv', 'json'] as const

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun by then; the memory need not be kept.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

export function QuizFigures({ quiz }: Pick<HostView, 'quiz'>) {
  if (quiz === null) return null
  return (
    <section class="card" aria-labelledby="quiz-title">
      <h2 id="quiz-title">{t('classroom.host.quiz')}</h2>
      <ul class="quiz-figures">
        {QUIZZES.map((time) => {
          const { answered, right } = quiz[time]
          return (
            <li key={time}>
              <span>{t(`classroom.host.quizTime.${time}`)}</span>
              <Bar share={right ?? 0} />
              <span>
                {right === null ? t('classroom.host.noAnswers') : t('classroom.host.answers', { right: percent(right), count: answered })}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

export function Report({ view, hostKey, send }: { view: HostView; hostKey: ClassKey; send: SendCommand }) {
  const [said, setSaid] = useState('')
  const [days, setDays] = useState('')
  const date = new Intl.DateTimeFormat(locale.value, { dateStyle: 'long' }).format(view.deletedAt)
  const get = async (format: (typeof FORMATS)[number]): Promise<void> => {
    setSaid('')
    const file = await fetchReport(hostKey.code, hostKey.token, format)
    if (file === null) return setSaid(t('classroom.host.noReport'))
    save(file, `ackward-${hostKey.code}.${format}`)
    setSaid(t('classroom.host.saved', { format: format.toUpperCase() }))
  }
  const typed = Number(days)
  const fits = days !== '' && Number.isInteger(typed) && typed >= 0 && typed <= 365
  return (
    <section class="card report" aria-labelledby="report-title">
      <h2 id="report-title">{t('classroom.host.report')}</h2>
      <p class="dim">{t('classroom.host.reportAbout')}</p>
      <div class="row start">
        {FORMATS.map((format) => (
          <button key={format} type="button" onClick={() => void get(format)}>
            {t(`classroom.host.download.${format}`)}
          </button>
        ))}
      </div>
      <p role="status">{said}</p>
      <ReportTable hostKey={hostKey} />
      <form
        class="keep"
        onSubmit={(event) => {
          event.preventDefault()
          if (!fits) return
          send({ do: 'keep', days: typed }, t('classroom.host.keepDone'))
          setDays('')
        }}
      >
        <p>{t('classroom.host.deletedOn', { date })}</p>
        <div class="field">
          <label for="keep-days">{t('classroom.host.keepDays')}</label>
          <span class="row start">
            <input
              id="keep-days"
              type="number"
              inputMode="numeric"
              min={0}
              max={365}
              placeholder={String(view.keepDays)}
              value={days}
              aria-invalid={days !== '' && !fits}
              onInput={(event) => setDays(event.currentTarget.value)}
            />
            <button type="submit">{t('classroom.host.keep')}</button>
          </span>{' '}
          {days !== '' && !fits && (
            <span class="problem" role="alert">
              {t('classroom.teach.wrong.keepDays')}
            </span>
          )}
        </div>
      </form>
      <ConfirmButton class="delete" question={t('classroom.host.deleteSure')} onYes={() => send({ do: 'delete' })}>
        {t('classroom.host.delete')}
      </ConfirmButton>
    </section>
  )
}
