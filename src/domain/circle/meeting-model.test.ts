/**
 * Meetings over long lives against a model too simple to be wrong in the same way: held, written down again,
 * conflicts declared, lawful reasons given, actions taken on and done, consents taken back, summaries told.
 * What each attendee may be told, what is asked on Today and what cannot be kept is the same in both. Planted
 * rules that forget something are caught.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay, addDays, type Day } from '../calendar/day.ts'
import { readLedger } from '../consent/ledger.ts'
import { readRecord } from '../facts/standing-record.ts'
import { type Meeting, ownActionDue, toldAtMeeting, whyNotMeeting } from './meeting.ts'
import { meetingAsks } from './meeting-asks.ts'
import type { CircleMember } from './member.ts'
import { type ConsentFact, give, takeBack } from './sharing.testing.ts'

const runs = Number(process.env['WAYMARK_MEETING_LIVES'] ?? 1_000)
const steps = 200
const seed = 20_261_122
const share = 'share-with-organisation'
const parts = ['initials-and-age-band', 'support-needs', 'risk-summary'] as const
type Part = (typeof parts)[number]
const people: readonly string[] = ['officer', 'nurse', 'advocate']

/** One meeting, as somebody who sat there would tell it. */
interface Told {
  heldOn: Day
  readonly about: readonly Part[]
  /** Who was there, and what of each. */
  readonly there: Map<number, { conflict: boolean; lawful: readonly Part[] }>
  readonly ours: { due: Day | undefined; done: boolean }[]
  nextOn: Day | undefined
  summary: 'none' | 'told' | 'withheld'
}

interface Model {
  today: Day
  readonly agreed: { readonly items: readonly Part[]; stands: boolean; over: boolean }[]
  readonly meetings: Told[]
}

interface Real {
  readonly rules: Rules
  facts: ConsentFact[]
  members: CircleMember[]
  meetings: Meeting[]
}

/** The three questions, so that one of them can be asked wrongly. */
interface Rules {
  readonly told: typeof toldAtMeeting
  readonly asks: typeof meetingAsks
  readonly whyNot: typeof whyNotMeeting
}

type Step = fc.Command<Model, Real>
const met: Record<string, number> = {}
const meet = (what: string) => {
  met[what] = (met[what] ?? 0) + 1
}

function compare(model: Model, { rules, facts, members, meetings }: Real): void {
  const consents = readLedger(readRecord(facts, model.today))
  for (const [which, meeting] of meetings.entries()) {
    const told = model.meetings[which]
    assert.ok(told)
    const said = rules.told(meeting, { members, consents, on: model.today })
    assert.equal(said.length, told.there.size)
    for (const { memberId, consented, lawful, withheld } of said) {
      const one = people.indexOf(memberId)
      const [person, there] = [model.agreed[one], told.there.get(one)]
      assert.ok(person && there)
      const may = (part: Part): boolean =>
        person.stands && !person.over && person.items.includes(part)
      const yes: readonly Part[] = told.about.filter((part) => !there.conflict && may(part))
      const must: readonly Part[] = told.about.filter((part) => !there.conflict && !may(part))
      const because: readonly Part[] = must.filter((part) => there.lawful.includes(part))
      assert.deepEqual([consented, lawful], [yes, because])
      assert.equal(withheld.length, told.about.length - yes.length - because.length)
      if (because.length > 0) meet('told for a lawful reason')
      if (yes.length > 0) meet('told as agreed')
      if (withheld.length > 0) meet('withheld')
    }
  }
  const keys = rules.asks(meetings.map(standing)).map(({ key }) => key)
  assert.deepEqual(keys.toSorted(), model.meetings.flatMap(expected(model)).toSorted())
}

/** What lies open of a meeting, as it is kept. */
function standing({ heldOn, nextOn, actions, summary }: Meeting, which: number) {
  const dueOn = ownActionDue(actions)
  const state = summary === undefined ? 'none' : 'told' in summary ? 'told' : 'withheld'
  const days = { ...(nextOn && { nextOn }), ...(dueOn && { dueOn }) }
  return { id: `${which}`, heldOn, ...days, summary: state } as const
}

const expected =
  ({ meetings }: Model) =>
  ({ ours, summary, nextOn }: Told, which: number): string[] => [
    ...(ours.some(({ due, done }) => due && !done) ? [`action:${which}`] : []),
    ...(summary === 'none' ? [`summary:${which}`] : []),
    ...(nextOn && !meetings.some(({ heldOn }) => heldOn >= nextOn) ? [`next:${which}`] : []),
  ]

function step(name: string, check: (model: Model) => boolean, run: Step['run']): Step {
  return {
    check,
    run(model, real) {
      run(model, real)
      compare(model, real)
    },
    toString: () => name,
  }
}

const some: (model: Model) => boolean = ({ meetings }) => meetings.length > 0
const at = (count: number, all: readonly unknown[]) => count % Math.max(1, all.length)

/** Writes a meeting down again; kept or refused as the model says. */
function keep(model: Model, real: Real, which: number, next: Meeting, fine: boolean): boolean {
  const refused = real.rules.whyNot(next, real.members, model.today)
  assert.equal(refused === undefined, fine, JSON.stringify(refused))
  if (refused) {
    meet('refused')
    return false
  }
  real.meetings[which] = next
  return true
}

const holds = (who: readonly number[], about: readonly Part[]) =>
  step(
    `a meeting of ${who} about ${about}`,
    ({ meetings }) => meetings.length < 6,
    (model, real) => {
      const there = new Map(who.map((one) => [one, { conflict: false, lawful: [] }]))
      const told = { heldOn: model.today, about, there, ours: [], nextOn: undefined }
      const meeting: Meeting = {
        ...{ type: 'review', heldOn: model.today, trigger: 'A review', chair: 'Us', items: about },
        attendees: who.map((one) => ({ memberId: people[one] ?? '', present: true })),
        ...{ view: { answer: 'not-asked' }, actions: [], retention: 'case-record' },
      }
      keep(model, real, model.meetings.length, meeting, true)
      model.meetings.push({ ...told, summary: 'none' })
    },
  )

const says = (count: number, one: number, lawful: readonly Part[] | undefined, words: string) =>
  step(
    lawful ? `a lawful reason for ${one}: ${lawful}` : `${one} knows somebody`,
    some,
    (model, real) => {
      const which = at(count, model.meetings)
      const [told, meeting] = [model.meetings[which], real.meetings[which]]
      const there = told?.there.get(one)
      if (!told || !meeting || !there) return
      const more = lawful
        ? { lawful: { ground: 'child-at-risk', words, items: lawful } }
        : undefined
      const attendees = meeting.attendees.map((each) =>
        each.memberId === people[one] ? { ...each, ...(more ?? { conflict: 'A cousin' }) } : each,
      ) as Meeting['attendees'] // the ground is one of the table's own
      const fine = lawful === undefined || words.trim() !== ''
      if (!keep(model, real, which, { ...meeting, attendees }, fine)) return
      if (lawful) there.lawful = lawful
      else there.conflict = true
    },
  )

const takesOn = (count: number, owner: string, inDays: number | undefined) =>
  step(`${owner} will do something within ${inDays}`, some, (model, real) => {
    const which = at(count, model.meetings)
    const [told, meeting] = [model.meetings[which], real.meetings[which]]
    if (!told || !meeting) return
    const due = inDays === undefined ? undefined : addDays(model.today, inDays)
    const id = `${meeting.actions.length}`
    const actions = [...meeting.actions, { id, what: 'x', owner, ...(due && { due }) }]
    const there = [...told.there.keys()].some((one) => people[one] === owner)
    if (!keep(model, real, which, { ...meeting, actions }, owner === 'us' || there)) return
    if (owner === 'us') told.ours.push({ due, done: false })
  })

const does = (count: number) =>
  step('what we said is done', some, (model, real) => {
    const which = at(count, model.meetings)
    const [told, meeting] = [model.meetings[which], real.meetings[which]]
    const open = told?.ours.findIndex(({ done }) => !done) ?? -1
    const action = told?.ours[open]
    if (!meeting || !action) return
    const mine = meeting.actions.filter(({ owner }) => owner === 'us')[open]
    const actions = meeting.actions.map((each) =>
      each === mine ? { ...each, doneOn: model.today } : each,
    )
    if (keep(model, real, which, { ...meeting, actions }, true)) action.done = true
  })

const plans = (count: number, inDays: number) =>
  step(`the next one in ${inDays} days`, some, (model, real) => {
    const which = at(count, model.meetings)
    const [told, meeting] = [model.meetings[which], real.meetings[which]]
    if (!told || !meeting) return
    const nextOn = addDays(told.heldOn, inDays)
    if (keep(model, real, which, { ...meeting, nextOn }, inDays > 0)) told.nextOn = nextOn
  })

const tells = (count: number, inDays: number | undefined) =>
  step(inDays === undefined ? 'withheld' : `told in ${inDays} days`, some, (model, real) => {
    const which = at(count, model.meetings)
    const [told, meeting] = [model.meetings[which], real.meetings[which]]
    if (!told || !meeting) return
    const on = addDays(model.today, inDays ?? 0)
    const summary = inDays === undefined ? { withheld: 'He reads her post' } : { told: 'x', on }
    const fine = inDays === undefined || inDays <= 0
    if (!keep(model, real, which, { ...meeting, summary }, fine)) return
    told.summary = inDays === undefined ? 'withheld' : 'told'
  })

const takesBack = (one: number) =>
  step(
    `what ${one} may be told is taken back`,
    () => true,
    (model, real) => {
      const person = model.agreed[one]
      if (!person?.stands) return
      real.facts = [...real.facts, takeBack(share, model.today, `yes-${people[one]}`)]
      person.stands = false
    },
  )

const ends = (one: number) =>
  step(
    `the part of ${one} ends`,
    () => true,
    (model, real) => {
      const person = model.agreed[one]
      if (!person) return
      const ended = { on: model.today, why: 'no-longer-needed' } as const
      real.members = real.members.map((each, at) => (at === one ? { ...each, ended } : each))
      person.over = true
    },
  )

const passes = (days: number) =>
  step(
    `${days} days pass`,
    () => true,
    (model) => {
      model.today = addDays(model.today, days)
    },
  )

const count = fc.nat(11)
const one = fc.nat(people.length - 1)
const about = fc.subarray([...parts], { minLength: 1 })
const inDays = fc.option(fc.integer({ min: -2, max: 9 }), { nil: undefined })
const life = fc.array(
  fc.oneof(
    fc.tuple(fc.subarray([0, 1, 2]), about).map(([who, items]) => holds(who, items)),
    fc
      .tuple(count, one, fc.option(about, { nil: undefined }), fc.constantFrom('Because', ' '))
      .map(([which, who, lawful, words]) => says(which, who, lawful, words)),
    fc
      .tuple(count, fc.constantFrom('us', ...people), inDays)
      .map(([which, owner, within]) => takesOn(which, owner, within)),
    count.map(does),
    fc
      .tuple(count, fc.integer({ min: -1, max: 20 }))
      .map(([which, within]) => plans(which, within)),
    fc.tuple(count, inDays).map(([which, within]) => tells(which, within)),
    // Seldom, or there is soon nobody who may be told anything.
    fc.tuple(one, fc.nat(30)).map(([who, rare]) => (rare === 0 ? takesBack(who) : passes(1))),
    fc.tuple(one, fc.nat(30)).map(([who, rare]) => (rare === 0 ? ends(who) : passes(0))),
  ),
  { minLength: steps, maxLength: steps, size: 'max' },
)

const began = aDay('2026-01-05')
const agreed = [['initials-and-age-band', 'risk-summary'], ['support-needs'], parts] as const

function led(rules: Rules, numRuns: number) {
  const property = fc.property(life, (commands) => {
    const members = people.map((id, at): CircleMember => {
      const items = agreed[at] ?? []
      return { id, type: 'police', grant: `yes-${id}`, items, until: aDay('2027-01-05') }
    })
    const facts = people.map((id) => give(share, began, `yes-${id}`))
    const persons = agreed.map((items) => ({ items, stands: true, over: false }))
    const model = { today: began, agreed: persons, meetings: [] }
    fc.modelRun(() => ({ model, real: { rules, facts, members, meetings: [] } }), commands)
  })
  return fc.check(property, { numRuns, seed, endOnFailure: true })
}

const right: Rules = { told: toldAtMeeting, asks: meetingAsks, whyNot: whyNotMeeting }

test(`meetings over ${steps} steps are what a simple model says, ${runs} times`, (t) => {
  const said = led(right, runs)
  assert.ok(!said.failed, fc.defaultReportMessage(said))
  t.diagnostic(`${said.numRuns} lives of ${steps} steps: ${JSON.stringify(met)}`)
  for (const what of ['told as agreed', 'told for a lawful reason', 'withheld', 'refused']) {
    assert.ok((met[what] ?? 0) > runs, `hardly ever ${what}`)
  }
})

type Around = Parameters<typeof toldAtMeeting>[1]
const without = (meeting: Parameters<typeof toldAtMeeting>[0], field: 'conflict' | 'lawful') => ({
  ...meeting,
  attendees: meeting.attendees.map(({ [field]: _, ...rest }) => rest),
})
const planted: Readonly<Record<string, Partial<Rules>>> = {
  'a conflict': { told: (meeting, around) => toldAtMeeting(without(meeting, 'conflict'), around) },
  'what a lawful reason names': {
    told: (meeting, around) =>
      toldAtMeeting(meeting, around).map((each) =>
        each.lawful.length > 0
          ? { ...each, lawful: [...each.lawful, ...each.withheld.map(({ item }) => item)] }
          : each,
      ),
  },
  'that a part ended': {
    told: (meeting, { members, ...rest }: Around) =>
      toldAtMeeting(meeting, { ...rest, members: members.map(({ ended: _, ...each }) => each) }),
  },
  'that they were not told': {
    asks: (all) => meetingAsks(all).filter(({ key }) => !key.startsWith('summary')),
  },
  'that the next one was held': {
    asks: (all) => all.flatMap((each) => meetingAsks([each])),
  },
  'who was there': {
    whyNot: ({ actions: _, ...rest }, ...more) => whyNotMeeting({ ...rest, actions: [] }, ...more),
  },
}
for (const [what, wrong] of Object.entries(planted)) {
  test(`planted and caught: a rule that forgets ${what}`, () => {
    assert.ok(led({ ...right, ...wrong }, runs).failed, 'not noticed')
  })
}
