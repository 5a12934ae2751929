// Where segments are put together: flags, numbers with chips and an own keypad, and one line of typed notation.
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { HostView } from '../../../shared/game/index.ts'
import { type Flag, parseSegment, STATES, seqAdd } from '../../../shared/tcp/index.ts'
import { arrivalToDiscard, listens } from '../../commands/commands.ts'
import { singleKeys } from '../../commands/single-keys.ts'
import { t } from '../../i18n/i18n.ts'
import type { DraftField } from '../../store/draft.ts'
import type { Game } from '../../store/game.ts'
import { unanswered } from '../../store/suggest.ts'
import { KeyHint } from '../parts/KeyHint.tsx'
import { lookOf } from '../words/segment-look.ts'
import { Keypad } from './Keypad.tsx'
import { SegmentWords } from './Panels.tsx'
import { useHelp } from './use-help.ts'
import './chips.css'
import './composer.css'
import './questions.css'

const FLAGS: readonly Flag[] = ['SYN', 'ACK', 'FIN', 'RST', 'PSH']

/** What a unit still pays after the first, second and third hint, per cent. */
const LEFT = [70, 50, 20]

interface Chip {
  readonly label: string
  readonly value: string
}

/** What may be put in with one tap: names of the TCB and of the arrival that is read, not answers. */
function chipsOf(game: Game, host: HostView, field: DraftField): readonly Chip[] {
  const { tcb, requests, inbox, role } = host
  const number = (label: string, scale: 'seq' | 'ack', value: number): Chip => ({ label, value: game.number(role, scale, value) })
  const arrival = (inbox.find((one) => one.arrival === game.picked.value) ?? inbox[0])?.segment
  const typed = game.draft.value.value.ack
  const more = (label: string, by: number): Chip[] => (typed === '' ? [] : [{ label, value: String(seqAdd(Number(typed), by)) }])
  switch (field) {
    case 'seq':
      // In CLOSED there are no other variables.
      return [
        ...(host.state === 'CLOSED' ? [] : [number('SND.NXT', 'seq', tcb.sndNxt), number('SND.UNA', 'seq', tcb.sndUna)]),
        number('ISS', 'seq', tcb.iss),
      ]
    case 'ack':
      return [
        ...(tcb.rcvNxt === null ? [] : [number('RCV.NXT', 'ack', tcb.rcvNxt)]),
        ...(arrival === undefined ? [] : [number('SEG.SEQ', 'ack', arrival.seq)]),
        ...more('+1', 1),
        ...(arrival === undefined || arrival.len === 0 ? [] : more(`+${arrival.len}`, arrival.len)),
      ]
    case 'len':
      return [
        { label: '0', value: '0' },
        ...requests.flatMap(({ call, len, status }) =>
          call === 'send' && status === 'open' ? [{ label: t('match.octets', { count: len }), value: String(len) }] : [],
        ),
      ]
    case 'wnd':
      return [{ label: 'RCV.WND', value: String(tcb.rcvWnd) }]
  }
}

function Field({ game, host, field, disabled }: { game: Game; host: HostView; field: DraftField; disabled: boolean }) {
  const { draft } = game
  const touched = useRef(false)
  return (
    <div class={`number ${disabled ? 'off' : ''}`}>
      <label for={`field-${field}`}>{t(`composer.${field}`)}</label>
      <input
        id={`field-${field}`}
        class="mono"
        inputMode="none"
        autocomplete="off"
        disabled={disabled}
        value={disabled ? '' : draft.value.value[field]}
        placeholder={disabled ? '–' : field === 'len' ? '0' : '?'}
        onInput={(event) => {
          draft.write(field, event.currentTarget.value)
          event.currentTarget.value = draft.value.peek()[field]
        }}
        onPointerDown={({ pointerType }) => {
          touched.current = pointerType !== 'mouse'
        }}
        onClick={() => {
          // A mouse stands beside a keyboard. Not before the finger is up: the keypad would get its tap.
          draft.field.value = touched.current ? field : null
        }}
      />
      <span class="chips">
        {!disabled &&
          chipsOf(game, host, field).map(({ label, value }, index) => (
            // The keyboard types the number; Tab walks from number to number.
            <button key={index} type="button" tabIndex={-1} class="chip mono" onClick={() => draft.write(field, value)}>
              {label}
            </button>
          ))}
      </span>
    </div>
  )
}

function Notation({ game, input }: { game: Game; input: RefObject<HTMLInputElement | null> }) {
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { draft } = game
  const shown = typed ?? draft.notation()
  function read(text: string): void {
    setTyped(text)
    const reading = parseSegment(text)
    setProblem(reading.ok || reading.why === 'empty' ? null : t(`notation.${reading.why}`, { at: reading.at }))
    if (!text.trim().startsWith('.')) draft.loadLine(text)
  }
  function enter(): void {
    const reading = parseSegment(shown)
    if (!reading.ok) {
      setProblem(t(`notation.${reading.why}`, { at: reading.at }))
      return
    }
    setTyped(null)
    if (reading.segment !== null) {
      draft.loadLine(shown)
      void game.send()
      return
    }
    const arrival = arrivalToDiscard(game)
    if (arrival === null) setProblem(t('composer.nothingToDiscard'))
    else void game.discard(arrival)
  }
  return (
    <div class="notation">
      <label for="notation">{t('composer.notation')}</label>
      <input
        id="notation"
        ref={input}
        class="mono"
        value={shown}
        placeholder="SA 300 101"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        aria-invalid={problem !== null}
        aria-describedby="notation-help"
        onInput={(event) => read(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => {
          setTyped(null)
          setProblem(null)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
          if (event.key !== 'Enter') return
          event.preventDefault()
          enter()
        }}
      />
      <p id="notation-help" class={problem === null ? 'dim' : 'problem'} role={problem === null ? undefined : 'alert'}>
        {problem ?? t('composer.notationHelp')}
      </p>
    </div>
  )
}

/** ms in which a tap that was meant for the question before finds nothing to press. */
const PAUSE = 700

/** Whether another question took the place of one that nobody had answered: `just` now, or at all. */
function useChanged({ stateAsked, question }: HostView) {
  const open = useRef(stateAsked ? question : 0)
  const [meanwhile, setMeanwhile] = useState(0)
  const [just, setJust] = useState(false)
  useLayoutEffect(() => {
    const before = open.current
    open.current = stateAsked ? question : 0
    if (before === 0 || open.current === 0 || before === open.current) return
    setMeanwhile(question)
    setJust(true)
    const timer = setTimeout(() => setJust(false), PAUSE)
    return () => clearTimeout(timer)
  }, [stateAsked, question])
  return { meanwhile: meanwhile === question, just: just && meanwhile === question }
}

/** What is asked right now: in which state one is, or which of the candidates is right. */
export function Questions({ game, host }: { game: Game; host: HostView }) {
  const { playable } = game
  const changed = useChanged(host)
  if (!host.stateAsked && host.choices === null) return null
  return (
    <section class="ask" aria-label={t('composer.asked')}>
      {host.stateAsked && (
        <div class="question" role="group" aria-label={t('composer.whichState')}>
          <p>{t(changed.meanwhile ? 'composer.stateChanged' : 'composer.whichState')}</p>
          <div class="chips">
            {STATES.map((state) => (
              <button
                key={state}
                type="button"
                class="chip mono"
                aria-disabled={!playable.value || changed.just}
                onClick={() => changed.just || void game.nameState(state, host.question)}
              >
                {state}
              </button>
            ))}
          </div>
        </div>
      )}
      {host.choices !== null && (
        <div class="question" role="group" aria-label={t('composer.candidates', { count: host.choices.length })}>
          <p>{t('composer.candidates', { count: host.choices.length })}</p>
          <div class="candidates">
            {host.choices.map((segment, index) => (
              <button
                key={index}
                type="button"
                class="candidate"
                aria-pressed={game.isLoaded(segment)}
                aria-disabled={!playable.value}
                onClick={() => void game.choose(segment)}
              >
                <KeyHint>{index + 1}</KeyHint> <SegmentWords segment={segment} game={game} from="me" />
              </button>
            ))}
          </div>
        </div>
      )}
    </section>
  )
}

export function Composer({ game, host, notation }: { game: Game; host: HostView; notation: RefObject<HTMLInputElement | null> }) {
  const { draft, view, playable } = game
  const flags = draft.value.value.flags
  const level = view.value?.level
  const help = useHelp(game)
  const given = help?.step ?? 0
  const aboutListen = listens(game) && unanswered(host).length === 0
  const fields: readonly DraftField[] = view.value?.scenario.asksWindow === true ? ['seq', 'ack', 'len', 'wnd'] : ['seq', 'ack', 'len']
  return (
    <section
      id="composer"
      data-focus-home
      tabIndex={-1}
      class={`composer ${draft.field.value === null ? '' : 'with-keypad'}`}
      aria-label={t('composer.title')}
    >
      <div class="build">
        <div class="flags-row" role="group" aria-label={t('composer.flags')}>
          {FLAGS.map((flag) => (
            <button
              key={flag}
              type="button"
              class={`flag ${lookOf({ flags: [flag], len: 0 })}`}
              aria-pressed={flags.includes(flag)}
              onClick={() => draft.toggle(flag)}
            >
              {singleKeys() ? <u>{flag.slice(0, 1)}</u> : flag.slice(0, 1)}
              {flag.slice(1)}
            </button>
          ))}
        </div>
        <div class="numbers">
          {fields.map((field) => (
            <Field key={field} game={game} host={host} field={field} disabled={field === 'ack' && !flags.includes('ACK')} />
          ))}
        </div>
      </div>
      <div class="finish">
        <Notation game={game} input={notation} />
        <div class="actions">
          {listens(game) && (
            <button type="button" class="primary listen" aria-disabled={!playable.value} onClick={() => void game.listen()}>
              {t('composer.listen')}
            </button>
          )}
          {help?.ghost === true && (
            <button type="button" aria-disabled={!playable.value} onClick={() => void game.acceptGhost()}>
              {t(help.kind === 'listen' ? 'composer.ghostListen' : 'composer.ghost')}
            </button>
          )}
          {level?.hints === true && (
            <button type="button" aria-disabled={!playable.value || given >= LEFT.length} onClick={() => void game.hint()}>
              {given >= LEFT.length
                ? t('composer.allHints')
                : aboutListen
                  ? t('composer.freeHint')
                  : t('composer.hint', { left: LEFT[given] ?? 0 })}
            </button>
          )}
          {(!aboutListen || host.inbox.length > 0) && (
            <button
              type="button"
              aria-disabled={!playable.value || host.inbox.length === 0}
              onClick={() => {
                const arrival = arrivalToDiscard(game)
                if (arrival === null) game.tell('composer.nothingToDiscard')
                else void game.discard(arrival)
              }}
            >
              {t('composer.discard')}
            </button>
          )}
          <button type="button" class="primary send" aria-disabled={!playable.value} onClick={() => void game.send()}>
            {t('composer.send')} <span aria-hidden="true">⏎</span>
          </button>
        </div>
      </div>
      <Keypad draft={draft} fields={fields.filter((field) => field !== 'ack' || flags.includes('ACK'))} />
    </section>
  )
}
