// The screens of what one does alone, each loaded when it is first shown.
import type { Route } from './route.ts'
import { lazy } from './ui/parts/Lazy.tsx'

const Alone = lazy(async () => (await import('./ui/campaign/Alone.tsx')).Alone, 'game', 'alone')
const ExamplePage = lazy(async () => (await import('./ui/campaign/ExamplePage.tsx')).ExamplePage, 'game', 'alone')
/** A match that is a round of the campaign. */
export const CampaignRound = lazy(async () => (await import('./ui/campaign/CampaignRound.tsx')).CampaignRound, 'game', 'alone')
const QuizPage = lazy(async () => (await import('./ui/quiz/QuizPage.tsx')).QuizPage, 'game', 'alone')
const PositionPage = lazy(async () => (await import('./ui/quiz/PositionPage.tsx')).PositionPage, 'game', 'alone')
const SkillsPage = lazy(async () => (await import('./ui/skills/SkillsPage.tsx')).SkillsPage, 'game', 'alone')
const ProgressPage = lazy(async () => (await import('./ui/progress/ProgressPage.tsx')).ProgressPage, 'game', 'alone')
const Editor = lazy(async () => (await import('./ui/editor/Editor.tsx')).Editor, 'game', 'alone')

/** The screen of this route; null: it is not one of these. */
export function aloneScreen(where: Route) {
  switch (where.at) {
    case 'alone':
      return <Alone />
    case 'example':
      return <ExamplePage key={where.scenario} scenario={where.scenario} />
    case 'quiz':
      return <QuizPage key={`${where.mode} ${where.skill}`} mode={where.mode} skill={where.skill} />
    case 'position':
      return <PositionPage key={where.text} text={where.text} />
    case 'skills':
      return <SkillsPage />
    case 'progress':
      return <ProgressPage />
    case 'editor':
      return <Editor text={where.text} />
    default:
      return null
  }
}
