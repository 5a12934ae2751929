// `/editor`, `/editor/<text>`: a scenario is composed on one side, and two bots play it on the other at every change.
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { parseScenarioText, SCENARIO_IDS } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'
import { href, route } from '../../route.ts'
import { useFocus } from '../parts/use-focus.ts'
import { Conditions } from './Conditions.tsx'
import { focusField, useWorkspace, WorkspaceProvider } from './Field.tsx'
import { Incidents } from './Incidents.tsx'
import { listAt } from './json.ts'
import { Chances, Faults } from './Network.tsx'
import { PlayIt } from './PlayIt.tsx'
import { Requests } from './Requests.tsx'
import { Basics, Beginning, Curriculum, Hosts } from './Setting.tsx'
import { Share } from './Share.tsx'
import { TrialView, unsolvable, verdictText } from './TrialView.tsx'
import { ownId, type TemplateId, templateOf } from './templates.ts'
import { type Trial, useTrial } from './use-trial.ts'
import { problemText, reasonText } from './words.ts'
import { createWorkspace, type Workspace } from './workspace.ts'
import '../debrief/debrief.css'
import './editor.css'

const TEMPLATES: readonly TemplateId[] = ['empty', ...SCENARIO_IDS]

/** A part of the form that can be folded; `keys` of the scenario that it is about. */
function Part(props: { title: string; keys: readonly string[]; open?: boolean; children: ComponentChildren }) {
  const { title, keys, open = false, children } = props
  const { problems } = useWorkspace()
  const own = problems.value.filter(({ path }) => keys.includes(path.split('.')[0] ?? ''))
  return (
    <details class="card edit-part" open={open}>
      <summary>
        <h2>{title}</h2>
        {own.length > 0 && <span class="edit-count">{t('editor.problems', { count: own.length })}</span>}
      </summary>
      <div class="edit-body">{children}</div>
    </details>
  )
}

function Bar() {
  const workspace = useWorkspace()
  const [template, setTemplate] = useState<TemplateId>('empty')
  return (
    <div class="edit-bar">
      <form
        class="edit-start"
        onSubmit={(event) => {
          event.preventDefault()
          workspace.replace(templateOf(template))
        }}
      >
        <label for="edit-template">{t('editor.template.label')}</label>
        <select
          id="edit-template"
          value={template}
          onChange={(event) => setTemplate(TEMPLATES.find((one) => one === event.currentTarget.value) ?? 'empty')}
        >
          {TEMPLATES.map((one, index) => (
            <option key={one} value={one}>
              {one === 'empty' ? t('editor.template.empty') : `${index}. ${t(`scenario.${one}.title`)}`}
            </option>
          ))}
        </select>
        <button type="submit">{t('editor.template.take')}</button>
      </form>
      <div class="edit-buttons">
        <button type="button" aria-disabled={!workspace.canUndo.value} onClick={workspace.undo}>
          {t('editor.undo')}
        </button>
        <button type="button" aria-disabled={!workspace.canRedo.value} onClick={workspace.redo}>
          {t('editor.redo')}
        </button>
        {workspace.aside.value && (
          <button type="button" onClick={workspace.takeBack}>
            {t('editor.takeBack')}
          </button>
        )}
      </div>
    </div>
  )
}

function Form() {
  const { draft } = useWorkspace()
  const some = (key: string): boolean => listAt(draft.value, [key]).length > 0
  return (
    <>
      <Part title={t('editor.part.basics')} keys={['id', 'clock', 'timer', 'isn', 'encore', 'asksWindow']} open>
        <Basics />
      </Part>
      <Part title={t('editor.part.start')} keys={['start']} open>
        <Beginning />
      </Part>
      <Part title={t('editor.part.requests')} keys={['requests']} open>
        <Requests />
      </Part>
      <Part title={t('editor.part.network')} keys={['faults', 'rates', 'cross']} open={some('faults')}>
        <Faults />
        <Chances />
      </Part>
      <Part title={t('editor.part.goal')} keys={['goal']} open>
        <Conditions path={['goal']} empty={t('editor.noGoal')} usual="reached" />
      </Part>
      <Part title={t('editor.part.hosts')} keys={['hosts']}>
        <Hosts />
      </Part>
      <Part title={t('editor.part.incidents')} keys={['incidents']} open={some('incidents')}>
        <Incidents />
      </Part>
      <Part title={t('editor.part.curriculum')} keys={['number', 'difficulty', 'boss', 'optional', 'skills']}>
        <Curriculum />
      </Part>
    </>
  )
}

const toneOf = (trial: Trial | null): string =>
  trial === null ? 'invalid' : unsolvable(trial) ? 'unsolvable' : trial.done ? 'solvable' : 'playing'

function Result({ trial }: { trial: Trial | null }) {
  const { problems } = useWorkspace()
  const shown = trial?.plays[0]?.live.scenario ?? null
  return (
    <section class={`card edit-result ${toneOf(trial)}`} aria-labelledby="edit-result">
      <h2 id="edit-result" tabIndex={-1}>
        {t('editor.trial.title')}
      </h2>
      <p class="trial-verdict" role="status">
        {verdictText(trial)}
      </p>
      {problems.value.length > 0 && (
        <ul class="edit-problems">
          {problems.value.map((problem) => (
            <li key={`${problem.path} ${problem.reason}`}>
              <button type="button" class="as-link" onClick={() => focusField(problem.path)}>
                {problemText(problem)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {trial !== null && shown !== null && <TrialView trial={trial} scenario={shown} />}
    </section>
  )
}

const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))

/** Ctrl+Z and Ctrl+Y outside of fields, which undo their own typing. */
function useUndoKeys(workspace: Workspace): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || inField(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) workspace.redo()
      else workspace.undo()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [workspace])
}

/** Takes what a link brought into the draft; why not, if it cannot be read. */
function useLink(text: string, workspace: Workspace): string | null {
  const [why, setWhy] = useState<string | null>(null)
  useEffect(() => {
    if (text === '') return
    const shared = parseScenarioText(text)
    if (!shared.ok) {
      const [problem] = shared.problems
      setWhy(problem.path === '' ? reasonText(problem.reason) : problemText(problem))
      return
    }
    setWhy(null)
    workspace.open({ ...shared.value, id: ownId(shared.value.id) })
    // From now on it is this page's draft: a reload must not bring the link's again.
    history.replaceState(null, '', href('/editor'))
    route.value = { at: 'editor', text: '' }
  }, [text, workspace])
  return why
}

export function Editor({ text }: { text: string }) {
  const workspace = useMemo(createWorkspace, [])
  const heading = useFocus()
  useUndoKeys(workspace)
  const broken = useLink(text, workspace)
  const scenario = workspace.scenario.value
  const trial = useTrial(scenario)
  return (
    <WorkspaceProvider value={workspace}>
      <main class="editor">
        <header>
          <h1 ref={heading} tabIndex={-1}>
            {t('editor.title')}
          </h1>
          <p class="dim">{t('editor.about')}</p>
        </header>
        {broken !== null && (
          <p class="problem" role="alert">
            {t('editor.brokenLink', { reason: broken })}
          </p>
        )}
        {!workspace.kept.value && <p class="problem">{t('editor.notKept')}</p>}
        <Bar />
        <Share />
        <div class="edit-columns">
          <div class="edit-form">
            <Form />
          </div>
          <div class="edit-side">
            <PlayIt scenario={scenario} trial={trial} />
            <Result trial={trial} />
          </div>
        </div>
        {/* Where the plays are far below the form, what came of them stays in sight; it takes no taps. */}
        <p class={`edit-status ${toneOf(trial)}`} aria-hidden="true">
          {verdictText(trial)}
        </p>
      </main>
    </WorkspaceProvider>
  )
}
