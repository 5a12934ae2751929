// Builds Phaser from its own sources, of which the board needs less than half (phaser-parts.js): it draws pictures and nothing else.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const PARTS = fileURLToPath(new URL('phaser-parts.js', import.meta.url))

/** What the engine's own build replaces. */
const FLAGS: Readonly<Record<string, boolean>> = { CANVAS_RENDERER: true, WEBGL_RENDERER: true, WEBGL_DEBUG: false, FEATURE_SOUND: false }

/** Programs for the graphics card of what the board never makes: it shows images. They are text, and much of it. */
const UNUSED = /[\\/]shaders[\\/](Filter|Noise|Gradient|Ramp|SpriteGPULayer|TilemapGPULayer)[\w-]*\.js$/

export function phaserParts(): Plugin {
  const source = join(dirname(createRequire(import.meta.url).resolve('phaser/package.json')), 'src')
  return {
    name: 'phaser-parts',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === 'phaser' ? PARTS : id.startsWith('phaser/src/') ? join(source, id.slice('phaser/src/'.length)) : null),
    transform(code, id) {
      if (!id.startsWith(source)) return null
      if (UNUSED.test(id)) return { code: "module.exports = ''", map: null }
      const flagged = code.replace(/typeof (CANVAS_RENDERER|WEBGL_RENDERER|WEBGL_DEBUG|FEATURE_SOUND)\b/g, (_all, flag: string) =>
        String(FLAGS[flag]),
      )
      return { code: flagged, map: null }
    },
  }
}
