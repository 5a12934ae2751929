// A buoy's card: what the round is about, what was reached in it, how much help is left, and how to play it.
import { useState } from 'preact/hooks'
import { LEVEL, LEVELS, type LevelId, ROLES, SCENARIO_IDS, type ScenarioId, scenarioOf } from '../../../shared/game/index.ts'
import { ACCURATE, bestRuns, fadeOf, ghostOf, type Progress, starsOf, wantsExample } from '../../../shared/quiz/index.ts'
import { chosen, sail } from '../../campaign.ts'
import { t } from '../../i18n/i18n.ts'
import { go } from '../../route.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { FadeMeter } from './FadeMeter.tsx'
import { percentOf, secondsOf } from './figures.ts'
import { STARS, Star } from './StarRow.tsx'
import './card.css'

function Choice<T extends string>(props: {
  legend: string
  name: string
  all: readonly T[]
  now: T
  label: (one: T) => string
  onChange: (one: T) => void
}) {
  const { legend, name, all, now, label, onChange } = props
  return (
    <fieldset class="card-choice">
      <legend>{legend}</legend>
      {all.map((one) => (
        <label key={one}>
          <input type="radio" name={name} value={one} checked={one === now} onChange={() => onChange(one)} />
          {label(one)}
        </label>
      ))}
    </fieldset>
  )
}

function Best({ known, id, level }: { known: Progress; id: ScenarioId; level: LevelId }) {
  const best = bestRuns(known, id, level)
  if (best.runs === 0) return <p class="dim">{t('campaign.card.noRun')}</p>
  const parts = [
    ...(best.goalAfter === null ? [] : [t('campaign.card.bestTime', { seconds: secondsOf(best.goalAfter) })]),
    ...(best.accuracy === null ? [] : [t('campaign.card.bestAccuracy', { percent: percentOf(best.accuracy) })]),
    t('campaign.card.runs', { count: best.runs }),
  ]
  return <p>{parts.join(' · ')}</p>
}

const aboutStar = (star: (typeof STARS)[number], level: LevelId): string =>
  t(`campaign.stars.${star}Is`, { percent: percentOf(ACCURATE), seconds: LEVEL[level].grace / 1000 })

export function ScenarioCard({ id, known, onClose }: { id: ScenarioId; known: Progress; onClose: () => void }) {
  const [failed, setFailed] = useState(false)
  const scenario = scenarioOf(id)
  const skills = scenario.ok ? scenario.value.skills : []
  const stars = starsOf(known, id)
  const role = chosen.role.value
  const level = chosen.level.value
  const exampleFirst = wantsExample(known, id)
  const tags = scenario.ok ? [...(scenario.value.boss ? ['boss'] : []), ...(scenario.value.optional ? ['optional'] : [])] : []
  return (
    <Dialog title={`${SCENARIO_IDS.indexOf(id) + 1}. ${t(`scenario.${id}.title`)}`} onClose={onClose}>
      <div class="scenario-card">
        {tags.map((tag) => (
          <p key={tag} class="eyebrow">
            {t(`campaign.map.${tag}`)}
          </p>
        ))}
        <p>{t(`scenario.${id}.brief`)}</p>
        <ul class="named-stars" aria-label={t('campaign.card.stars')}>
          {STARS.map((star) => (
            <li key={star}>
              <Star earned={stars[star]} />
              <span>
                <strong>{t(`campaign.stars.${star}`)}</strong> <span class="dim">{aboutStar(star, level)}</span>{' '}
                <span class="visually-hidden">{t(`campaign.stars.${stars[star] ? 'earned' : 'open'}`)}</span>
              </span>
            </li>
          ))}
        </ul>
        <div class="choices-row">
          <Choice
            legend={t('campaign.card.role')}
            name="card-role"
            all={ROLES}
            now={role}
            label={(one) => t(`match.role.${one}`)}
            onChange={(one) => {
              chosen.role.value = one
            }}
          />
          <Choice
            legend={t('campaign.card.level')}
            name="card-level"
            all={LEVELS}
            now={level}
            label={(one) => t(`level.${one}.name`)}
            onChange={(one) => {
              chosen.level.value = one
            }}
          />
        </div>
        <p class="row start">
          <button type="button" class={exampleFirst ? 'primary' : ''} onClick={() => go(`/example/${id}`)}>
            {t('campaign.card.watch')}
          </button>
          <button
            type="button"
            class={exampleFirst ? '' : 'primary'}
            onClick={() => void sail({ scenario: id, role, level }).catch(() => setFailed(true))}
          >
            {t('campaign.card.play')}
          </button>
        </p>
        {failed && (
          <p class="problem" role="alert">
            {t('app.cannotLoad')}
          </p>
        )}
        {ghostOf(known, id, role, level) !== null && <p class="dim">{t('campaign.card.ghost')}</p>}
        <h3>{t('campaign.card.best')}</h3>
        <Best known={known} id={id} level={level} />
        <h3>{t('campaign.card.skills')}</h3>
        <ul class="card-skills">
          {skills.map((skill) => (
            <li key={skill}>
              <span>{t(`skill.${skill}.title`)}</span> <FadeMeter fade={fadeOf(known, skill)} />
            </li>
          ))}
        </ul>
        {level !== 'coach' && <p class="dim">{t('campaign.card.onlyCoach')}</p>}
      </div>
    </Dialog>
  )
}
