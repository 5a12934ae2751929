// Builds Phaser from its own sources, of which the board needs less than half (phaser-parts.js): it draws pictures and nothing else.
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const PARTS = fileURLToPath(new URL('phaser-parts.js', import.meta.url))

/** What the engine's own build replaces. */
const FLAGS: Readonly<Record<string, boolean>> = { CANVAS_RENDERER: true, WEBGL_RENDERER: true, WEBGL_DEBUG: false, FEATURE_SOUND: false }

/** Modules of what the board never makes: it shows images as they are. The engine lists them by name and makes one when it is asked for. */
const UNUSED = [
  /^renderer\/webgl\/shaders\/(Filter|Noise|Gradient|Ramp|SpriteGPULayer|TilemapGPULayer)[\w-]*\.js$/,
  /^renderer\/webgl\/renderNodes\/(filters\/|\w+\/Submitter(Sprite|Tilemap)GPULayer\.js$)/,
  /^filters\//,
  /^textures\/parsers\/(?!Canvas|Image|index)/,
]

/** What takes the place of a whole list from which the engine's core takes one. */
const SHORTENED: Readonly<Record<string, string>> = {
  'math/index.js': "module.exports = { RandomDataGenerator: require('./random-data-generator/RandomDataGenerator') }",
}

export function phaserParts(): Plugin {
  const source = join(dirname(createRequire(import.meta.url).resolve('phaser/package.json')), 'src')
  return {
    name: 'phaser-parts',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === 'phaser' ? PARTS : id.startsWith('phaser/src/') ? join(source, id.slice('phaser/src/'.length)) : null),
    transform(code, id) {
      if (!id.startsWith(source)) return null
      const name = relative(source, id).replaceAll('\\', '/')
      const shortened = SHORTENED[name] ?? (UNUSED.some((unused) => unused.test(name)) ? "module.exports = ''" : null)
      if (shortened !== null) return { code: shortened, map: null }
      const flagged = code.replace(/typeof (CANVAS_RENDERER|WEBGL_RENDERER|WEBGL_DEBUG|FEATURE_SOUND)\b/g, (_all, flag: string) =>
        String(FLAGS[flag]),
      )
      return { code: flagged, map: null }
    },
  }
}
