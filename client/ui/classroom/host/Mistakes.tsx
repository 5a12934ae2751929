// The round's wrong segments: counted by skill while it runs, and one by one after it, to be shown to the class. They name nobody.
import type { Foresight, HostView } from '../../../../shared/classroom/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { SegmentCompare } from '../../debrief/SegmentCompare.tsx'
import { Bar } from '../Bar.tsx'
import { Unforeseen } from '../Unforeseen.tsx'
import { VoteBars } from '../VoteBars.tsx'
import { VoteReason } from '../VoteReason.tsx'
import type { SendCommand } from './use-commands.ts'

export function Histogram({ histogram }: Pick<HostView, 'histogram'>) {
  const most = Math.max(1, ...histogram.map(({ times }) => times))
  return (
    <section class="card" aria-labelledby="histogram-title">
      <h2 id="histogram-title">{t('classroom.host.histogram')}</h2>
      {histogram.length === 0 && <p class="dim">{t('classroom.host.noMistakes')}</p>}
      <ol class="histogram">
        {histogram.map(({ skill, times }) => (
          <li key={skill}>
            <span class="histogram-name">{skill === null ? t('classroom.host.otherMistake') : t(`skill.${skill}.title`)}</span>{' '}
            <span class="histogram-bar">
              <Bar share={times / most} />
              <span class="mono">{times}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What the class votes on now. */
function Shown({ view, send }: { view: HostView; send: SendCommand }) {
  const { vote } = view.screen
  if (vote === null) return null
  return (
    <div class="shown">
      <p role="status">
        <strong>{t(vote.answer === null ? 'classroom.host.shownNow' : 'classroom.host.revealedNow')}</strong>
      </p>
      <VoteBars votes={vote.votes} right={vote.answer?.wrong ?? null} />
      {vote.answer !== null && <VoteReason {...vote.answer} />}
      <span class="row start">
        {vote.answer === null && (
          <button type="button" class="primary" onClick={() => send({ do: 'reveal' })}>
            {t('classroom.voteReveal')}
          </button>
        )}
        <button type="button" onClick={() => send({ do: 'show', mistake: null })}>
          {t('classroom.host.hide')}
        </button>
      </span>
    </div>
  )
}

/** After a round in which everybody was the network: nobody sent a wrong segment, but not everything was foreseen. */
export function Surprises({ foresight }: { foresight: readonly Foresight[] }) {
  return (
    <section class="card" aria-labelledby="surprises-title">
      <h2 id="surprises-title">{t('classroom.screen.step.unforeseen')}</h2>
      <Unforeseen foresight={foresight} eyebrow="dim" />
    </section>
  )
}

export function Mistakes({ view, send }: { view: HostView; send: SendCommand }) {
  const { mistakes } = view
  return (
    <section class="card" aria-labelledby="mistakes-title">
      <h2 id="mistakes-title">{t('classroom.host.mistakes')}</h2>
      <p class="dim">{t(mistakes.length === 0 ? 'classroom.host.noMistakes' : 'classroom.host.mistakesAbout')}</p>
      <Shown view={view} send={send} />
      <ul class="class-mistakes">
        {mistakes.map(({ mistake, times }) => {
          const title = mistake.skill === null ? t('classroom.host.otherMistake') : t(`skill.${mistake.skill}.title`)
          return (
            <li key={JSON.stringify(mistake)}>
              <p>
                <strong>{title}</strong> · {t('classroom.host.times', { count: times })} · {t(`match.role.${mistake.role}`)}
              </p>
              <SegmentCompare
                mine={mistake.sent}
                mineLabel={t('classroom.sent')}
                right={mistake.right}
                wrong={mistake.wrong}
                role={mistake.role}
              />
              <button type="button" aria-label={`${t('classroom.host.show')}: ${title}`} onClick={() => send({ do: 'show', mistake })}>
                {t('classroom.host.show')}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
