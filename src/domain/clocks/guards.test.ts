/** What starts, moves, meets and stops clocks, and what never does. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicy } from '../../application/load-policy.ts'
import { aDay } from '../calendar/day.ts'
import type { Fact } from '../facts/fact.ts'
import { policyWith } from '../policy/policy.ts'
import { clockState, explain } from './clock.ts'
import { clocksOf } from './clocks-of.ts'
import { allRules } from './rules/all-rules.ts'
import { clockOf, fact, opened } from './testing.ts'
import { whatChanged } from './what-changed.ts'

const policy = loadPolicy()
const on = (facts: readonly Fact[], rule: string) => clockOf(clocksOf(facts, policy), rule)
const rulesIn = (facts: readonly Fact[]) => clocksOf(facts, policy).map(({ rule }) => rule)

const rg = fact('rg', 'reasonable-grounds-decided', '2026-01-02', { outcome: 'positive' })
const cgPositive = fact('cg', 'conclusive-grounds-decided', '2026-06-01', { outcome: 'positive' })
const cgNegative = fact('cg', 'conclusive-grounds-decided', '2026-06-01', { outcome: 'negative' })

test('England and Wales: the recovery period ends on the later of the floor and the decision', () => {
  // biome-ignore format: a table is easier to check when each row is one line
  const rows = [
    ['2026-01-20', '2026-01-31', 'early'],
    ['2026-01-30', '2026-01-31', 'day before the last'],
    ['2026-01-31', '2026-01-31', 'last day'],
    ['2026-02-01', '2026-02-01', 'day after'],
    ['2026-09-01', '2026-09-01', 'late'],
  ] as const
  for (const [decided, ends, because] of rows) {
    const facts = [
      opened(),
      rg,
      fact('cg', 'conclusive-grounds-decided', decided, { outcome: 'positive' }),
    ]
    const recovery = on(facts, 'recovery-period')
    assert.deepEqual(
      [recovery.due, recovery.end?.on, recovery.continues],
      [ends, ends, undefined],
      because,
    )
  }
})

test('a conclusive decision inside the recovery period is queried, and the day after is not', () => {
  const decidedOn = (day: string) => [
    ...[opened(), rg],
    fact('cg', 'conclusive-grounds-decided', day, { outcome: 'negative' }),
  ]
  assert.equal(on(decidedOn('2026-01-30'), 'early-conclusive-grounds').due, '2026-02-02')
  assert.ok(rulesIn(decidedOn('2026-01-31')).includes('early-conclusive-grounds'))
  assert.ok(!rulesIn(decidedOn('2026-02-01')).includes('early-conclusive-grounds'))
})

test('Scotland: the earlier of 90 days and the determination, a day each side', () => {
  for (const [decided, ends] of [
    ['2026-05-29', '2026-05-29'],
    ['2026-05-30', '2026-05-30'],
    ['2026-05-31', '2026-05-30'],
  ] as const) {
    const support = on(
      [
        opened('SCOT'),
        fact('rg', 'reasonable-grounds-decided', '2026-03-01', { outcome: 'positive' }),
        fact('cg', 'conclusive-grounds-decided', decided, { outcome: 'positive' }),
      ],
      'scotland-support',
    )
    assert.equal(support.due, ends)
  }
})

test('Northern Ireland: a negative decision ends the duty at once, a late positive one extends it', () => {
  for (const [decided, outcome, ends] of [
    ['2026-03-20', 'negative', '2026-03-20'],
    ['2026-04-14', 'positive', '2026-04-15'],
    ['2026-04-15', 'positive', '2026-04-15'],
    ['2026-04-16', 'positive', '2026-04-16'],
    ['2026-04-16', 'negative', '2026-04-16'],
  ] as const) {
    const support = on(
      [
        opened('NI'),
        fact('rg', 'reasonable-grounds-decided', '2026-03-01', { outcome: 'positive' }),
        fact('cg', 'conclusive-grounds-decided', decided, { outcome }),
      ],
      'northern-ireland-support',
    )
    assert.equal(support.due, ends, `${outcome} on ${decided}`)
  }
})

test('no nation borrows the support rules of another', () => {
  const only = {
    ENG: 'recovery-period',
    WAL: 'recovery-period',
    SCOT: 'scotland-support',
    NI: 'northern-ireland-support',
  }
  for (const [nation, expected] of Object.entries(only)) {
    const rules = rulesIn([opened(nation), rg, cgPositive])
    const found = rules.filter((rule) => /recovery-period|-support$|move-on/.test(rule))
    const moveOn = expected === 'recovery-period' ? ['move-on'] : []
    assert.deepEqual(found.sort(), [...moveOn, expected].sort(), nation)
  }
})

test('a child has neither move-on nor an RNA; somebody whose age is not known is treated so', () => {
  for (const ageGroup of ['child', 'not-known']) {
    const rules = rulesIn([opened('ENG', ageGroup), cgPositive])
    assert.ok(!rules.includes('move-on') && !rules.includes('offer-rna'), ageGroup)
  }
  const decidedAdult = fact('age', 'age-decided', '2026-02-01', { ageGroup: 'adult' })
  assert.ok(rulesIn([opened('ENG', 'not-known'), decidedAdult, cgPositive]).includes('move-on'))
})

test('while the survivor has not received the decision, move-on is still moving and says so', () => {
  const before = clocksOf([opened(), cgPositive], policy)
  const moveOn = clockOf(before, 'move-on')
  assert.equal(moveOn.derivation.stillMoving, true)
  assert.match(explain(moveOn).join('\n'), /can still move/)

  const received = fact(
    'cg2',
    'conclusive-grounds-decided',
    '2026-06-01',
    { outcome: 'positive', receivedBySurvivorOn: '2026-06-25' },
    'cg',
  )
  const after = clocksOf([opened(), cgPositive, received], policy)
  assert.equal(clockOf(after, 'move-on').id, moveOn.id)
  const moved = whatChanged(before, after).filter(({ id }) => id === moveOn.id)
  assert.deepEqual(moved, [
    {
      id: 'move-on:cg',
      title: 'Move-on support: support does not end before 9 August 2026',
      what: 'moved',
      before: '2026-07-16',
      after: '2026-08-09',
    },
  ])
})

test('support that ended before the floor, not by choice, is said in the derivation', () => {
  const exited = (reason: string) => fact('x', 'exited', '2026-07-01', { reason })
  const early = on([opened(), cgPositive, exited('rna-not-agreed')], 'move-on')
  assert.match(explain(early).join('\n'), /not by the survivor’s choice/)
  const chosen = on([opened(), cgPositive, exited('choice')], 'move-on')
  assert.doesNotMatch(explain(chosen).join('\n'), /not by the survivor’s choice/)
})

test('more time moves the day to challenge; a refusal of more time does not', () => {
  const until = (given: string) =>
    fact('ans', 'extension-answered', '2026-06-20', { of: 'cg', given, until: '2026-07-20' })
  assert.equal(on([opened(), cgNegative, until('yes')], 'challenge-nrm-decision').due, '2026-07-20')
  assert.equal(on([opened(), cgNegative, until('no')], 'challenge-nrm-decision').due, '2026-06-30')
  const shorter = fact('ans', 'extension-answered', '2026-06-20', {
    ...{ of: 'cg', given: 'yes', until: '2026-06-25' },
  })
  assert.equal(on([opened(), cgNegative, shorter], 'challenge-nrm-decision').due, '2026-06-30')
})

test('day fifteen speaks up only while evidence is awaited', () => {
  const asked = fact('e1', 'evidence-requested', '2026-06-02', { of: 'cg' })
  const other = fact('e2', 'evidence-requested', '2026-06-03', { of: 'cg' })
  const came = (id: string, request: string, day: string) =>
    fact(id, 'evidence-received', day, { request })
  const day15 = aDay('2026-06-16')
  const rule = 'ask-for-more-time'

  assert.ok(!rulesIn([opened(), cgNegative]).includes(rule), 'nothing was asked for')
  const open = on([opened(), cgNegative, asked, other, came('r1', 'e1', '2026-06-10')], rule)
  assert.equal(clockState(open, day15), 'due-today')
  const complete = on(
    [
      opened(),
      cgNegative,
      asked,
      other,
      came('r1', 'e1', '2026-06-10'),
      came('r2', 'e2', '2026-06-12'),
    ],
    rule,
  )
  assert.deepEqual(complete.end, { on: '2026-06-12', how: 'stopped', factId: 'r2' })
})

test('a further positive decision brings no period by itself', () => {
  const second = fact('rg2', 'reasonable-grounds-decided', '2026-09-01', { outcome: 'positive' })
  const facts = [opened(), rg, cgNegative, second]
  const undecided = rulesIn(facts)
  assert.ok(!undecided.includes('further-recovery-period'))
  assert.ok(undecided.includes('further-period-not-decided'))
  const given = fact('add', 'additional-recovery-period-decided', '2026-09-03', { given: 'yes' })
  assert.equal(on([...facts, given], 'further-recovery-period').due, '2026-09-30')
  const refused = fact('add', 'additional-recovery-period-decided', '2026-09-03', { given: 'no' })
  assert.ok(!rulesIn([...facts, refused]).includes('further-recovery-period'))
})

test('a negative decision changed on reconsideration starts entitlements from the new decision', () => {
  const asked = fact('ask', 'reconsideration-requested', '2026-06-20', {
    of: 'cg',
    grounds: 'both',
  })
  const changed = fact('new', 'reconsideration-decided', '2026-08-03', {
    ...{ request: 'ask', outcome: 'changed', receivedBySurvivorOn: '2026-08-04' },
  })
  const clocks = clocksOf([opened(), cgNegative, asked, changed], policy)
  assert.equal(clockOf(clocks, 'move-on').due, '2026-09-18')
  assert.equal(clockOf(clocks, 'offer-rna').due, '2026-08-06')
  const review = clocks.find(({ id }) => id === 'judicial-review:cg')
  assert.equal(review?.end?.how, 'stopped')
})

test('one clock for all needs that end on one day; the next RNA meets it, an earlier one does not', () => {
  const decision = fact('dec', 'rna-decided', '2026-03-10', { rna: '1' })
  const need = (id: string, to: string) =>
    fact(id, 'need-decided', '2026-03-10', {
      ...{ rna: '1', decision: 'dec', need: id, outcome: 'agreed', from: '2026-03-10', to },
    })
  const facts = [
    ...[opened(), decision],
    ...[need('n1', '2026-09-10'), need('n2', '2026-09-10'), need('n3', '2026-06-10')],
  ]
  const starts = clocksOf(facts, policy).filter(({ rule }) => rule === 'start-next-rna')
  assert.deepEqual(
    starts.map(({ title }) => title),
    [
      'Agreed support ends on 10 June 2026: start the next RNA by 29 April 2026',
      'Agreed support for 2 needs ends on 10 September 2026: start the next RNA by 30 July 2026',
    ],
  )
  const sameRna = fact('late', 'rna-released', '2026-03-11', { rna: '1', submission: 's' })
  const nextRna = fact('o2', 'rna-offered', '2026-04-20', { rna: '2', trigger: 'period-ending' })
  const after = clocksOf([...facts, sameRna, nextRna], policy)
  for (const clock of after.filter(({ rule }) => rule === 'start-next-rna')) {
    assert.deepEqual(clock.end, { on: '2026-04-20', how: 'met', factId: 'o2' })
  }
  for (const clock of after.filter(({ rule }) => rule === 'send-next-rna')) {
    assert.equal(clock.end, undefined)
  }
})

test('a decision that agrees everything asks for no challenge', () => {
  const decision = fact('dec', 'rna-decided', '2026-03-10', { rna: '1' })
  const need = (outcome: string) =>
    fact('n', 'need-decided', '2026-03-10', { rna: '1', decision: 'dec', need: 'a', outcome })
  assert.ok(!rulesIn([opened(), decision, need('agreed')]).includes('challenge-rna-decision'))
  assert.ok(rulesIn([opened(), decision, need('partly-agreed')]).includes('challenge-rna-decision'))
})

test('notice under an RNA never ends before move-on, and an earlier letter is queried', () => {
  const decision = fact('dec', 'rna-decided', '2026-06-20', {
    ...{ rna: '1', supportEndsOn: '2026-07-01', receivedBySurvivorOn: '2026-06-22' },
  })
  const notice = on([opened(), cgPositive, decision], 'rna-exit-notice')
  assert.equal(notice.due, '2026-07-16')
  const why = explain(notice).join('\n')
  assert.match(why, /move-on support runs to 16 July 2026/)
  assert.match(why, /The letter ends support on 1 July 2026/)
  assert.match(why, /Unverified/)
})

test('declining an RNA stops its clocks, and a change of mind starts them again', () => {
  const declined = fact('no', 'rna-declined', '2026-06-03', { rna: '1' })
  const accepted = fact('yes', 'rna-accepted', '2026-06-08', { rna: '1' })
  assert.equal(on([opened(), cgPositive, declined], 'draft-rna').end?.how, 'stopped')
  assert.equal(on([opened(), cgPositive, declined, accepted], 'draft-rna').end, undefined)
})

test('each return by the prime contractor is met by the release after it', () => {
  const released = (id: string, day: string) =>
    fact(id, 'rna-released', day, { rna: '1', submission: id })
  const returned = (id: string, day: string) =>
    fact(id, 'rna-returned', day, { rna: '1', by: 'prime' })
  const facts = [
    ...[opened(), released('r1', '2026-06-10'), returned('b1', '2026-06-10')],
    ...[released('r2', '2026-06-11'), returned('b2', '2026-06-15')],
  ]
  const clocks = clocksOf(facts, policy).filter(({ rule }) => rule === 'correct-returned-rna')
  assert.deepEqual(
    clocks.map(({ id, end }) => [id, end?.factId]),
    [
      ['correct-returned-rna:b1', 'r2'],
      ['correct-returned-rna:b2', undefined],
    ],
  )
})

test('reviews come round from the last one', () => {
  const started = fact('s', 'support-started', '2026-02-02', { mode: 'outreach' })
  const reviewed = fact('rev', 'risk-reviewed', '2026-03-20')
  assert.equal(on([opened(), started, reviewed], 'risk-review').due, '2026-04-17')
  const soon = fact('rev', 'risk-reviewed', '2026-03-20', { nextReviewOn: aDay('2026-03-27') })
  assert.equal(on([opened(), started, soon], 'risk-review').due, '2026-03-27')
  const waiting = fact('w', 'case-reviewed', '2026-02-10', { why: 'long-wait' })
  assert.equal(on([opened(), rg, waiting], 'long-wait-review').due, '2026-03-10')
  assert.equal(on([opened(), rg, waiting, cgPositive], 'long-wait-review').end?.how, 'stopped')
})

test('missing, detained and suspended stop no entitlement and no survivor’s deadline', () => {
  for (const { name, whose, stoppedBy = [] } of allRules) {
    if (whose !== 'entitlement' && whose !== 'survivor-deadline') continue
    for (const type of ['went-missing', 'detained', 'nrm-suspended'] as const) {
      assert.ok(!stoppedBy.includes(type), `${name} is stopped by ${type}`)
    }
  }
})

test('death stops every clock that was open', () => {
  const died = fact('died', 'died', '2026-07-01')
  for (const clock of clocksOf([opened(), rg, cgPositive, died], policy)) {
    const state = clockState(clock, aDay('2026-12-01'))
    assert.ok(['stopped', 'done', 'done-late'].includes(state), `${clock.rule} is ${state}`)
  }
})

test('reminders before the end of permission, and planning before 18', () => {
  const granted = fact('v', 'vts-decided', '2026-01-10', { outcome: 'granted', to: '2027-07-09' })
  const permission = on([opened(), granted], 'permission-ends')
  assert.deepEqual(permission.reminders, ['2027-04-10', '2027-05-10', '2027-06-09'])
  assert.equal(clockState(permission, aDay('2027-04-09')), 'not-yet')
  assert.equal(clockState(permission, aDay('2027-04-10')), 'running')
  assert.equal(clockState(permission, aDay('2027-06-09')), 'soon')

  const birthday = fact('b', 'eighteenth-birthday-noted', '2026-01-06', { turns18On: '2026-09-10' })
  const turning = on([opened('ENG', 'child', '2026-01-05'), birthday], 'turning-18')
  assert.deepEqual(turning.reminders, ['2026-06-02', '2026-06-12', '2026-07-12', '2026-08-11'])
  const early = fact('t', 'transition-answered', '2026-09-09', { answer: 'stay' })
  assert.equal(
    on([opened('ENG', 'child', '2026-01-05'), birthday, early], 'turning-18').end,
    undefined,
  )
  const answered = fact('t', 'transition-answered', '2026-09-10', { answer: 'stay' })
  const done = on([opened('ENG', 'child', '2026-01-05'), birthday, answered], 'turning-18')
  assert.equal(clockState(done, aDay('2026-09-10')), 'done')
})

test('the edition on turning 18 is that of the birthday, not of the day it was noted', () => {
  const noted = (turns18On: string) =>
    on(
      [
        opened('ENG', 'child', '2025-01-05'),
        fact('b', 'eighteenth-birthday-noted', '2025-01-06', { turns18On }),
      ],
      'turning-18',
    ).derivation.edition?.inForceFrom
  assert.equal(noted('2026-02-12'), '2015-11-01')
  assert.equal(noted('2026-02-13'), '2026-02-13')
})

test('a count past the last known holiday shows no day and says so', () => {
  const clock = on(
    [opened('SCOT'), fact('f', 'first-responder-asked', '2028-12-29', { answer: 'waiting' })],
    'first-responder-answer',
  )
  assert.equal(clock.due, undefined)
  assert.deepEqual(clock.derivation.outsideCalendar, { knownTo: '2028-12-31' })
  assert.match(explain(clock).join('\n'), /holidays of Scotland are known only to 31 December 2028/)
})

test('an organisation’s own number counts, is shown as theirs, and statute cannot be changed', () => {
  const adjusted = policyWith(policy, [
    { limit: 'OUR-NEXT-RNA-START', value: 60 },
    { limit: 'TL-16', value: 14, because: 'letter from the prime contractor' },
  ])
  assert.ok('policy' in adjusted)
  const supported = fact('s', 'support-started', '2026-02-02', { mode: 'outreach' })
  const clock = clockOf(
    clocksOf([opened(), supported, cgNegative], adjusted.policy),
    'leaving-after-negative-conclusive-grounds',
  )
  assert.equal(clock.due, '2026-06-19')
  assert.match(explain(clock).join('\n'), /Your organisation set this number/)
  assert.deepEqual(policyWith(policy, [{ limit: 'TL-08', value: 10 }]), {
    refused: { code: 'not-adjustable', limit: 'TL-08' },
  })
  assert.deepEqual(policyWith(policy, [{ limit: 'OUR-COPY', value: -1 }]), {
    refused: { code: 'not-a-length', limit: 'OUR-COPY', value: -1 },
  })
})

test('a fact recorded in error takes its clocks with it', () => {
  const struck = fact('err', 'recorded-in-error', '2026-06-02', {}, 'cg')
  const before = clocksOf([opened(), cgNegative], policy)
  const after = clocksOf([opened(), cgNegative, struck], policy)
  assert.deepEqual(after, [])
  assert.ok(whatChanged(before, after).every(({ what }) => what === 'gone'))
})

test('being told without a copy is not having the decision', () => {
  const told = (copyGiven: string) =>
    fact('t', 'told-survivor', '2026-06-02', {
      ...{ moment: 'conclusive-grounds', about: 'cg', copyGiven },
    })
  assert.equal(on([opened(), cgPositive, told('no')], 'give-copy').end, undefined)
  assert.equal(on([opened(), cgPositive, told('yes')], 'give-copy').end?.on, '2026-06-02')
})

test('a decision about a child is not handed to the child', () => {
  assert.ok(!rulesIn([opened('ENG', 'child'), cgPositive]).includes('give-copy'))
})

test('leaving an earlier time in support does not stop what a later decision starts', () => {
  const first = fact('s1', 'support-started', '2026-01-03', { mode: 'outreach' })
  const left = fact('x1', 'exited', '2026-03-01', { reason: 'choice' })
  const again = fact('s2', 'support-started', '2026-05-01', { mode: 'outreach' })
  const facts = [opened(), first, left, again, cgPositive]
  assert.equal(on(facts, 'move-on').end, undefined)
  assert.equal(on(facts, 'offer-rna').end, undefined)
  assert.equal(on(facts, 'risk-review').startedBy.factId, 's2')
})

test('after leaving, nobody is chased for contact, risk or an RNA', () => {
  const first = fact('s1', 'support-started', '2026-01-03', { mode: 'outreach' })
  const left = fact('x1', 'exited', '2026-03-01', { reason: 'choice' })
  const told = fact('t', 'told-survivor', '2026-03-09', { moment: 'exit' })
  const rules = rulesIn([opened(), first, left, told, cgPositive])
  for (const rule of ['offer-rna', 'monthly-update']) assert.ok(!rules.includes(rule), rule)
  for (const rule of ['no-contact', 'risk-review']) {
    assert.equal(on([opened(), first, left, told], rule).end?.how, 'stopped')
  }
})

test('a disqualification stops the recovery period until it is lifted', () => {
  const out = fact('d', 'disqualified', '2026-02-10', { ground: 'public-order' })
  const lifted = fact('l', 'disqualification-lifted', '2026-04-01')
  assert.equal(on([opened(), rg, out], 'recovery-period').end?.how, 'stopped')
  assert.equal(on([opened(), rg, out, lifted], 'recovery-period').end, undefined)
})

test('a disputed birthday, or one that a decision set aside, makes nobody an adult for their papers', () => {
  const rg = fact('rg', 'reasonable-grounds-decided', '2026-05-01', { outcome: 'positive' })
  const birthday = (certainty: string) =>
    fact('b', 'eighteenth-birthday-noted', '2026-01-02', { turns18On: '2025-06-01', certainty })
  const decided = fact('a', 'age-decided', '2026-02-01', { ageGroup: 'child' })
  const asksToHandOver = (...facts: Fact[]) =>
    clocksOf([opened('ENG', 'not-known'), rg, ...facts], policy).some(
      (clock) => clock.rule === 'give-copy',
    )
  assert.equal(asksToHandOver(birthday('documented')), true)
  assert.equal(asksToHandOver(birthday('disputed')), false)
  assert.equal(asksToHandOver(birthday('stated'), decided), false)
})

test('an RNA that was sent and withdrawn again is still to be sent', () => {
  const sent = fact('s', 'rna-released', '2026-06-10', { rna: '1', submission: 's1' })
  const pulled = fact('w', 'rna-withdrawn', '2026-06-12', { rna: '1' })
  const again = fact('s2', 'rna-released', '2026-06-20', { rna: '2', submission: 's2' })
  const facts = [opened(), rg, cgPositive, sent]
  assert.equal(on(facts, 'send-rna').end?.how, 'met')
  assert.equal(on([...facts, pulled], 'send-rna').end, undefined)
  assert.equal(on([...facts, pulled, again], 'send-rna').end?.on, '2026-06-20')
})

test('a child referred straight to a local panel has the panel’s clock, once', () => {
  const child = opened('ENG', 'child')
  const straight = fact('r', 'referred', '2026-02-02', { authority: 'devolved-panel' })
  const routed = fact('p', 'routed-to-devolved-panel', '2026-02-04')
  assert.equal(on([child, straight], 'panel-reasonable-grounds').due, '2026-03-19')
  assert.equal(on([child, straight, routed], 'panel-reasonable-grounds').due, '2026-03-21')
  const decided = fact('d', 'reasonable-grounds-decided', '2026-03-10', { outcome: 'positive' })
  assert.ok(rulesIn([child, straight, decided]).includes('panel-conclusive-grounds'))
})

test('advice about an RNA decision is no longer asked for once a new decision took its place', () => {
  const old = fact('old', 'rna-decided', '2026-03-02', { rna: 'r1' })
  const asked = fact('asked', 'reconsideration-requested', '2026-03-10', {
    of: 'old',
    grounds: 'both',
  })
  const replaced = fact('new', 'rna-decided', '2026-04-20', {
    rna: 'r1',
    afterReconsideration: 'asked',
  })
  const clocks = clocksOf([opened(), old, asked, replaced], policy).filter(
    ({ rule }) => rule === 'legal-advice',
  )
  const ofOld = clocks.find(({ startedBy }) => startedBy.factId === 'old')
  const ofNew = clocks.find(({ startedBy }) => startedBy.factId === 'new')
  assert.deepEqual(ofOld?.end, { on: '2026-04-20', how: 'stopped', factId: 'new' })
  assert.equal(ofNew?.end, undefined)
})
