// A worked example: the ghost plays the round, stops before each of its segments and asks why; then it is the learner's turn.
import { useEffect, useMemo, useState } from 'preact/hooks'
import { isScenarioId, otherRole, type Role, type ScenarioId } from '../../../shared/game/index.ts'
import { workedExample } from '../../../shared/quiz/index.ts'
import { chosen, sail } from '../../campaign.ts'
import { t } from '../../i18n/i18n.ts'
import { loadProgress, record } from '../../progress/progress.ts'
import { go } from '../../route.ts'
import { useFocus } from '../parts/use-focus.ts'
import { KeepingNote } from '../progress/KeepingNote.tsx'
import { ExampleLadder } from './ExampleLadder.tsx'
import { ExampleStopView } from './ExampleStopView.tsx'
import './example.css'

const newSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1

function Unknown() {
  return (
    <main class="page">
      <h1 tabIndex={-1}>{t('campaign.example.unknown')}</h1>
      <p>{t('campaign.example.unknownWhy')}</p>
      <button type="button" class="primary" onClick={() => go('/alone')}>
        {t('campaign.example.toMap')}
      </button>
    </main>
  )
}

interface Ended {
  readonly scenario: ScenarioId
  readonly right: number
  readonly all: number
  readonly onAgain: () => void
}

function Over({ scenario, right, all, onAgain }: Ended) {
  const next = useFocus<HTMLButtonElement>()
  const [failed, setFailed] = useState(false)
  useEffect(() => record({ examples: [{ at: Date.now(), scenario }] }), [])
  const play = (): void => {
    sail({ scenario, role: chosen.role.peek(), level: chosen.level.peek() }).catch(() => setFailed(true))
  }
  return (
    <section class="example-over">
      <h1 id="example-over">{t('campaign.example.over')}</h1>
      <p id="example-score">{t('campaign.example.score', { right, all })}</p>
      <p>{t(`scenario.${scenario}.lesson`)}</p>
      <KeepingNote />
      <p class="row start">
        <button ref={next} type="button" class="primary big" aria-describedby="example-over example-score" onClick={play}>
          {t('campaign.example.now')} <span aria-hidden="true">⏎</span>
        </button>
        <button type="button" onClick={onAgain}>
          {t('campaign.example.again')}
        </button>
        <button type="button" onClick={() => go('/alone')}>
          {t('campaign.example.toMap')}
        </button>
      </p>
      {failed && (
        <p class="problem" role="alert">
          {t('app.cannotLoad')}
        </p>
      )}
    </section>
  )
}

function Example({ scenario, role, seed, onAgain }: { scenario: ScenarioId; role: Role; seed: number; onAgain: () => void }) {
  const example = useMemo(() => workedExample(scenario, role, seed), [scenario, role, seed])
  const [stop, setStop] = useState(0)
  const [answers, setAnswers] = useState<readonly number[]>([])
  const [under, setUnder] = useState(false)
  if (example === null) return null
  const { stops, length } = example
  const now = stops[stop]
  const picked = answers[stop] ?? null
  /** The ghost has not sent yet what it asks about. */
  const until = now === undefined || under ? (stops[stop + 1]?.at ?? length + 1) : now.at
  const right = answers.filter((answer, index) => stops[index]?.question.right === answer).length
  return (
    <div class="example-columns">
      {now === undefined ? (
        <Over scenario={scenario} right={right} all={stops.length} onAgain={onAgain} />
      ) : (
        <ExampleStopView
          key={stop}
          stop={now}
          place={{ stop: stop + 1, stops: stops.length }}
          picked={picked}
          under={under}
          onPick={(pick) => setAnswers([...answers, pick])}
          onLeave={() => setUnder(true)}
        />
      )}
      <ExampleLadder
        example={example}
        stop={now ?? null}
        under={under}
        from={now === undefined ? until : now.at}
        until={until}
        onThere={() => {
          if (!under) return
          setUnder(false)
          setStop(stop + 1)
        }}
      />
    </div>
  )
}

export function ExamplePage({ scenario }: { scenario: string }) {
  const [seed, setSeed] = useState(newSeed)
  const role = chosen.role.value
  useEffect(() => void loadProgress(), [])
  if (!isScenarioId(scenario)) return <Unknown />
  return (
    <main class="example">
      <header class="example-head">
        <p class="example-title">{t('campaign.example.title', { title: t(`scenario.${scenario}.title`) })}</p>
        <p>{t(`campaign.example.watching.${role}`)}</p>
        <p class="row start">
          <button
            type="button"
            class="small"
            onClick={() => {
              chosen.role.value = otherRole(role)
            }}
          >
            {t(`campaign.example.as.${otherRole(role)}`)}
          </button>
          <button type="button" class="small" onClick={() => go('/alone')}>
            {t('campaign.example.toMap')}
          </button>
        </p>
      </header>
      <Example key={`${role} ${seed}`} scenario={scenario} role={role} seed={seed} onAgain={() => setSeed(newSeed())} />
    </main>
  )
}
