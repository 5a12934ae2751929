import { t } from '../../i18n/i18n.ts'
import { generatedName } from '../../names.ts'
import { settings } from '../../settings.ts'

/** The player's name: a generated one stands there, to keep, change or draw anew. */
export function NameField() {
  return (
    <div class="field">
      <label for="name">{t('lobby.name')}</label>
      <span class="row start">
        <input
          id="name"
          value={settings.name.value}
          maxLength={20}
          autocomplete="off"
          onInput={(event) => {
            settings.name.value = event.currentTarget.value
          }}
        />
        <button
          type="button"
          onClick={() => {
            settings.name.value = generatedName()
          }}
        >
          {t('lobby.otherName')}
        </button>
      </span>
    </div>
  )
}
