// Generated names, in the player's language: nobody has to think of one.
import { t } from './i18n/i18n.ts'

const ADJECTIVES = 12
const NOUNS = 12

const draw = (below: number): number => {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1))
  return value % below
}

/** Such as `Brave Buoy 42`. */
export const generatedName = (): string => `${t(`names.adjective.${draw(ADJECTIVES)}`)} ${t(`names.noun.${draw(NOUNS)}`)} ${10 + draw(90)}`
