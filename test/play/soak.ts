// `npm run soak [-- seeds]`: perfect bots play every scenario on many seeds; every one must reach its goal in time. Prints what did not.
import { SCENARIO_IDS } from '../../shared/game/index.ts'
import { failures, THINKING } from './curriculum.ts'

const seeds = Number(process.argv[2] ?? 200)
if (!Number.isInteger(seeds) || seeds < 1) {
  console.error(`the number of seeds must be a whole number from 1, not '${process.argv[2]}'`)
  process.exit(2)
}

let failed = 0
for (const id of SCENARIO_IDS) {
  const found = failures(id, seeds)
  failed += found.length
  console.log(`${id}: ${seeds * THINKING.length - found.length} of ${seeds * THINKING.length} reached the goal`)
  for (const one of found.slice(0, 5)) console.log(`  not: ${one}`)
}
console.log(failed === 0 ? 'every goal was reached in time' : `${failed} goals were not reached`)
process.exit(failed === 0 ? 0 : 1)
