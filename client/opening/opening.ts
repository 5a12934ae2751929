// The page before its script: dressed as the player chose, the landing page put up from the HTML, and a press kept until somebody can answer it.
// The build makes one small file of it (opening.vite.ts), which runs before anything is drawn: nothing flashes in another language or theme.
import { CALM, chosen, dress, guessedLanguage, isCalm, LANGUAGES, LIGHT, MOTIONS, THEMES, themeOf } from '../choices.ts'
import { HANDOVER } from './handover.ts'

/** Put in by the build: the paths behind `#` are the page's own. */
declare const __STATIC__: boolean

const language = chosen('language', LANGUAGES, guessedLanguage())
dress(
  themeOf(chosen('theme', THEMES, 'auto'), matchMedia(LIGHT).matches),
  isCalm(chosen('motion', MOTIONS, 'auto'), matchMedia(CALM).matches),
)
document.documentElement.lang = language

/** A window that has a seat or a place in a class sees another page, or more of this one. */
function isKnown(): boolean {
  try {
    return ['ackward.seat', 'ackward.class-places'].some((key) => sessionStorage.getItem(key) !== null)
  } catch {
    return false
  }
}

function showLanding(): void {
  const isHome = __STATIC__ ? /^#?\/?$/.test(location.hash) : location.pathname === '/'
  const landing = document.querySelector<HTMLTemplateElement>(`template[lang="${language}"]`)
  if (isHome && !isKnown() && landing !== null) document.getElementById('app')?.append(landing.content)
}

let pressed: HTMLButtonElement | null = null

/** The last press counts. Links go by themselves. */
function keepPress(event: Event): void {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  if (button === null) return
  event.preventDefault()
  pressed?.removeAttribute('aria-busy')
  pressed = button
  button.setAttribute('aria-busy', 'true')
}

function handOver(): void {
  removeEventListener('click', keepPress, true)
  pressed?.removeAttribute('aria-busy')
  pressed?.click()
}

// The first change is 'interactive': all of the HTML is there, none of the scripts that wait for it has run.
document.addEventListener('readystatechange', showLanding, { once: true })
addEventListener('click', keepPress, true)
addEventListener(HANDOVER, handOver, { once: true })
