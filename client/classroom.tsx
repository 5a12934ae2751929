// The screens of a class, each loaded when it is first shown: the teacher's, the projector's, the student's.
import type { ComponentChildren } from 'preact'
import type { Route } from './route.ts'
import { NoServerPage } from './ui/lobby/NoServerPage.tsx'
import { lazy } from './ui/parts/Lazy.tsx'

const NoClass = () => <NoServerPage about="lobby.noServerClass" />

// Written out, so that the static build goes without all of them and without the SDK.
const TeachPage =
  import.meta.env.MODE === 'static'
    ? NoClass
    : lazy(async () => (await import('./ui/classroom/teach/TeachPage.tsx')).TeachPage, 'game', 'alone', 'classroom')
const HostPage =
  import.meta.env.MODE === 'static'
    ? NoClass
    : lazy(async () => (await import('./ui/classroom/host/HostPage.tsx')).HostPage, 'game', 'alone', 'classroom')
const ScreenPage =
  import.meta.env.MODE === 'static'
    ? NoClass
    : lazy(async () => (await import('./ui/classroom/screen/ScreenPage.tsx')).ScreenPage, 'game', 'alone', 'classroom')
const StudentPage =
  import.meta.env.MODE === 'static'
    ? NoClass
    : lazy(async () => (await import('./ui/classroom/student/StudentPage.tsx')).StudentPage, 'game', 'alone', 'classroom')

/** For a screen that has a match in it: the bar that stands above everything else, and the way to the settings. */
interface Frame {
  readonly bar: ComponentChildren
  readonly onSettings: () => void
}

/** The screen of this route; null: it is not one of these. */
export function classScreen(where: Route, { bar, onSettings }: Frame) {
  switch (where.at) {
    case 'class':
      // In a round the match has a bar of its own.
      return <StudentPage key={where.code} code={where.code} number={where.number} bar={bar} onSettings={onSettings} />
    case 'class-new':
      return <TeachPage />
    case 'class-host':
      return <HostPage key={where.code} code={where.code} />
    case 'class-screen':
      return <ScreenPage key={where.code} code={where.code} />
    default:
      return null
  }
}
