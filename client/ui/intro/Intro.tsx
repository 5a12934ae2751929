// The first 60 seconds: one handshake, played for real by the core in this page, with one thing to choose at a time.
import { useEffect, useMemo, useState } from 'preact/hooks'
import { type HostView, parseConfig, type Role, type Told } from '../../../shared/game/index.ts'
import type { Segment } from '../../../shared/tcp/index.ts'
import { t } from '../../i18n/i18n.ts'
import type { Connection } from '../../net/connection.ts'
import { startLocal } from '../../net/local.ts'
import { createGame, type Game } from '../../store/game.ts'
import { Harbour, type HarbourProps } from '../parts/Harbour.tsx'
import { useFocus } from '../parts/use-focus.ts'
import { flagText } from '../words/flag-text.ts'
import { lookOf } from '../words/segment-look.ts'
import { type Blank, blankOf, filledIn } from './blank.ts'
import { IntroWhy, Terms, type Wrong } from './IntroWhy.tsx'
import './intro.css'

const THINK = 900

function start(role: Role): Connection {
  const config = parseConfig({
    seed: `first-${Math.floor(performance.now())}`,
    level: 'coach',
    rounds: ['handshake-numbers'],
    firstClient: role === 'client' ? 'a' : 'b',
    bots: { a: false, b: true },
    briefing: 0,
    debrief: 0,
    endless: true,
  })
  if (!config.ok) throw new Error(config.problems[0].reason)
  return startLocal({ config: config.value, seat: 'a', bot: { think: THINK, errors: 0, seed: 1 }, again: (same) => same })
}

/** `sent`: waiting for the answer; `wait`: for what comes before. */
type Step = 'listen' | 'send' | 'sent' | 'wait' | 'joined'

function stepOf(game: Game): Step {
  const host = game.host.value
  if (host === null) return 'wait'
  if (host.state === 'ESTABLISHED' && host.choices === null) return 'joined'
  if (host.requests.some(({ call, status }) => call === 'listen' && status === 'open')) return 'listen'
  if (host.choices !== null) return 'send'
  return host.story.some(hasLeft) ? 'sent' : 'wait'
}

type Sailed = Extract<Told, { told: 'move' | 'arrived' }>

const hasLeft = (one: Told): boolean => one.told === 'move' && one.left
const hasSailed = (one: Told): one is Sailed => one.told === 'arrived' || (one.told === 'move' && one.left)

/** The last boat that came, or left. */
function boatOf({ role, story }: HostView): NonNullable<HarbourProps['boat']> | null {
  const last = story.findLast(hasSailed)
  if (last === undefined) return null
  return {
    text: flagText(last.segment),
    kind: last.segment.flags.includes('SYN') ? 'syn' : 'ack',
    shore: role === 'client' ? 'left' : 'right',
    way: last.told === 'move' ? 'out' : 'in',
  }
}

function questionOf(step: Step, role: Role, arrival: Segment | null): string {
  if (step !== 'send' || arrival === null) return t(`intro.${step}.${role}`)
  return t(arrival.flags.includes('ACK') ? 'intro.theyUsed' : 'intro.theyCalled', { seq: arrival.seq })
}

/** A composer with one thing left to choose. */
function BlankComposer({ blank, onChoose }: { blank: Blank; onChoose: (segment: Segment) => Promise<void> }) {
  const { segment, field, numbers } = blank
  return (
    <div class="intro-composer" role="group" aria-label={t('intro.choose', { field })}>
      <p class="mono">
        <span class={`intro-flags ${lookOf(segment)}`}>{flagText(segment)}</span> {field === 'ack' && <span>seq {segment.seq}</span>}{' '}
        <span>
          {field} <span class="intro-blank">?</span>
        </span>
      </p>
      <ul class="intro-choices">
        {numbers.map((number) => (
          <li key={number}>
            <button type="button" class="mono" onClick={() => void onChoose(filledIn(blank, number))}>
              {number}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** `doneLabel`: what the way out is called where it does not lead to a match. */
export function Intro({ onDone, doneLabel }: { onDone: () => void; doneLabel?: string }) {
  const [role, setRole] = useState<Role>('client')
  const [tries, setTries] = useState(0)
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const game = useMemo(() => createGame(start(role)), [role, tries])
  useEffect(() => () => game.connection.leave(), [game])
  const host = game.host.value
  const step = stepOf(game)
  const heading = useFocus(step, role)

  const arrival = host?.inbox.at(-1)?.segment ?? null

  async function choose(segment: Segment): Promise<void> {
    setWrong(null)
    await game.choose(segment)
    const last = game.host.value?.story.findLast((one) => one.told === 'move')
    if (last?.told === 'move' && last.verdict.kind === 'violation') setWrong({ mine: last.segment, verdict: last.verdict })
  }

  const question = questionOf(step, role, arrival)
  return (
    <main class="intro">
      <div class="intro-scene">
        <Harbour
          left={role === 'client' || step !== 'listen'}
          right={role === 'server' || step === 'joined'}
          joined={step === 'joined'}
          boat={host === null ? null : boatOf(host)}
        />
      </div>
      <section class="intro-words">
        <p class="eyebrow">{t(`intro.youAre.${role}`)}</p>
        <h1 ref={heading} tabIndex={-1} aria-live="polite">
          {question}
        </h1>
        {host !== null && step === 'send' && <p class="intro-own">{t('intro.yourNumber', { iss: host.tcb.iss })}</p>}
        {step === 'listen' && (
          <button type="button" class="primary" onClick={() => void game.listen()}>
            {t('intro.listenButton')}
          </button>
        )}
        {host !== null && step === 'send' && (
          <>
            {role === 'client' && <Terms terms={arrival === null ? ['SYN', 'seq'] : ['ack']} />}
            <BlankComposer blank={blankOf(host)} onChoose={choose} />
          </>
        )}
        {wrong !== null && step === 'send' && <IntroWhy {...wrong} />}
        {step === 'joined' && (
          <div class="row">
            {role === 'client' && (
              <button
                type="button"
                class="primary"
                onClick={() => {
                  setWrong(null)
                  setRole('server')
                }}
              >
                {t('intro.beServer')}
              </button>
            )}
            <button type="button" class={role === 'server' ? 'primary' : ''} onClick={onDone}>
              {doneLabel ?? t('intro.withFriend')}
            </button>
            <button type="button" onClick={() => setTries(tries + 1)}>
              {t('intro.again')}
            </button>
          </div>
        )}
        {step !== 'joined' && (
          <button type="button" class={doneLabel === undefined ? 'skip short' : 'skip'} onClick={onDone}>
            {doneLabel ?? t('app.skip')}
          </button>
        )}
      </section>
    </main>
  )
}
