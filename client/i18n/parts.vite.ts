// Cuts a language's file into its parts at build time: `en.json?first` is the object of the sections that the landing page shows.
import type { Plugin } from 'vite'
import { PARTS, type Part, partOf } from './parts.ts'

const isPart = (text: string): text is Part => PARTS.some((part) => part === text)

export const messageParts = (): Plugin => ({
  name: 'message-parts',
  enforce: 'pre',
  transform(code, id) {
    const found = /\/i18n\/\w+\.json\?(?:[^#]*&)?(\w+)(?:[&=#].*)?$/.exec(id)
    const part = found?.[1] ?? ''
    if (!isPart(part)) return null
    const file: unknown = JSON.parse(code)
    if (typeof file !== 'object' || file === null) return null
    const sections = Object.fromEntries(Object.entries(file).filter(([section]) => partOf(section) === part))
    return { code: `export default JSON.parse(${JSON.stringify(JSON.stringify(sections))})`, moduleType: 'js', map: null }
  },
})
