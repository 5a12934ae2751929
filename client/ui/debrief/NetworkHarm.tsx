// What the network did in a round, counted.
import { t, textOf } from '../../i18n/i18n.ts'
import type { LadderEvent } from '../ladder/model.ts'

export function NetworkHarm({ story }: { story: readonly LadderEvent[] }) {
  const harm = story.flatMap((event): readonly string[] => (event.on === 'move' || event.on === 'launched' ? event.fates : []))
  if (harm.length === 0) return <p class="dim">{t('debrief.calm')}</p>
  return (
    <ul>
      {[...new Set(harm)].map((fate) => (
        <li key={fate}>
          {textOf('fate', fate)} × {harm.filter((one) => one === fate).length}
        </li>
      ))}
    </ul>
  )
}
