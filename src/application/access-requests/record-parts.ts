/**
 * Everything of a record that is words or facts, part by part, for the person's own copy. No place and no
 * way to reach them: a paper can be found by somebody else. What names an exploiter counts as marked.
 */
import type { RecordPart } from '../../domain/access-requests/own-copy.ts'
import { allAboutOther } from '../../domain/access-requests/passages.ts'
import { type Fact, fieldsOf, kindOf, standingFacts } from '../../domain/facts/fact.ts'
import type { Field } from '../../domain/facts/field.ts'
import type { OpenCase } from '../ports/case-store.ts'
import { entryKinds } from '../ports/journal-store.ts'
import type { Stores } from '../ports/world.ts'

const atOnce = 200

/** `until`: only what was written by then, so that what two people agreed to stays the same. */
export async function recordParts(
  stores: Stores,
  file: OpenCase,
  until: string,
): Promise<readonly RecordPart[]> {
  return [
    ...(await identity(stores, file.id)),
    ...standingFacts(file.facts.filter(({ recordedAt }) => recordedAt <= until)).map(factPart),
    ...(await journal(stores, file.id, until)),
    ...(await account(stores, file.id, until)),
  ]
}

async function identity({ people }: Stores, caseId: string): Promise<readonly RecordPart[]> {
  const known = await people.reveal(caseId, 'identity')
  const lines = [
    ['Names', known?.names],
    ['Other names', known?.otherNames],
    ['Born on', known?.bornOn],
    ['Languages', known?.languages],
    ['Reference of the NRM', known?.nrmReference],
  ].flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []))
  if (lines.length === 0) return []
  return [{ id: 'identity:now', kind: 'identity', title: 'Who you are', text: lines.join('\n') }]
}

function factPart(fact: Fact): RecordPart {
  const detail = new Map<string, unknown>(Object.entries(fact.detail))
  const lines = fieldsOf(fact.type).flatMap(([name, field]) => {
    const said = valueInWords(field, detail.get(name))
    if (said === undefined || field.harm === 'L' || field.harm === 'C') return []
    return [`${field.ask}: ${field.harm === 'P' ? allAboutOther(said) : said}`]
  })
  return {
    ...({ id: `fact:${fact.id}`, kind: 'facts', on: fact.on } as const),
    ...{ title: kindOf(fact.type).title, text: lines.join('\n') },
  }
}

/** Identifiers that Waymark made say nothing to anybody, and are left away. */
function valueInWords(field: Field, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  switch (field.kind) {
    case 'fact':
    case 'thing':
      return undefined
    case 'one-of':
      return field.options[String(value)] ?? String(value)
    case 'many-of': {
      const many = Array.isArray(value) ? value.map(String) : [String(value)]
      return many.map((one) => field.options[one] ?? one).join(', ')
    }
    case 'count':
      return `${String(value)} ${field.unit}`
    case 'day':
    case 'line':
    case 'words':
      return String(value)
  }
}

async function journal(
  { journal: kept }: Stores,
  caseId: string,
  until: string,
): Promise<readonly RecordPart[]> {
  const parts: RecordPart[] = []
  for (let offset = 0; ; offset += atOnce) {
    const { entries, total } = await kept.page(caseId, {}, { offset, limit: atOnce })
    for (const { id, on, kind, words, recordedAt } of entries) {
      if (recordedAt > until) continue
      parts.push({ id: `journal:${id}`, kind: 'journal', on, title: entryKinds[kind], text: words })
    }
    if (offset + atOnce >= total) break
  }
  return parts.toSorted((one, other) =>
    `${one.on} ${one.id}` < `${other.on} ${other.id}` ? -1 : 1,
  )
}

async function account(
  { account: kept }: Stores,
  caseId: string,
  until: string,
): Promise<readonly RecordPart[]> {
  const events = (await kept.read(caseId)).filter(({ recordedAt }) => recordedAt <= until)
  return events.flatMap((event): readonly RecordPart[] =>
    event.kind === 'written'
      ? [
          {
            ...({ id: `account:${event.id}`, kind: 'account', on: event.on } as const),
            ...{ title: 'In your own words', text: event.words },
          },
        ]
      : [],
  )
}
