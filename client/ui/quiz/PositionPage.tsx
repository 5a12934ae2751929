// A link to a position or a card: it opens as a card to try, and a moment of a round can be played on from there.
import { useMemo, useState } from 'preact/hooks'
import { NETWORK_ROUND, otherRole, type Player, type Problem, ROLES, type Role } from '../../../shared/game/index.ts'
import { type Card, type CardAnswer, cardOfName, isRight, type OpenedPosition, openPosition } from '../../../shared/quiz/index.ts'
import { NETWORK_LEVEL } from '../../be-network.ts'
import { hasMessage, t } from '../../i18n/i18n.ts'
import { playMoment } from '../../moment.ts'
import type { Answered } from '../../quiz/session.ts'
import { go } from '../../route.ts'
import { playHere } from '../../session.ts'
import { useFocus } from '../parts/use-focus.ts'
import { CardView } from './CardView.tsx'
import { expectedOf, positionReason } from './position-reasons.ts'
import { SceneView } from './SceneView.tsx'
import './quiz.css'

async function playOn({ text: position, scenario: round }: OpenedPosition, player: Player): Promise<void> {
  const connection = playMoment({ level: player === 'network' ? NETWORK_LEVEL : 'coach', round, position }, player)
  if (connection === null) return
  await playHere(connection)
  go('/match')
}

function Try({ card }: { card: Card }) {
  const [tries, setTries] = useState(0)
  const [answered, setAnswered] = useState<Answered | null>(null)
  const answer = (given: CardAnswer): void => {
    if (answered === null) setAnswered({ answer: given, right: isRight(card, given) })
  }
  const again = (): void => {
    setAnswered(null)
    setTries(tries + 1)
  }
  return <CardView key={tries} card={card} answered={answered} onAnswer={answer} onNext={again} nextLabel={t('quiz.position.again')} />
}

function Moment({ opened }: { opened: OpenedPosition }) {
  const first = ROLES.find((role) => opened.cards[role]?.right.length !== undefined && opened.cards[role] !== null) ?? 'client'
  const [role, setRole] = useState<Role>(first)
  const card = opened.cards[role]
  // Both hosts of that round are bots, whoever plays on.
  const player = opened.scenario === NETWORK_ROUND ? 'network' : role
  return (
    <>
      <p class="row start position-bar">
        <strong>{t(`scenario.${opened.scenario}.title`)}</strong>
        <button type="button" onClick={() => setRole(otherRole(role))}>
          {t('quiz.position.other')}
        </button>
        <button type="button" onClick={() => void playOn(opened, player)}>
          {t(`quiz.position.playOn.${player}`)}
        </button>
      </p>
      {card === null ? (
        <>
          <h1 tabIndex={-1}>{t('quiz.position.nothing')}</h1>
          <SceneView scene={opened.scenes[role]} />
        </>
      ) : (
        <Try key={role} card={card} />
      )}
    </>
  )
}

/** Which part of the position is wrong, and how; a reason that is not known here stands as it is. */
function whyBroken({ path, reason }: Problem): string {
  const part = `quiz.position.part.${path.split('.')[0] ?? ''}`
  const { key, values } = positionReason(reason)
  const { expected = '' } = values
  const missing = expectedOf(expected).key
  const words = missing === null ? expected : t(`quiz.position.expected.${missing}`)
  const why = key === null ? reason : t(`quiz.position.reason.${key}`, { ...values, expected: words })
  return path !== '' && hasMessage(part) ? `${t(part)}: ${why}` : why
}

function Broken({ why }: { why: string }) {
  const heading = useFocus()
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {t('quiz.position.broken')}
      </h1>
      <p class="problem" role="alert">
        {why}
      </p>
      <p>{t('quiz.position.brokenWhat')}</p>
      <p>
        <button type="button" class="primary" onClick={() => go('/quiz/today')}>
          {t('quiz.mode.today.title')}
        </button>
      </p>
    </>
  )
}

export function PositionPage({ text }: { text: string }) {
  const shown = useMemo(() => {
    if (text.startsWith('c1.')) {
      const card = cardOfName(text)
      return card === null ? <Broken why={t('quiz.position.noCard')} /> : <Try card={card} />
    }
    const opened = openPosition(text)
    if (opened.ok) return <Moment opened={opened.value} />
    return <Broken why={whyBroken(opened.problems[0])} />
  }, [text])
  return <main class="page quiz">{shown}</main>
}
