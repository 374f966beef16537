/**
 * Nothing is ever told outside what was agreed to, over many random histories of consents. A second reader
 * that shares no line with the rule says the same; planted mistakes show that it would notice.
 */
import assert from 'node:assert/strict'
import { performance } from 'node:perf_hooks'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay, addDays, type Day } from '../calendar/day.ts'
import { consentCodes, readLedger } from '../consent/ledger.ts'
import { readRecord } from '../facts/standing-record.ts'
import { mayShare, type Sharing, sharePurposes } from './may-share.ts'
import type { CircleMember } from './member.ts'
import { type RecipientType, recipientTypes } from './recipient.ts'
import { type ShareItem, shareItemNames } from './share-items.ts'
import { type ConsentFact, give, refuse, takeBack } from './sharing.testing.ts'

const runs = Number(process.env['WAYMARK_SHARINGS'] ?? 20_000)
const seed = 20_261_122
const firstDay = aDay('2026-01-01')
const day = fc.integer({ min: 0, max: 420 }).map((count) => addDays(firstDay, count))
const naming = fc.constantFrom('share-with-organisation' as const, 'ask-professional' as const)
const grantId = fc.constantFrom('one', 'two', 'three')
const anyConsent = fc.constantFrom(...consentCodes)

interface History {
  readonly facts: readonly ConsentFact[]
  readonly member: CircleMember
  readonly items: readonly ShareItem[]
  readonly purpose: Sharing['purpose']
  readonly on: Day
}

/** Each id is given once, for one consent; then things happen to it and around it. */
const anyHistory: fc.Arbitrary<History> = fc.record({
  facts: fc
    .tuple(
      fc.uniqueArray(fc.record({ id: grantId, consent: naming, on: day }), {
        selector: ({ id }) => id,
        maxLength: 3,
      }),
      fc.array(fc.record({ consent: anyConsent, on: day }), { maxLength: 2 }),
      fc.uniqueArray(fc.record({ consent: naming, on: day, id: fc.option(grantId) }), {
        selector: ({ consent, on, id }) => `${consent} ${on} ${id}`,
        maxLength: 2,
      }),
    )
    .map(([given, refused, taken]) => [
      ...given.map(({ id, consent, on }) => give(consent, on, id)),
      ...refused
        .filter(({ consent }, at) => refused.findIndex((one) => one.consent === consent) === at)
        .map(({ consent, on }) => refuse(consent, on)),
      ...taken.map(({ consent, on, id }) => takeBack(consent, on, id ?? undefined)),
    ]),
  member: fc
    .record(
      {
        id: fc.constant('member'),
        type: fc.constantFrom(...(Object.keys(recipientTypes) as RecipientType[])), // its own keys
        grant: grantId,
        askGrant: grantId,
        items: fc.subarray([...shareItemNames], { minLength: 1 }),
        until: day,
      },
      { requiredKeys: ['id', 'type', 'grant', 'items', 'until'] },
    )
    .chain((member) =>
      fc.oneof(
        { weight: 6, arbitrary: fc.constant(member) },
        day.map((on) => ({ ...member, ended: { on, why: 'no-longer-needed' as const } })),
        day.map((conflictSince) => ({ ...member, conflictSince })),
      ),
    ),
  items: fc.subarray([...shareItemNames], { maxLength: 2 }),
  purpose: fc.constantFrom(...(Object.keys(sharePurposes) as Sharing['purpose'][])), // its own keys
  on: day,
})

/** Mostly about parts that were agreed to: random ones alone would nearly always be outside. */
const history = fc.tuple(anyHistory, fc.nat(5)).map(([one, kind]): History => {
  return kind === 0 ? one : { ...one, items: one.member.items.slice(0, 2) }
})

type Rule = (sharing: Sharing) => boolean
const rule: Rule = (sharing) => 'allowed' in mayShare(sharing)

function sharingOf({ facts, member, items, purpose, on }: History): Sharing {
  return { consents: readLedger(readRecord(facts, on)), member, items, purpose, on }
}

/** The same, read from the facts by hand, one question after another. */
function byHand({ facts, member, items, purpose, on }: History): boolean {
  if (/^(immigration-enforcement|embassy|unknown)$/.test(member.type)) return false
  if (member.ended || member.conflictSince || on > member.until) return false
  if (items.length === 0 || items.some((item) => !agreedTo(member, item))) return false
  const wanted = purpose === 'ask-for-evidence' ? 'ask-professional' : 'share-with-organisation'
  const named = purpose === 'ask-for-evidence' && member.askGrant ? member.askGrant : member.grant
  const yes = facts.find(({ id, type }) => id === named && type === 'consent-given')
  if (yes === undefined || yes.detail.consent !== wanted || yes.on > on) return false
  if (Number(on.slice(0, 4)) * 372 + monthAndDay(on) > yearLater(yes.on)) return false
  return !facts.some((fact) => {
    if (fact.type !== 'consent-withdrawn' || fact.on > on) return false
    if (fact.detail.consent !== wanted) return false
    // Named, it is gone whatever the order of days; unnamed, all that stood that day are gone.
    const { given } = fact.detail
    return given ? given === yes.id : fact.on >= yes.on
  })
}

const agreedTo = ({ items }: CircleMember, item: ShareItem): boolean =>
  items.indexOf(item) >= 0 || (item === 'initials-and-age-band' && items.indexOf('identity') >= 0)
const monthAndDay = (on: Day): number => Number(on.slice(5, 7)) * 31 + Number(on.slice(8, 10))
const yearLater = (on: Day): number => (Number(on.slice(0, 4)) + 1) * 372 + monthAndDay(on)

test(`over ${runs} histories nothing is told that was not agreed to, and nothing agreed to is held back`, (t) => {
  let allowed = 0
  fc.assert(
    fc.property(history, (one) => {
      const said = rule(sharingOf(one))
      if (said) allowed += 1
      assert.equal(said, byHand(one))
    }),
    { numRuns: runs, seed },
  )
  t.diagnostic(`${allowed} of ${runs} were allowed`)
  assert.ok(allowed > runs / 200, `only ${allowed} were allowed`)
})

const refusals = (sharing: Sharing): readonly string[] => {
  const said = mayShare(sharing)
  return 'refused' in said ? said.refused.map(({ code }) => code) : []
}

test('taking any consent out of the record never lets anything more be told', () => {
  const property = fc.property(history, fc.nat(2), (one, which) => {
    const given = one.facts.filter(({ type }) => type === 'consent-given')[which]
    const fewer = { ...one, facts: one.facts.filter((fact) => fact !== given) }
    return rule(sharingOf(one)) || !rule(sharingOf(fewer))
  })
  fc.assert(property, { numRuns: runs, seed })
})

test('one more withdrawal, of whatever kind, never lets anything more be told', () => {
  const property = fc.property(
    history,
    anyConsent,
    day,
    fc.option(grantId),
    (one, code, on, id) => {
      const back = takeBack(code, on, id ?? undefined)
      const more = { ...one, facts: [...one.facts, back] }
      return rule(sharingOf(one)) || !rule(sharingOf(more))
    },
  )
  fc.assert(property, { numRuns: runs, seed })
})

test('refusing one consent changes nothing about any other, and takes nothing back that was given', () => {
  const property = fc.property(history, anyConsent, (one, code) => {
    const before = sharingOf(one)
    const after = sharingOf({ ...one, facts: [...one.facts, refuse(code, one.on)] })
    for (const other of consentCodes) {
      if (other !== code) assert.deepEqual(after.consents[other], before.consents[other])
    }
    assert.equal(rule(after), rule(before))
  })
  fc.assert(property, { numRuns: runs, seed })
})

test('asking for fewer parts never turns a yes into a no, and for more never a no into a yes', () => {
  const property = fc.property(history, fc.constantFrom(...shareItemNames), (one, item) => {
    const more = { ...one, items: [...one.items, item] }
    return one.items.length === 0 || rule(sharingOf(one)) || !rule(sharingOf(more))
  })
  fc.assert(property, { numRuns: runs, seed })
})

test('whoever is denied is refused for that alone, whatever else stands', () => {
  const denied = fc.constantFrom(
    ...(['immigration-enforcement', 'embassy', 'unknown'] as const),
    // As a row that was tampered with would read.
    'Home Office enforcement' as RecipientType,
  )
  const property = fc.property(history, denied, (one, type) => {
    const said = refusals(sharingOf({ ...one, member: { ...one.member, type } }))
    assert.deepEqual(said, ['denied-type'])
  })
  fc.assert(property, { numRuns: runs / 10, seed })
})

test('the question takes far less than a millisecond', (t) => {
  const samples = fc.sample(history, { numRuns: 500, seed }).map(sharingOf)
  for (const one of samples) mayShare(one)
  const from = performance.now()
  for (let round = 0; round < 100; round += 1) for (const one of samples) mayShare(one)
  const each = ((performance.now() - from) * 1000) / (samples.length * 100)
  t.diagnostic(`${each.toFixed(2)} microseconds each`)
  assert.ok(each < 1000, `${each} microseconds`)
})

/** Mistakes that are easy to make, each as its own rule. */
const planted: Readonly<Record<string, (one: History) => boolean>> = {
  'withdrawals are not read': (one) =>
    rule(
      sharingOf({ ...one, facts: one.facts.filter(({ type }) => type !== 'consent-withdrawn') }),
    ),
  'any consent of the kind will do': (one) => {
    const sharing = sharingOf(one)
    const entry = sharing.consents[sharePurposes[one.purpose].consent]
    const grants = entry.state === 'live' ? entry.grants : []
    return grants.some(({ fact }) =>
      rule({ ...sharing, member: { ...one.member, grant: fact, askGrant: fact } }),
    )
  },
  'the last day is forgotten': (one) =>
    rule(sharingOf({ ...one, member: { ...one.member, until: addDays(firstDay, 500) } })),
  'one part too many goes along': (one) =>
    rule(sharingOf({ ...one, items: one.items.filter((item) => one.member.items.includes(item)) })),
  'an embassy counts as a support provider': (one) => {
    const type = one.member.type === 'embassy' ? 'support-provider' : one.member.type
    return rule(sharingOf({ ...one, member: { ...one.member, type } }))
  },
  'who was ended may still be told': ({ member: { ended: _, ...member }, ...one }) =>
    rule(sharingOf({ ...one, member })),
  'to share is also to ask': (one) =>
    rule(sharingOf(one)) || rule(sharingOf({ ...one, purpose: 'work-together' })),
}

for (const [mistake, wrong] of Object.entries(planted)) {
  test(`planted and caught: ${mistake}`, () => {
    const property = fc.property(history, (one) => wrong(one) === byHand(one))
    const { failed } = fc.check(property, { numRuns: 20_000, seed, endOnFailure: true })
    assert.ok(failed, 'not noticed')
  })
}
