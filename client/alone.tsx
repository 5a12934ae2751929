// The screens of what one does alone, each loaded when it is first shown.
import type { Route } from './route.ts'
import { lazy } from './ui/parts/Lazy.tsx'

const QuizPage = lazy(async () => (await import('./ui/quiz/QuizPage.tsx')).QuizPage, 'game', 'alone')
const PositionPage = lazy(async () => (await import('./ui/quiz/PositionPage.tsx')).PositionPage, 'game', 'alone')
const SkillsPage = lazy(async () => (await import('./ui/skills/SkillsPage.tsx')).SkillsPage, 'game', 'alone')
const ProgressPage = lazy(async () => (await import('./ui/progress/ProgressPage.tsx')).ProgressPage, 'game', 'alone')

/** The screen of this route; null: it is not one of these. */
export function aloneScreen(where: Route) {
  switch (where.at) {
    case 'quiz':
      return <QuizPage key={`${where.mode} ${where.skill}`} mode={where.mode} skill={where.skill} />
    case 'position':
      return <PositionPage key={where.text} text={where.text} />
    case 'skills':
      return <SkillsPage />
    case 'progress':
      return <ProgressPage />
    default:
      return null
  }
}
