/**
 * A circle over a long life against a small model of it: consents given, corrected and taken back, members
 * brought in, told less, asked again, ended, days that pass, meetings. Whatever the order, the model and the
 * rules agree on every question, everything told stays listed, and a notice is asked for exactly when one is
 * due. Planted rules that forget something are caught.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay, addDays, addMonths, type Day } from '../calendar/day.ts'
import { readLedger } from '../consent/ledger.ts'
import { readRecord } from '../facts/standing-record.ts'
import { noticeIsDue, type ToldMember } from './circle-asks.ts'
import { decideAdd, decideChange } from './decide-member.ts'
import { mayShare } from './may-share.ts'
import { toldAtMeeting } from './meeting.ts'
import type { ShareItem } from './share-items.ts'
import { type ConsentFact, give, refuse, takeBack } from './sharing.testing.ts'

const runs = Number(process.env['WAYMARK_CIRCLES'] ?? 1_000)
const longest = Number(process.env['WAYMARK_CIRCLES_MS'] ?? 20_000)
const steps = 200
const seed = 20_261_122
const share = 'share-with-organisation'
const parts = ['initials-and-age-band', 'pathway-dates', 'health', 'risk-summary'] as const
type Part = (typeof parts)[number]

/** What a person could keep in their head: of each member whether they may be told what, and until when. */
interface Model {
  today: Day
  readonly consents: { id: string; on: Day; stands: boolean; corrects?: string }[]
  readonly members: {
    consent: number
    items: readonly Part[]
    until: Day
    over: boolean
    conflict: boolean
    told: number
    noticed: number
  }[]
}

/** The record as it is kept, and the rules that are asked. */
interface Real {
  facts: ConsentFact[]
  members: ToldMember[]
  told: string[]
  clock: number
}

type MayShare = typeof mayShare
type Step = fc.Command<Model, Real>
let asked: MayShare = mayShare
const counted = { shared: 0, asked: 0, steps: 0 }

const ledgerOn = (real: Real, today: Day) => readLedger(readRecord(real.facts, today))
const tick = (real: Real): string => {
  real.clock += 1
  return new Date(Date.UTC(2026, 0, 1) + real.clock * 1000).toISOString()
}
/** Always some member, where there is one. */
const at = (count: number, all: readonly unknown[]): number => count % Math.max(1, all.length)

function maySay(model: Model, which: number, part: Part): boolean {
  const member = model.members[which]
  const consent = member && model.consents[member.consent]
  if (!member || !consent?.stands || member.over || member.conflict) return false
  if (model.today > member.until || model.today > addMonths(consent.on, 12)) return false
  return member.items.includes(part)
}

const passes = (days: number): Step => ({
  check: () => true,
  run(model) {
    model.today = addDays(model.today, days)
  },
  toString: () => `${days} days pass`,
})

const gives: Step = {
  check: ({ consents }) => consents.length < 12,
  run(model, real) {
    const id = `yes-${real.facts.length}`
    real.facts.push(give(share, model.today, id))
    model.consents.push({ id, on: model.today, stands: true })
  },
  toString: () => 'they say yes',
}

const refuses: Step = {
  check: () => true,
  run(model, real) {
    const said = { ...refuse(share, model.today), id: `no-${real.facts.length}` }
    real.facts.push(said)
  },
  toString: () => 'they say no to somebody else',
}

const withdraws = (count: number): Step => ({
  check: ({ consents }) => consents.length > 0,
  run(model, real) {
    const consent = model.consents[at(count, model.consents)]
    assert.ok(consent)
    real.facts.push({
      ...takeBack(share, model.today, consent.id),
      id: `back-${real.facts.length}`,
    })
    consent.stands = false
    // Taken back by the name it had before, it is the same consent that is taken back.
    const gone = new Set([consent.id])
    for (const other of model.consents) {
      if (!gone.has(other.corrects ?? '')) continue
      other.stands = false
      gone.add(other.id)
    }
  },
  toString: () => `they take back ${count}`,
})

/** The wording of a consent is corrected: another fact, to which nobody is bound. */
const corrects = (count: number): Step => ({
  check: ({ consents }) => consents.some(({ stands }) => stands),
  run(model, real) {
    const standing = model.consents.filter(({ stands }) => stands)
    const old = standing[at(count, standing)]
    assert.ok(old)
    const id = `right-${real.facts.length}`
    real.facts.push(give(share, old.on, id, old.id))
    old.stands = false
    model.consents.push({ id, on: old.on, stands: true, corrects: old.id })
  },
  toString: () => `the wording of ${count} is corrected`,
})

const brings = (count: number, items: readonly Part[]): Step => ({
  check: ({ consents, members }) => consents.length > 0 && members.length < 8,
  run(model, real) {
    const index = at(count, model.consents)
    const consent = model.consents[index]
    assert.ok(consent)
    const wanted = { type: 'legal-adviser', grant: consent.id, items }
    const decided = decideAdd(ledgerOn(real, model.today), wanted, model.today)
    const until = addMonths(consent.on, 3)
    assert.equal('accepted' in decided, consent.stands && items.length > 0 && model.today <= until)
    if ('refused' in decided) return
    const id = `m${real.members.length}`
    real.members.push({ id, type: 'legal-adviser', ...decided.accepted })
    const fresh = { over: false, conflict: false, told: 0, noticed: 0 }
    model.members.push({ consent: index, items, until, ...fresh })
  },
  toString: () => `somebody is brought in on ${count} for ${items}`,
})

const changes = (count: number, items: readonly Part[], again: boolean): Step => ({
  check: ({ members }) => members.length > 0,
  run(model, real) {
    const which = at(count, model.members)
    const [member, kept] = [model.members[which], real.members[which]]
    assert.ok(member && kept)
    const newest = model.consents.length - 1
    const consent = again ? newest : member.consent
    const grant = model.consents[consent]
    assert.ok(grant)
    const wanted = again ? { items, grant: grant.id } : { items }
    const decided = decideChange(ledgerOn(real, model.today), kept, wanted, model.today)
    const isNew = consent !== member.consent
    const until = isNew ? addMonths(grant.on, 3) : member.until
    const less = items.every((item) => member.items.includes(item))
    const may =
      !member.over &&
      !member.conflict &&
      items.length > 0 &&
      grant.stands &&
      model.today <= until &&
      (isNew || less)
    assert.equal('accepted' in decided, may, JSON.stringify(decided))
    if ('refused' in decided) return
    real.members[which] = { ...kept, ...decided.accepted }
    Object.assign(member, { items, until, consent })
  },
  toString: () => `${count} is ${again ? 'asked about again' : 'changed'}: ${items}`,
})

const ends = (count: number, how: 'ended' | 'conflict'): Step => ({
  check: ({ members }) => members.length > 0,
  run(model, real) {
    const which = at(count, model.members)
    const [member, kept] = [model.members[which], real.members[which]]
    assert.ok(member && kept)
    if (how === 'ended') {
      real.members[which] = { ...kept, ended: { on: model.today, why: 'no-longer-needed' } }
      member.over = true
    } else {
      real.members[which] = { ...kept, conflictSince: model.today }
      member.conflict = true
    }
  },
  toString: () => `${count}: ${how}`,
})

const tells = (count: number, part: Part): Step => ({
  check: ({ members }) => members.length > 0,
  run(model, real) {
    const which = at(count, model.members)
    const [member, kept] = [model.members[which], real.members[which]]
    assert.ok(member && kept)
    const items: readonly ShareItem[] = [part]
    const consents = ledgerOn(real, model.today)
    const said = asked({ consents, member: kept, items, purpose: 'work-together', on: model.today })
    counted.asked += 1
    assert.equal('allowed' in said, maySay(model, which, part))
    if ('refused' in said) return
    counted.shared += 1
    real.told.push(kept.id)
    real.members[which] = { ...kept, toldAt: tick(real) }
    member.told += 1
  },
  toString: () => `${count} is told ${part}`,
})

const notices = (count: number): Step => ({
  check: ({ members }) => members.length > 0,
  run(model, real) {
    const which = at(count, model.members)
    const [member, kept] = [model.members[which], real.members[which]]
    assert.ok(member && kept)
    const consent = model.consents[member.consent]
    const due =
      member.told > member.noticed && !member.conflict && (member.over || !consent?.stands)
    assert.equal(noticeIsDue(ledgerOn(real, model.today), kept), due)
    assert.equal(real.told.filter((id) => id === kept.id).length, member.told)
    if (!due) return
    real.members[which] = { ...kept, noticeGivenAt: tick(real) }
    member.noticed = member.told
  },
  toString: () => `is a notice to ${count} due?`,
})

const meets = (items: readonly Part[]): Step => ({
  check: ({ members }) => members.length > 0,
  run(model, real) {
    const open = items.filter((item) => item !== 'health')
    const attendees = real.members.map(({ id }) => ({ memberId: id, present: true }))
    const around = { members: real.members, consents: ledgerOn(real, model.today), on: model.today }
    const told = toldAtMeeting({ items: open, attendees }, around)
    assert.equal(told.length, model.members.length)
    for (const [which, { consented, lawful }] of told.entries()) {
      assert.deepEqual(
        consented,
        open.filter((item) => maySay(model, which, item)),
      )
      assert.deepEqual(lawful, [])
    }
  },
  toString: () => `a meeting about ${items}`,
})

const one = fc.nat(11)
const some = fc.subarray([...parts])
const anyStep: fc.Arbitrary<Step>[] = [
  fc.integer({ min: 1, max: 40 }).map(passes),
  fc.constant(gives),
  fc.constant(refuses),
  one.map(withdraws),
  one.map(corrects),
  fc.tuple(one, some).map(([count, items]) => brings(count, items)),
  fc.tuple(one, some, fc.boolean()).map(([count, items, again]) => changes(count, items, again)),
  fc
    .tuple(one, fc.constantFrom('ended' as const, 'conflict' as const))
    .map(([count, how]) => ends(count, how)),
  ...[1, 2, 3].map(() =>
    fc.tuple(one, fc.constantFrom(...parts)).map(([count, part]) => tells(count, part)),
  ),
  one.map(notices),
  some.map(meets),
]

function life(rule: MayShare) {
  const exactly = { minLength: steps, maxLength: steps, size: 'max' } as const
  return fc.property(fc.array(fc.oneof(...anyStep), exactly), (commands) => {
    asked = rule
    counted.steps += commands.length
    const model: Model = { today: aDay('2026-01-01'), consents: [], members: [] }
    fc.modelRun(() => ({ model, real: { facts: [], members: [], told: [], clock: 0 } }), commands)
  })
}

test(`a circle over ${steps} steps is what its model says, at most ${runs} times`, (t) => {
  const said = fc.check(life(mayShare), {
    ...{ numRuns: runs, seed, interruptAfterTimeLimit: longest, markInterruptAsFailure: false },
  })
  assert.ok(!said.failed, fc.defaultReportMessage(said))
  t.diagnostic(
    `${said.numRuns} lives, ${counted.steps} steps, ${counted.asked} questions, ${counted.shared} times told`,
  )
  assert.ok(said.numRuns > 20 && counted.shared > 20, 'hardly anything happened')
})

const planted: Readonly<Record<string, MayShare>> = {
  'the end of a membership is forgotten': ({ member: { ended: _, ...member }, ...rest }) =>
    mayShare({ ...rest, member }),
  'a conflict is forgotten': ({ member: { conflictSince: _, ...member }, ...rest }) =>
    mayShare({ ...rest, member }),
  'the last day is forgotten': (sharing) =>
    mayShare({ ...sharing, member: { ...sharing.member, until: aDay('2100-01-01') } }),
  'any consent that stands will do': (sharing) => {
    const entry = sharing.consents[share]
    const grant = entry.state === 'live' ? entry.grants.at(-1)?.fact : undefined
    return mayShare(grant ? { ...sharing, member: { ...sharing.member, grant } } : sharing)
  },
}
for (const [mistake, rule] of Object.entries(planted)) {
  test(`planted and caught in a life: ${mistake}`, () => {
    const { failed } = fc.check(life(rule), { numRuns: 400, seed, endOnFailure: true })
    assert.ok(failed, 'not noticed')
  })
}
