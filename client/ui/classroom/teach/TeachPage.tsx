// A class is opened by one press; everything else is under "more".
import { useState } from 'preact/hooks'
import { PRESET_IDS, PRESETS, type PresetId } from '../../../../shared/classroom/index.ts'
import { locale, t } from '../../../i18n/i18n.ts'
import { createClass } from '../../../net/class-api.ts'
import { classKeys, forgetClass, hostPath, keepClass } from '../../../net/class-keys.ts'
import { go } from '../../../route.ts'
import { Link } from '../../parts/Link.tsx'
import { scenarioText } from '../../parts/scenario-text.ts'
import { useFocus } from '../../parts/use-focus.ts'
import { ConfirmButton } from '../ConfirmButton.tsx'
import { spacedCode } from '../use-class.ts'
import { ClassForm } from './ClassForm.tsx'
import { FIRST_PLAN, readPlan } from './plan.ts'
import { classProblemText } from './problem-words.ts'
import '../../lobby/lobby.css'
import './teach.css'

/** Classes of this computer that were opened before. */
function YourClasses() {
  const [keys, setKeys] = useState(classKeys)
  const format = new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'short' })
  if (keys.length === 0) return null
  return (
    <section class="card" aria-labelledby="your-classes">
      <h2 id="your-classes">{t('classroom.teach.yours')}</h2>
      <ul class="your-classes">
        {keys.map((key) => (
          <li key={key.code}>
            <Link class="button" to={hostPath(key)}>
              {t('classroom.teach.back', { code: spacedCode(key.code) })}
            </Link>{' '}
            <span class="dim">{format.format(key.opened)}</span>
            <ConfirmButton
              label={t('classroom.teach.forget', { code: spacedCode(key.code) })}
              question={t('classroom.teach.forgetSure')}
              onYes={() => {
                forgetClass(key.code)
                setKeys(classKeys())
              }}
            >
              {t('classroom.teach.forgetShort')}
            </ConfirmButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Preset({ id, busy, onOpen }: { id: PresetId; busy: boolean; onOpen: () => void }) {
  const { playlist } = PRESETS[id]
  // A single round is called as its preset is.
  const isRound = playlist.length === 1
  const title = t(`classroom.teach.preset.${id}.title`)
  return (
    <section class={`card preset ${isRound ? 'is-round' : ''}`} aria-labelledby={`preset-${id}`}>
      <h2 id={`preset-${id}`}>{title}</h2>
      <p>{t(`classroom.teach.preset.${id}.about`)}</p>
      {!isRound && (
        <ol class="preset-rounds">
          {playlist.map((round) => (
            <li key={round}>{scenarioText(round, 'title')}</li>
          ))}
        </ol>
      )}
      <button type="button" class="primary" aria-busy={busy} onClick={onOpen}>
        {t('classroom.teach.open', { name: title })}
      </button>
    </section>
  )
}

export function TeachPage() {
  const heading = useFocus()
  const [plan, setPlan] = useState(FIRST_PLAN)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly string[]>([])
  /** Beside which button the problems are told. */
  const [at, setAt] = useState<'presets' | 'plan'>('presets')

  async function open(options: object): Promise<void> {
    if (busy) return
    setBusy(true)
    setProblems([])
    const result = await createClass(options)
    setBusy(false)
    if (!result.ok) {
      setProblems(result.problems?.map(classProblemText) ?? [t(`error.${result.error}`)])
      return
    }
    const key = { ...result.value, opened: Date.now() }
    keepClass(key)
    go(hostPath(key))
  }
  const openPreset = (preset: PresetId): void => {
    setAt('presets')
    void open({ preset })
  }
  const openPlan = (): void => {
    setAt('plan')
    const read = readPlan(plan, Date.now())
    if (read.ok) void open(read.body)
    else setProblems(read.problems.map(classProblemText))
  }
  const alertAt = (place: typeof at) => (
    <div role="alert">
      {at === place &&
        problems.map((one) => (
          <p key={one} class="problem">
            {one}
          </p>
        ))}
    </div>
  )
  return (
    <main class="page teach">
      <h1 ref={heading} tabIndex={-1}>
        {t('classroom.teach.title')}
      </h1>
      <p class="about">{t('classroom.teach.about')}</p>
      {alertAt('presets')}
      <div class="presets">
        {PRESET_IDS.map((preset) => (
          <Preset key={preset} id={preset} busy={busy} onOpen={() => openPreset(preset)} />
        ))}
      </div>
      <YourClasses />
      <details class="card more">
        <summary>{t('classroom.teach.more')}</summary>
        <ClassForm plan={plan} onChange={setPlan} />
        {alertAt('plan')}
        <p>
          <button type="button" class="primary" aria-busy={busy} onClick={openPlan}>
            {t('classroom.teach.openPlan')}
          </button>
        </p>
      </details>
      <p class="dim">{t('classroom.teach.privacy')}</p>
    </main>
  )
}
