import type { Signal } from '@preact/signals'
import { t } from '../../i18n/i18n.ts'
import { LANGUAGES, MOTIONS, settings, THEMES } from '../../settings.ts'
import { Dialog } from '../parts/Dialog.tsx'
import './settings.css'

interface ChoiceProps<T extends string> {
  readonly name: string
  readonly value: Signal<T>
  readonly choices: readonly T[]
  /** A line says what it is about. */
  readonly about?: boolean
}

function Choice<T extends string>({ name, value, choices, about = false }: ChoiceProps<T>) {
  return (
    <fieldset class="setting-choice" aria-describedby={about ? `about-${name}` : undefined}>
      <legend>{t(`settings.${name}.title`)}</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name={name}
            checked={value.value === choice}
            onChange={() => {
              value.value = choice
            }}
          />
          <span lang={name === 'language' ? choice : undefined}>{t(`settings.${name}.${choice}`)}</span>
        </label>
      ))}
      {about && (
        <p id={`about-${name}`} class="dim">
          {t(`settings.${name}.about`)}
        </p>
      )}
    </fieldset>
  )
}

export function SettingsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t('settings.title')} onClose={onClose}>
      <Choice name="language" value={settings.language} choices={LANGUAGES} />
      <Choice name="theme" value={settings.theme} choices={THEMES} />
      <Choice name="sound" value={settings.sound} choices={['on', 'off']} />
      <Choice name="motion" value={settings.motion} choices={MOTIONS} />
      <Choice name="numbers" value={settings.numbers} choices={['absolute', 'relative']} />
      <Choice name="shortcuts" value={settings.shortcuts} choices={['on', 'off']} about />
      <p class="kept">{t('settings.kept')}</p>
    </Dialog>
  )
}
