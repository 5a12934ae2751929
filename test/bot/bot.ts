// `npm run -s bot -- --url http://localhost:2567 [--code ABCDEF | --vs-bot | --quick] [--level match] [--playlist whole-life] [--think 800]`
import { parseArgs } from 'node:util'
import { type Entry, post } from './connection.ts'
import { playMatch } from './player.ts'

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:2567' },
    code: { type: 'string' },
    'vs-bot': { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    level: { type: 'string', default: 'match' },
    playlist: { type: 'string', default: 'whole-life' },
    name: { type: 'string', default: 'Example Bot' },
    think: { type: 'string', default: '800' },
  },
})

function enter(): Promise<Entry> {
  const { url, code, quick, level, name, playlist } = values
  if (code !== undefined) return post(url, `/matches/${code}/join`, { name })
  if (quick) return post(url, '/quick', { name, level })
  return post(url, '/matches', { name, level, playlist, bot: values['vs-bot'] })
}

try {
  const entry = await enter()
  console.log(`seat ${entry.seat} of match ${entry.code}`)
  const { replay } = await playMatch({ url: values.url, entry, think: Number(values.think), say: (line) => console.log(line) })
  console.log(`over: ${values.url}/r/${replay}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
