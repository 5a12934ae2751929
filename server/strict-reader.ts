// Reads what comes often: by tests that are made of the schema once and make nothing of the value. What fails them the schema itself reads, and says why.
// Only for schemas that change nothing and let no unknown field by.
import * as z from 'zod/mini'
import { type Result, read } from '../shared/game/index.ts'

type Test = (value: unknown) => boolean

/** Made by nobody but a parser: all that it has is its own. */
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** Reads as `read` does. Throws for a schema of a kind that has no test here. */
export function strictReader<T extends z.core.$ZodType>(schema: T): (value: unknown) => Result<z.core.output<T>> {
  const test = testOf(schema)
  const passes = (value: unknown): value is z.core.output<T> => test(value)
  return (value) => (passes(value) ? { ok: true, value } : read(schema, value))
}

function testOf(schema: z.core.$ZodType): Test {
  const { checks = [] } = schema._zod.def
  const own = kindOf(schema)
  const others = checks.map(checkOf)
  return others.length === 0 ? own : (value) => own(value) && others.every((test) => test(value))
}

function kindOf(schema: z.core.$ZodType): Test {
  if (schema instanceof z.core.$ZodDiscriminatedUnion) return choice(schema._zod.def)
  if (schema instanceof z.core.$ZodObject) return strictObject(schema._zod.def)
  if (schema instanceof z.core.$ZodEnum || schema instanceof z.core.$ZodLiteral) {
    const { values } = schema._zod
    return (value) => typeof value === 'string' && values.has(value)
  }
  if (schema instanceof z.core.$ZodNumberFormat) {
    if (schema._zod.def.format === 'safeint') return Number.isSafeInteger
  } else if (schema instanceof z.core.$ZodNumber) return Number.isFinite
  if (schema instanceof z.core.$ZodArray) return list(schema._zod.def)
  if (schema instanceof z.core.$ZodNullable) {
    const inner = testOf(schema._zod.def.innerType)
    return (value) => value === null || inner(value)
  }
  if (schema instanceof z.core.$ZodOptional && !(schema instanceof z.core.$ZodExactOptional)) {
    const inner = testOf(schema._zod.def.innerType)
    return (value) => value === undefined || inner(value)
  }
  throw new TypeError(`no test for the schema ${schema._zod.def.type}`)
}

/** What must hold beside the kind. */
function checkOf(check: z.core.$ZodCheck): Test {
  const { def } = check._zod
  if (check instanceof z.core.$ZodCheckGreaterThan && check._zod.def.inclusive) {
    const least = Number(check._zod.def.value)
    return (value) => Number(value) >= least
  }
  if (check instanceof z.core.$ZodCheckLessThan && check._zod.def.inclusive) {
    const most = Number(check._zod.def.value)
    return (value) => Number(value) <= most
  }
  if (check instanceof z.core.$ZodCheckMaxLength) {
    const most = check._zod.def.maximum
    return (value) => Array.isArray(value) && value.length <= most
  }
  if (check instanceof z.core.$ZodCustom) {
    const { fn } = check._zod.def
    return (value) => Boolean(fn(value))
  }
  throw new TypeError(`no test for the check ${def.check}`)
}

function list({ element }: z.core.$ZodArrayDef): Test {
  const test = testOf(element)
  return (value) => {
    if (!Array.isArray(value)) return false
    // Holes are looked at as well.
    for (const one of value) if (!test(one)) return false
    return true
  }
}

function choice({ options, discriminator }: z.core.$ZodDiscriminatedUnionDef): Test {
  const tests = new Map<unknown, Test>()
  for (const option of options) {
    const test = testOf(option)
    for (const tag of option._zod.propValues?.[discriminator] ?? []) tests.set(tag, test)
  }
  return (value) => isPlain(value) && tests.get(value[discriminator])?.(value) === true
}

function strictObject({ shape, catchall }: z.core.$ZodObjectDef): Test {
  if (!(catchall instanceof z.core.$ZodNever)) throw new TypeError('no test for an object with unknown fields')
  const fields = Object.entries(shape).map(([field, schema]) => ({ field, test: testOf(schema) }))
  const known = new Set(Object.keys(shape))
  return (value) => {
    if (!isPlain(value)) return false
    for (const field in value) if (!known.has(field)) return false
    for (const { field, test } of fields) if (!test(value[field])) return false
    return true
  }
}
