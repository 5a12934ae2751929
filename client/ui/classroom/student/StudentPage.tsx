// `/c` and `/c/<code>`: a student's way into a class, and their place in it.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ClassEntry } from '../../../../shared/protocol/classes.ts'
import { readClassCode } from '../../../../shared/protocol/code.ts'
import { type ClassPlace, forgetPlace, placeOfWindow } from '../../../net/class-place.ts'
import { CodePage } from './CodePage.tsx'
import { InClass } from './InClass.tsx'
import { JoinClass } from './JoinClass.tsx'
import '../../lobby/lobby.css'
import './student.css'

export interface Frame {
  /** What stands above every page but a match. */
  readonly bar: ComponentChildren
  readonly onSettings: () => void
}

interface Place {
  readonly place: ClassPlace
  readonly fresh: ClassEntry | null
}

const keptPlace = (code: string): Place | null => {
  const place = placeOfWindow(code)
  return place === null ? null : { place, fresh: null }
}

/** `number`: by which somebody waits to play with this student; '' without. */
export function StudentPage({ code: typed, number, ...frame }: { code: string; number: string } & Frame) {
  const code = readClassCode(typed)
  const [place, setPlace] = useState<Place | null>(() => (code === null ? null : keptPlace(code)))
  if (code === null)
    return (
      <>
        {frame.bar}
        <CodePage typed={typed} />
      </>
    )
  if (place === null)
    return (
      <>
        {frame.bar}
        <JoinClass code={code} onIn={(given, fresh) => setPlace({ place: given, fresh })} />
      </>
    )
  const leave = (): void => {
    forgetPlace(place.place)
    setPlace(null)
  }
  return <InClass key={place.place.token} place={place.place} fresh={place.fresh} number={number} onOut={leave} {...frame} />
}
