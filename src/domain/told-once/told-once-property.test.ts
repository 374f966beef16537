/**
 * Over many random accounts: words stand in a document only when their person approved exactly these words
 * and agreed to exactly this use. A second reader that shares no line with the rule says the same, and
 * planted mistakes show that it would notice.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day } from '../calendar/day.ts'
import { recipientTypes } from '../circle/recipient.ts'
import { day, happened, said } from './account.testing.ts'
import type { AccountEvent } from './account-event.ts'
import { accountUseNames, accountUses, useAnswers } from './account-words.ts'
import { type Block, blocksOf, type Version } from './block.ts'
import { type ForUse, sortForUse, versionsIn, whyNotThese } from './in-document.ts'

const runs = Number(process.env['WAYMARK_ACCOUNTS'] ?? 5_000)
const seed = 20_261_122
const names = ['a', 'b'] as const
/** Few uses, so that what is asked for was often spoken about. */
const use = fc.constantFrom('solicitor' as const, 'rna' as const)
const someDay = fc.integer({ min: 0, max: 150 }).map((count) => addDays(day, count))
const answer = fc.constantFrom(...(Object.keys(useAnswers) as (keyof typeof useAnswers)[])) // its own keys

/** Each step happens to one part; versions are named by how many words stood before. */
const step = fc.record({
  block: fc.constantFrom(...names),
  kind: fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom('approved' as const, 'answered' as const) },
    { weight: 8, arbitrary: fc.constantFrom('written' as const, 'translated' as const) },
    { weight: 1, arbitrary: fc.constant('taken-back' as const) },
  ),
  use,
  answer: fc.oneof({ weight: 3, arbitrary: fc.constant('agreed' as const) }, answer),
  until: fc.integer({ min: 100, max: 600 }).map((count) => addDays(day, count)),
  on: someDay,
  summary: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

function story(steps: readonly Step[]): readonly AccountEvent[] {
  const events: AccountEvent[] = []
  const back = new Set<string>()
  for (const { block, kind, use: named, answer: given, until, on, summary } of steps) {
    const words = events.filter((one) => one.block === block && one.kind === 'written').length
    const version = `${block}${words}`
    if (back.has(block)) continue
    const at = { on, id: `${events.length} ${block}` }
    if (kind === 'written') {
      const next = `${block}${words + 1}`
      const what = words === 0 && summary ? 'summary' : 'own-words'
      const first = events.find((one) => one.block === block)
      const same = first?.kind === 'written' ? first.what : what
      events.push(happened(block, said(`Words of ${next}.`, { what: same }), { on, id: next }))
    } else if (words === 0) continue
    else if (kind === 'approved') events.push(happened(block, { kind, version, how: 'said' }, at))
    else if (kind === 'answered') {
      events.push(happened(block, { kind, version, until, answers: { [named]: given } }, at))
    } else if (kind === 'translated') {
      const other = `t${block}`
      const renders = { block, version }
      const id = `${other} of ${version}, ${events.length}`
      const about = { what: 'translation', renders } as const
      events.push(happened(other, said(`Rendered ${version}.`, about), { on, id }))
    } else {
      back.add(block)
      events.push(happened(block, { kind }, at))
    }
  }
  return events
}

const anyType = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('legal-adviser', 'prime-contractor') },
  fc.constantFrom(...Object.keys(recipientTypes), 'a stranger'),
)
const late = fc.integer({ min: 100, max: 600 }).map((count) => addDays(day, count))
const asked = fc.record({
  steps: fc.array(step, { maxLength: 25, size: 'max' }),
  use: fc.oneof({ weight: 4, arbitrary: use }, fc.constantFrom(...accountUseNames)),
  ...{ type: anyType, on: late },
})

/** The second reader: from the events alone, backwards, in its own words. */
function allowed(events: readonly AccountEvent[], id: string, forUse: ForUse): boolean {
  const about = events.find((one) => one.id === id)
  if (about?.kind !== 'written') return false
  const later = events.slice(events.indexOf(about) + 1)
  if (events.some((one) => one.block === about.block && one.kind === 'taken-back')) return false
  if (later.some((one) => one.block === about.block && one.kind === 'written')) return false
  if (about.what === 'translation') return allowed(events, about.renders?.version ?? '', forUse)
  if (about.what === 'summary' && forUse.use === 'rna') return false
  const types: readonly string[] = accountUses[forUse.use].types
  if (!types.includes(forUse.type)) return false
  if (!later.some((one) => one.kind === 'approved' && one.version === id)) return false
  const last = events.findLast(
    (one) => one.block === about.block && one.kind === 'answered' && forUse.use in one.answers,
  )
  if (last?.kind !== 'answered' || last.answers[forUse.use] !== 'agreed') return false
  if (last.version !== id || last.on > forUse.on || last.until < forUse.on) return false
  return forUse.on <= addDays(last.on, 366)
}

type Sort = typeof sortForUse

/** Throws when anything stands in a document that may not, or an allowed part was kept out. */
function watch(sort: Sort): void {
  fc.assert(
    fc.property(asked, ({ steps, ...about }) => {
      const forUse: ForUse = { ...about, on: about.on as Day }
      const events = story(steps)
      const blocks = blocksOf(events)
      const inDocument = sort(blocks, forUse).may.flatMap(versionsIn)
      for (const { id } of inDocument) assert.ok(allowed(events, id, forUse), id)
      for (const version of inDocument) assert.deepEqual(whyNotThese(version, blocks, forUse), [])
    }),
    { numRuns: runs, seed },
  )
}

test('no words stand in a document that their person did not allow for exactly this', () => {
  watch(sortForUse)
})

test('and what they allowed is let in', () => {
  let count = 0
  fc.assert(
    fc.property(asked, ({ steps, ...about }) => {
      const events = story(steps)
      const blocks = blocksOf(events)
      const inDocument = new Set(
        sortForUse(blocks, about)
          .may.flatMap(versionsIn)
          .map(({ id }) => id),
      )
      count += inDocument.size
      for (const { now, what } of blocks) {
        if (what === 'translation' || inDocument.has(now.id)) continue
        // Twelve months are counted by the calendar: the day in question is left to the table.
        const nearTheEnd = allowed(events, now.id, { ...about, on: addDays(about.on, 2) })
        assert.ok(!(allowed(events, now.id, about) && nearTheEnd), now.id)
      }
    }),
    { numRuns: runs, seed },
  )
  assert.ok(count > 100, `only ${count} parts were ever let in`)
})

const planted: Readonly<Record<string, (block: Block) => Block>> = {
  'forgets that words were taken back': ({ takenBack: _, ...block }) => block,
  'takes every version for approved': (block) => ({
    ...block,
    now: { ...block.now, approved: { on: day, how: 'said' } },
  }),
  'forgets which words they agreed to': (block) => ({
    ...block,
    answers: Object.fromEntries(
      Object.entries(block.answers).map(([name, one]) => [name, { ...one, version: block.now.id }]),
    ),
  }),
  'takes a no for a yes': (block) => ({
    ...block,
    answers: Object.fromEntries(
      Object.entries(block.answers).map(([name, one]) => [name, { ...one, answer: 'agreed' }]),
    ),
  }),
  'lets the first words out instead of the newest': (block) => ({
    ...block,
    now: (block.versions[0] ?? block.now) satisfies Version,
  }),
}

for (const [mistake, wrongly] of Object.entries(planted)) {
  test(`a rule that ${mistake} is noticed`, () => {
    const sort: Sort = (blocks, forUse) => sortForUse(blocks.map(wrongly), forUse)
    assert.throws(() => watch(sort))
  })
}
