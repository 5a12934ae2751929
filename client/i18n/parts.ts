// A language is one file, but nobody waits for all of it: the landing page takes its own sections, a match and solo play take theirs later.

/** Sections that the pages before a game show. */
const FIRST = ['names', 'app', 'settings', 'landing', 'error', 'lobby', 'join', 'playlist', 'level', 'health']
/** Sections of what somebody does alone: the quiz, the campaign, the editor. */
const ALONE = ['concept', 'quiz', 'campaign', 'progress', 'editor']

export const PARTS = ['first', 'game', 'alone'] as const
export type Part = (typeof PARTS)[number]

export const partOf = (section: string): Part => (FIRST.includes(section) ? 'first' : ALONE.includes(section) ? 'alone' : 'game')
