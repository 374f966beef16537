/**
 * Reads the policy files, and throws when one is malformed, cites something unknown, or holds a
 * number for a limit that nobody is sure of. Nothing starts on a policy that does not hold.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Day, parseDay } from '../domain/calendar/day.ts'
import {
  type BankHolidays,
  type CalendarName,
  calendarNames,
  workingCalendar,
} from '../domain/calendar/working-days.ts'
import { isLimitId, type LimitId, limitIds } from '../domain/policy/limit-ids.ts'
import {
  confidences,
  countings,
  type Limit,
  type Policy,
  type Source,
  type Subject,
  subjects,
  units,
} from '../domain/policy/policy.ts'

/** The text of one policy file, by its name without ".json". */
export type ReadPolicyFile = (name: string) => string

const folder = new URL('../../policy/', import.meta.url)

export function policyFile(name: string): string {
  return readFileSync(new URL(`${name}.json`, folder), 'utf8')
}

/** The whole policy as the files state it, before any organisation's own numbers. */
export function loadPolicy(read: ReadPolicyFile = policyFile): Policy {
  const sources = readAs(read, 'sources', sourcesFile).sources
  const limits = new Map<LimitId, Limit>()
  for (const subject of subjects) {
    for (const limit of limitsIn(read, subject, sources)) {
      if (limits.has(limit.id)) throw new Error(`policy: ${limit.id} is there twice`)
      limits.set(limit.id, limit)
    }
  }
  const missing = limitIds.filter((id) => !limits.has(id))
  if (missing.length > 0) throw new Error(`policy: no limit ${missing.join(', ')}`)

  const { changes } = readAs(read, 'changes', changesFile)
  const { rates } = readAs(read, 'subsistence', subsistenceFile)
  for (const { inOurWords, cites } of [...changes, ...rates]) {
    mustResolve(`"${inOurWords}"`, cites, sources)
  }
  if (changes.some(({ on }, place) => on < (changes[place - 1]?.on ?? on))) {
    throw new Error('policy: changes.json is not in the order of days')
  }
  return { limits, sources, changes, subsistence: rates, calendars: calendarsFrom(read) }
}

const day = z.string().transform((written, context): Day => {
  const parsed = parseDay(written)
  if (parsed !== undefined) return parsed
  context.addIssue({ code: 'custom', message: `"${written}" is not a day` })
  return z.NEVER
})

const limitId = z.string().transform((written, context): LimitId => {
  if (isLimitId(written)) return written
  context.addIssue({ code: 'custom', message: `no rule knows a limit "${written}"` })
  return z.NEVER
})

const words = z.string().min(1)
const cites = z.array(words)
const confidence = z.enum(confidences)

const edition = z.strictObject({
  inForceFrom: day,
  value: z.number().int().min(0).nullable(),
  unit: z.enum(units),
  counting: z.enum(countings),
  confidence,
  cites,
  inOurWords: words,
  whatIsNotKnown: z.exactOptional(words),
})

const limitsFile = z.strictObject({
  title: words,
  subject: z.enum(subjects),
  reviewBy: day,
  limits: z.array(
    z.strictObject({
      id: limitId,
      title: words,
      startsFrom: words,
      ifMissed: z.exactOptional(words),
      adjustable: z.exactOptional(z.literal(true)),
      noClock: z.exactOptional(words),
      editions: z.array(edition).min(1),
    }),
  ),
})

const sourcesFile = z.strictObject({
  title: words,
  sources: z.record(
    words,
    z.strictObject({ title: words, date: words, readOn: day, inOurWords: words }),
  ),
})

const changesFile = z.strictObject({
  title: words,
  whatIsNotKnown: words,
  changes: z.array(
    z.strictObject({
      on: day,
      dateKnownTo: z.enum(['day', 'month', 'year']),
      inOurWords: words,
      confidence,
      cites,
      touches: z.array(limitId),
    }),
  ),
})

const subsistenceFile = z.strictObject({
  title: words,
  whatIsNotKnown: words,
  rates: z.array(
    z.strictObject({
      component: z.enum([
        ...['self-catered', 'catered', 'outreach', 'with-asylum-support', 'first-child'],
        ...['other-child', 'each-child', 'child-under-1', 'child-1-to-3', 'pregnancy'],
        'maternity-grant',
      ] as const),
      per: z.enum(['week', 'once']),
      amountPence: z.number().int().positive().nullable(),
      effectiveFrom: day,
      effectiveTo: day.nullable(),
      confidence,
      cites,
      inOurWords: words,
    }),
  ),
})

const calendar = z.strictObject({
  firstDay: day,
  lastDay: day,
  holidays: z.record(z.string(), words),
})
const bankHolidaysFile = z.strictObject({
  title: words,
  inOurWords: words,
  readOn: day,
  reviewBy: day,
  source: words,
  calendars: z.strictObject({
    'england-and-wales': calendar,
    scotland: calendar,
    'northern-ireland': calendar,
  } satisfies Record<CalendarName, typeof calendar>),
})

function limitsIn(
  read: ReadPolicyFile,
  subject: Subject,
  sources: Readonly<Record<string, Source>>,
): Limit[] {
  const file = readAs(read, subject, limitsFile)
  if (file.subject !== subject) throw new Error(`policy/${subject}.json is about ${file.subject}`)
  return file.limits.map((limit) => checkedLimit({ subject, ...limit }, sources))
}

function checkedLimit(limit: Limit, sources: Readonly<Record<string, Source>>): Limit {
  const { id, subject, editions, adjustable } = limit
  const ours = subject === 'ours'
  if (ours !== id.startsWith('OUR-')) throw new Error(`policy: ${id} does not belong in ${subject}`)
  if (ours && !adjustable) throw new Error(`policy: ${id} is ours, so it must be adjustable`)
  for (const [place, one] of editions.entries()) {
    const where = `policy: ${id} from ${one.inForceFrom}`
    mustResolve(where, one.cites, sources)
    if (one.cites.length === 0 && !ours) throw new Error(`${where} cites nothing`)
    if (one.inForceFrom <= (editions[place - 1]?.inForceFrom ?? '')) {
      throw new Error(`${where} is not after the edition before it`)
    }
    if (one.confidence === 'uncertain' && one.value !== null) {
      throw new Error(`${where} is uncertain, so it must hold no number`)
    }
    if (one.value === null && one.whatIsNotKnown === undefined) {
      throw new Error(`${where} holds no number and does not say what is not known`)
    }
    if (adjustable && !ours && (one.confidence === 'verified' || one.confidence === 'secondary')) {
      throw new Error(`${where} has been read, so no organisation may change it`)
    }
  }
  return limit
}

function mustResolve(
  where: string,
  keys: readonly string[],
  sources: Readonly<Record<string, Source>>,
): void {
  const unknown = keys.filter((key) => !Object.hasOwn(sources, key))
  if (unknown.length > 0) throw new Error(`${where} cites ${unknown.join(', ')}, not in sources`)
}

function calendarsFrom(read: ReadPolicyFile): Policy['calendars'] {
  const data: Record<CalendarName, BankHolidays> = readAs(
    read,
    'bank-holidays',
    bankHolidaysFile,
  ).calendars
  for (const name of calendarNames) {
    const { firstDay, lastDay, holidays } = data[name]
    const wrong = Object.keys(holidays).filter(
      (written) => parseDay(written) === undefined || written < firstDay || written > lastDay,
    )
    if (wrong.length > 0) throw new Error(`policy/bank-holidays.json: ${name} ${wrong.join(', ')}`)
  }
  return {
    'england-and-wales': workingCalendar('england-and-wales', data['england-and-wales']),
    scotland: workingCalendar('scotland', data.scotland),
    'northern-ireland': workingCalendar('northern-ireland', data['northern-ireland']),
  }
}

function readAs<S extends z.ZodType>(read: ReadPolicyFile, name: string, shape: S): z.output<S> {
  const result = shape.safeParse(JSON.parse(read(name)))
  if (result.success) return result.data
  throw new Error(`policy/${name}.json: ${z.prettifyError(result.error)}`)
}
