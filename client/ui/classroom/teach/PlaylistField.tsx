// The rounds of a class: bundled scenarios and one's own, in an order.
import { useRef, useState } from 'preact/hooks'
import { MOST_CLASS_ROUNDS, PRESET_IDS, PRESETS } from '../../../../shared/classroom/index.ts'
import {
  isRoundId,
  NETWORK_ROUND,
  parseOwnScenario,
  parseScenarioText,
  type RoundId,
  SCENARIO_IDS,
  type Scenario,
} from '../../../../shared/game/index.ts'
import { t } from '../../../i18n/i18n.ts'
import { problemText } from '../../editor/words.ts'
import { scenarioText } from '../../parts/scenario-text.ts'

type Round = RoundId | Scenario

/** Octets: many times the largest scenario. */
const MOST_FILE = 200_000
const MOST_TOLD = 5

type Read = { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly why: readonly string[] }

const refused = (...why: readonly string[]): Read => ({ ok: false, why })

function readJson(text: string): Read {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refused(t('editor.file.notJson'))
  }
  const parsed = parseOwnScenario(value)
  return parsed.ok ? { ok: true, scenario: parsed.value } : refused(...parsed.problems.slice(0, MOST_TOLD).map(problemText))
}

/** A link to the editor, the text at its end, or a file's JSON. */
function readPasted(typed: string): Read {
  const text = typed.trim()
  if (text.startsWith('{')) return readJson(text)
  const parsed = parseScenarioText(/s\d+\.[\w-]*$/.exec(text)?.[0] ?? text)
  if (!parsed.ok) return refused(...parsed.problems.slice(0, MOST_TOLD).map(problemText))
  const own = parseOwnScenario(parsed.value)
  return own.ok ? { ok: true, scenario: own.value } : refused(...own.problems.slice(0, MOST_TOLD).map(problemText))
}

async function readFile(file: File): Promise<Read> {
  return file.size > MOST_FILE ? refused(t('editor.file.large')) : readJson(await file.text())
}

const titleOf = (round: Round): string => (typeof round === 'string' ? scenarioText(round, 'title') : scenarioText(round.id, 'title'))

export function PlaylistField({ playlist, onChange }: { playlist: readonly Round[]; onChange: (next: readonly Round[]) => void }) {
  const [chosen, setChosen] = useState<RoundId>('handshake')
  const [pasted, setPasted] = useState('')
  const [problems, setProblems] = useState<readonly string[]>([])
  const [said, setSaid] = useState('')
  const file = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const full = playlist.length >= MOST_CLASS_ROUNDS

  const add = (round: Round): void => {
    onChange([...playlist, round])
    setProblems([])
    setSaid(t('classroom.teach.added', { round: titleOf(round) }))
  }
  const take = (read: Read): boolean => {
    if (read.ok) add(read.scenario)
    else {
      setProblems(read.why)
      setSaid('')
    }
    return read.ok
  }
  const move = (index: number, by: -1 | 1): void => {
    const round = playlist[index]
    if (round === undefined || index + by < 0 || index + by >= playlist.length) return
    onChange(playlist.toSpliced(index, 1).toSpliced(index + by, 0, round))
    setSaid(t('classroom.teach.moved', { round: titleOf(round), number: index + by + 1 }))
  }
  const remove = (index: number): void => {
    const round = playlist[index]
    onChange(playlist.toSpliced(index, 1))
    if (round !== undefined) setSaid(t('classroom.teach.removed', { round: titleOf(round) }))
    // The button that was pressed is gone: the focus stays with the list.
    list.current?.focus()
  }

  return (
    <fieldset class="playlist">
      <legend>{t('classroom.teach.field.playlist')}</legend>
      <div class="row start">
        {PRESET_IDS.map((preset) => (
          <button key={preset} type="button" onClick={() => onChange(PRESETS[preset].playlist)}>
            {t('classroom.teach.takePreset', { name: t(`classroom.teach.preset.${preset}.title`) })}
          </button>
        ))}
      </div>
      <ol ref={list} tabIndex={-1} class="playlist-rounds">
        {playlist.map((round, index) => {
          const title = titleOf(round)
          return (
            // The same scenario may stand twice: the place tells them apart.
            <li key={index}>
              <span class="playlist-number mono">{index + 1}</span>{' '}
              <span class="playlist-title">
                {title} {typeof round !== 'string' && <span class="badge">{t('classroom.teach.own')}</span>}
              </span>{' '}
              <span class="playlist-buttons">
                <button type="button" aria-label={t('classroom.teach.earlier', { round: title })} onClick={() => move(index, -1)}>
                  ↑
                </button>
                <button type="button" aria-label={t('classroom.teach.later', { round: title })} onClick={() => move(index, 1)}>
                  ↓
                </button>
                <button type="button" aria-label={t('classroom.teach.remove', { round: title })} onClick={() => remove(index)}>
                  ✕
                </button>
              </span>
            </li>
          )
        })}
      </ol>
      {playlist.length === 0 && <p class="dim">{t('classroom.teach.noRounds')}</p>}
      {full && <p class="warn">{t('classroom.teach.full', { most: MOST_CLASS_ROUNDS })}</p>}
      <div class="field">
        <label for="add-scenario">{t('classroom.teach.addBundled')}</label>
        <span class="row start">
          <select
            id="add-scenario"
            value={chosen}
            onChange={(event) => {
              const { value } = event.currentTarget
              if (isRoundId(value)) setChosen(value)
            }}
          >
            {SCENARIO_IDS.map((id, index) => (
              <option key={id} value={id}>
                {index + 1}. {scenarioText(id, 'title')}
              </option>
            ))}
            <option value={NETWORK_ROUND}>{t('classroom.teach.networkRound')}</option>
          </select>
          <button type="button" aria-disabled={full} onClick={() => full || add(chosen)}>
            {t('classroom.teach.add')}
          </button>
        </span>
      </div>
      <div class="field">
        <label for="paste-scenario">{t('classroom.teach.paste')}</label>
        <span class="row start">
          <input
            id="paste-scenario"
            value={pasted}
            autocomplete="off"
            spellcheck={false}
            aria-invalid={problems.length > 0}
            aria-describedby="own-problems"
            onInput={(event) => setPasted(event.currentTarget.value)}
          />
          <button type="button" aria-disabled={full} onClick={() => !full && take(readPasted(pasted)) && setPasted('')}>
            {t('classroom.teach.add')}
          </button>
        </span>
        <span class="row start">
          <button type="button" aria-disabled={full} onClick={() => full || file.current?.click()}>
            {t('classroom.teach.file')}
          </button>
          <input
            ref={file}
            type="file"
            hidden
            accept="application/json,.json"
            onChange={(event) => {
              const first = event.currentTarget.files?.[0]
              if (first !== undefined) void readFile(first).then(take)
              // The same file may be chosen again.
              event.currentTarget.value = ''
            }}
          />
        </span>
      </div>
      <div id="own-problems" class="problem" role="alert">
        {problems.map((one) => (
          <p key={one}>{one}</p>
        ))}
      </div>
      <p role="status" class="dim">
        {said}
      </p>
    </fieldset>
  )
}
