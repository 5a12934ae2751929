import { locale, t } from '../../i18n/i18n.ts'
import { LANGUAGES, settings } from '../../settings.ts'

/** A button for each language that is not the present one. */
export function LanguageButtons() {
  return (
    <>
      {LANGUAGES.filter((language) => language !== locale.value).map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          onClick={() => {
            settings.language.value = language
          }}
        >
          {t(`settings.language.${language}`)}
        </button>
      ))}
    </>
  )
}
