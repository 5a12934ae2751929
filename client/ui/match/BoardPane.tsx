// The harbour: loaded when the match is on the screen; without it, everything can still be played.
import { computed } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { BoardWorld } from '../../board/world.ts'
import { listens } from '../../commands/commands.ts'
import { locale, t } from '../../i18n/i18n.ts'
import { reducedMotion, theme } from '../../settings.ts'
import type { Game } from '../../store/game.ts'
import './board-pane.css'

const worldOf = (game: Game): BoardWorld => ({
  view: game.view,
  now: game.now,
  draft: game.draft.value,
  canSend: game.canSend,
  canListen: computed(() => game.playable.value && listens(game)),
  theme,
  reducedMotion,
  locale,
  t,
  number: game.number,
  toggle: game.draft.toggle,
  edit(field) {
    game.draft.field.value = field
  },
  send: () => void game.send(),
  listen: () => void game.listen(),
  discard: (arrival) => void game.discard(arrival),
  read(arrival) {
    game.picked.value = arrival
  },
})

export function BoardPane({ game }: { game: Game }) {
  const parent = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'loading' | 'there' | 'failed'>('loading')
  useEffect(() => {
    let gone = false
    let destroy = (): void => {
      gone = true
    }
    import('../../board/board.ts').then(
      ({ mountBoard }) => {
        if (gone || parent.current === null) return
        const board = mountBoard(parent.current, worldOf(game))
        destroy = () => board.destroy()
        setState('there')
      },
      () => setState('failed'),
    )
    return () => destroy()
  }, [game])
  return (
    <div class="board" ref={parent} aria-hidden="true">
      {state !== 'there' && <p class="board-note">{t(`match.board.${state}`)}</p>}
    </div>
  )
}
