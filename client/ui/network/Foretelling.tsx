// The three doings with what is left of them, the prediction, and what became of the last one.
import { CONSEQUENCES, type Fault, type NetworkView } from '../../../shared/game/index.ts'
import { DOING_KEYS } from '../../commands/network-commands.ts'
import { singleKeys } from '../../commands/single-keys.ts'
import { t } from '../../i18n/i18n.ts'
import type { Desk } from '../../store/desk.ts'
import type { Game } from '../../store/game.ts'
import { consequenceText, didText, outcomeOf, whyText } from './words.ts'

export function Doings({ game, desk, network }: { game: Game; desk: Desk; network: NetworkView }) {
  const can = game.playable.value && !network.waits && desk.target.value !== null
  return (
    <section class="panel network-doings" aria-label={t('network.budget')}>
      <h2 class="eyebrow">{t('network.budget')}</h2>
      <div class="row start">
        {DOING_KEYS.filter(([doing]) => network.budget[doing] > 0).map(([doing, key]) => (
          <button
            key={doing}
            type="button"
            class={`doing ${doing}`}
            // Not disabled while no segment is under way: the focus stays where the player waits for one.
            aria-disabled={!can || network.left[doing] === 0}
            onClick={() => void desk.harm(doing)}
          >
            <strong>{t(`network.doing.${doing}`)}</strong> {singleKeys() && <kbd>{key.toUpperCase()}</kbd>}{' '}
            <span class="left">{t('network.left', { count: network.left[doing] })}</span>
          </button>
        ))}
      </div>
    </section>
  )
}

/** What was said, what came, and why. */
export function Verdict({ fault }: { fault: Fault }) {
  const outcome = outcomeOf(fault)
  const { guess, known } = fault
  return (
    <div class={`network-verdict ${outcome}`}>
      <p class="verdict-line">
        <span aria-hidden="true">{outcome === 'right' ? '✓' : outcome === 'wrong' ? '✗' : '–'}</span>{' '}
        <strong>{t(`network.verdict.${outcome}`)}</strong>
      </p>
      <p>{didText(fault)}</p>
      {guess !== null && guess !== known?.what && <p>{t('network.said', { what: consequenceText(fault, guess) })}</p>}
      {known !== null && (
        <>
          <p>{t('network.came', { what: consequenceText(fault, known.what) })}</p>
          <p class="why">{whyText(fault, known.what)}</p>
        </>
      )}
    </div>
  )
}

const spent = ({ left }: NetworkView): boolean => left.drop + left.duplicate + left.delay === 0

export function Foretelling({ game, network }: { game: Game; network: NetworkView }) {
  const fault = network.faults.at(-1)
  return (
    <section data-focus-home tabIndex={-1} class="panel network-card" aria-label={t('network.asks')}>
      <h2 class="eyebrow">{t(network.waits || fault === undefined ? 'network.asks' : 'network.last')}</h2>
      {fault !== undefined && network.waits && (
        <>
          <p>{didText(fault)}</p>
          <div class="guesses">
            {CONSEQUENCES.map((what, index) => (
              <button
                key={what}
                type="button"
                class="guess"
                aria-pressed={fault.guess === what}
                aria-disabled={!network.foretells || !game.playable.value}
                onClick={() => void game.expect(what)}
              >
                {singleKeys() && <kbd>{index + 1}</kbd>} <span>{consequenceText(fault, what)}</span>
              </button>
            ))}
          </div>
          <p class="dim" role="status">
            {!network.foretells
              ? t(fault.guess === null ? 'network.tooLate' : 'network.shows')
              : fault.guess === null
                ? ''
                : t('network.waiting')}
          </p>
        </>
      )}
      {!network.waits && (
        <div role="status">
          {fault !== undefined && <Verdict fault={fault} />}
          <p class={fault === undefined ? '' : 'dim'}>{t(spent(network) ? 'network.spent' : 'network.prompt')}</p>
        </div>
      )}
    </section>
  )
}
