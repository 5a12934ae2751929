// How much help a skill still gets: four steps, and the step in words.
import type { Fade } from '../../../shared/game/index.ts'
import { t } from '../../i18n/i18n.ts'

export function FadeMeter({ fade }: { fade: Fade }) {
  return (
    <span class="fade-meter">
      <span class="pips" aria-hidden="true">
        {[0, 1, 2, 3].map((pip) => (
          <span key={pip} class={pip < 4 - fade ? 'on' : ''} />
        ))}
      </span>{' '}
      <span>{t(`campaign.fade.${fade}`)}</span>
    </span>
  )
}
