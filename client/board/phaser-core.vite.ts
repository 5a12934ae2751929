// Builds Phaser from its own core sources: the board draws pictures and nothing else, so two fifths of the whole engine need not be sent.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** What the engine's own build replaces. */
const FLAGS: Readonly<Record<string, boolean>> = { CANVAS_RENDERER: true, WEBGL_RENDERER: true, WEBGL_DEBUG: false, FEATURE_SOUND: false }

/** Programs for the graphics card of what the board never makes: it shows images. They are text, and much of it. */
const UNUSED = /[\\/]shaders[\\/](Filter|Noise|Gradient|Ramp|SpriteGPULayer|TilemapGPULayer)[\w-]*\.js$/

export function phaserCore(): Plugin {
  const source = join(dirname(createRequire(import.meta.url).resolve('phaser/package.json')), 'src')
  return {
    name: 'phaser-core',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === 'phaser' ? join(source, 'phaser-core.js') : null),
    transform(code, id) {
      if (!id.startsWith(source)) return null
      if (UNUSED.test(id)) return { code: "module.exports = ''", map: null }
      const flagged = code.replace(/typeof (CANVAS_RENDERER|WEBGL_RENDERER|WEBGL_DEBUG|FEATURE_SOUND)\b/g, (_all, flag: string) =>
        String(FLAGS[flag]),
      )
      // Its own build knows a `global`; browsers do not.
      return { code: flagged.replaceAll('global.Phaser', 'globalThis.Phaser'), map: null }
    },
  }
}
