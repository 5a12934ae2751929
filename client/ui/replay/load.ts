// A replay as it is shown: the match played again by the rules of this page, or as it was recorded under its own.
import { type BySeat, CORE, parseRecording, parseReplay, problemText, type Recording, recordMatch } from '../../../shared/game/index.ts'

export type Loaded =
  /** `outdated`: played under other rules before matches were recorded. `other-page`: this page has other rules than the server. */
  | { readonly is: 'loading' | 'missing' | 'offline' | 'outdated' | 'other-page' }
  | { readonly is: 'broken'; readonly why: string }
  | { readonly is: 'there'; readonly recording: Recording; readonly names: BySeat<string> }

type File = Readonly<Record<string, unknown>>

/** `file`: what the server has of the match, without the names. */
function shown(file: File, names: BySeat<string>): Loaded {
  if (file.recording === null) return { is: 'outdated' }
  if (file.recording !== undefined) {
    const recording = parseRecording(file.recording)
    return recording.ok ? { is: 'there', recording: recording.value, names } : { is: 'broken', why: problemText(recording.problems[0]) }
  }
  const replay = parseReplay(file)
  if (!replay.ok) return { is: 'broken', why: problemText(replay.problems[0]) }
  const { core, config, inputs } = replay.value
  return core === CORE ? { is: 'there', recording: recordMatch(config, inputs), names } : { is: 'other-page' }
}

export async function loadReplay(id: string): Promise<Loaded> {
  try {
    const response = await fetch(`/api/replays/${encodeURIComponent(id)}`)
    if (response.status === 404) return { is: 'missing' }
    if (!response.ok) return { is: 'offline' }
    const { names, ...file }: { names: BySeat<string> } & File = await response.json()
    return shown(file, names)
  } catch {
    return { is: 'offline' }
  }
}
