// A language is one file, but nobody waits for all of it: the landing page takes its own sections, a match and solo play take theirs later.

/** Sections that the pages before a game show. */
const FIRST = ['names', 'app', 'settings', 'landing', 'error', 'lobby', 'join', 'playlist', 'level', 'health']
/** Sections of a class: its host, its projector, its students. */
const CLASSROOM = ['classroom']
/** Sections of what somebody does alone: the quiz, the campaign, the editor. */
const ALONE = ['concept', 'quiz', 'campaign', 'progress', 'editor']

export const PARTS = ['first', 'game', 'alone', 'classroom'] as const
export type Part = (typeof PARTS)[number]
/** Every part but the first, which comes with the script. */
export type LaterPart = Exclude<Part, 'first'>

export function partOf(section: string): Part {
  if (FIRST.includes(section)) return 'first'
  if (ALONE.includes(section)) return 'alone'
  return CLASSROOM.includes(section) ? 'classroom' : 'game'
}
