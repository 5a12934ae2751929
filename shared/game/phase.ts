export const PHASES = ['briefing', 'live', 'debrief', 'over'] as const
/** Where a match stands: each round goes through the first three. */
export type Phase = (typeof PHASES)[number]
