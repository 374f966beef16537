/** Matters read from events: stages, days with rules or without, and who was asked for how long. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { loadNeedCategories } from '../../application/load-need-categories.ts'
import { loadPolicy } from '../../application/load-policy.ts'
import { aDay } from '../calendar/day.ts'
import type { PromiseOutline } from '../promises/promised.ts'
import { askingOf, mattersOf } from './matter.ts'
import { asksOfMatters } from './matter-asks.ts'
import { clocksOfMatter } from './matter-clock.ts'
import type { MatterEvent, NewMatterEvent } from './matter-event.ts'
import type { MatterKind } from './matter-kind.ts'
import { type MatterKindName, matterKinds } from './matter-kinds.ts'
import { askingInWords, matterForRecord } from './matter-words.ts'
import { mayRecordMatter } from './may-record.ts'

const policy = loadPolicy()
const today = aDay('2026-05-02')
const measure = { today, policy, calendar: policy.calendars['england-and-wales'] }

let made = 0
const at = (on: string) => {
  made += 1
  return { id: `e${made}`, matter: 'm', on: aDay(on), recordedAt: `${on}T12:00:00Z` }
}
const opened = (about: MatterKindName, on = '2026-03-02', area?: string): MatterEvent => ({
  ...at(on),
  kind: 'opened',
  about,
  ...(area && { area }),
})
const dated = (which: string, day: string): MatterEvent => ({
  ...at('2026-03-03'),
  kind: 'dated',
  which,
  day: aDay(day),
})
const only = (...events: MatterEvent[]) => {
  const [matter] = mattersOf(events)
  assert.ok(matter)
  return matter
}

suite('Every kind of matter', () => {
  const codes = loadNeedCategories(
    new URL('../../../policy/need-categories.json', import.meta.url).pathname,
  ).categories.map(({ code }) => code)

  for (const [name, kind] of Object.entries<MatterKind>(matterKinds)) {
    test(`${name} can be settled, feeds needs that there are, and asks in fixed words`, () => {
      const stages = Object.values(kind.stages)
      assert.ok(stages.some(({ settles }) => settles) && !stages[0]?.settles)
      for (const need of kind.needs) assert.ok(codes.includes(need), need)
      for (const { counts, todo, limit } of Object.values(kind.days)) {
        // A day ahead asks on Today, so it says what to do.
        assert.ok(counts === 'since' || todo)
        assert.ok(limit === undefined || policy.limits.has(limit))
      }
    })
  }
})

suite('Legal advice: who was asked, and for how long', () => {
  const asked = (id: string, because?: 'no-capacity' | 'weak-case'): PromiseOutline => ({
    ...{ id, owedBy: 'legal-adviser', what: 'take-the-case', matter: 'm', askedTimes: 1 },
    ...{ askedOn: aDay('2026-03-05'), lastAskedOn: aDay('2026-03-05') },
    ...(because && { end: { how: 'refused', on: aDay('2026-03-09'), because } }),
  })
  const promises = [
    asked('a', 'no-capacity'),
    asked('b', 'weak-case'),
    asked('c', 'no-capacity'),
    asked('d'),
  ]
  const matter = only(opened('legal-advice', '2026-03-02', 'immigration'))

  test('asked 4 firms, 61 days without a solicitor: a sentence that can be cited', () => {
    const asking = askingOf(matter, [...promises, { ...asked('x'), matter: 'other' }], today)
    assert.equal(
      askingInWords(matter, asking),
      'Asked 4 firms, 3 refused (no capacity twice; they say the case is too weak once), 1 not answered. 61 days without a legal adviser.',
    )
    assert.match(
      matterForRecord(matter, asking, today),
      /^Legal advice, immigration, from 2 March 2026 to 2 May 2026: looking for an adviser\. Asked 4 firms/,
    )
  })

  test('once an adviser has begun, the waiting is over and its length stands', () => {
    const found = only(opened('legal-advice'), {
      ...at('2026-04-01'),
      kind: 'moved',
      stage: 'found',
    })
    assert.equal(found.settledOn, '2026-04-01')
    assert.equal(askingOf(found, [], today).daysWaited, 30)
  })

  test('moved back, it waits again', () => {
    const again = only(
      opened('legal-advice'),
      { ...at('2026-04-01'), kind: 'moved', stage: 'found' },
      { ...at('2026-04-10'), kind: 'moved', stage: 'looking' },
    )
    assert.equal(again.settledOn, undefined)
  })
})

suite('A day of a matter', () => {
  test('that somebody named is counted down to', () => {
    const [clock] = clocksOfMatter(only(opened('court'), dated('hearing', '2026-05-20')), measure)
    assert.equal(clock?.due, '2026-05-20')
    assert.equal(clock?.elapsed, undefined)
  })

  test('with a rule that was only remembered counts days elapsed and no last day', () => {
    const [clock] = clocksOfMatter(
      only(opened('compensation'), dated('injury-on', '2025-05-02')),
      measure,
    )
    assert.equal(clock?.due, undefined)
    assert.equal(clock?.elapsed?.days, 365)
    assert.equal(clock?.ruleWasRead, false)
    assert.ok(clock?.lines.some((line) => /Unverified/.test(line)))
    assert.ok(clock?.lines.some((line) => /no last day is counted/.test(line)))
  })

  test('with a rule that was read about counts to a day, and says how sure we are', () => {
    const [clock] = clocksOfMatter(
      only(opened('legal-advice'), dated('funding-asked', '2026-03-03')),
      measure,
    )
    // Twenty working days; the next day is day one.
    assert.equal(clock?.due, '2026-03-31')
    assert.ok(clock?.lines.some((line) => /another text/.test(line)))
  })

  test('without any rule counts days elapsed and says nothing more', () => {
    const [clock] = clocksOfMatter(
      only(opened('police'), dated('last-update', '2026-03-02')),
      measure,
    )
    assert.deepEqual([clock?.due, clock?.lines], [undefined, []])
    assert.equal(clock?.elapsed?.days, 61)
  })

  test('asks on Today in fixed words, and no more once the matter is settled', () => {
    const events = [opened('housing'), dated('must-leave', '2026-06-20')]
    assert.deepEqual(
      asksOfMatters(mattersOf(events), measure).map(({ due, showFrom, title }) => [
        due,
        showFrom,
        title,
      ]),
      [['2026-06-20', '2026-04-25', 'Housing application: the home will be lost on']],
    )
    const housed = [...events, { ...at('2026-04-30'), kind: 'moved', stage: 'housed' } as const]
    assert.deepEqual(asksOfMatters(mattersOf(housed), measure), [])
  })
})

suite('What may be written down about a matter', () => {
  const begun = opened('court')
  const rows: readonly [string, NewMatterEvent][] = [
    ['in-the-future', { ...at('2026-05-03'), kind: 'moved', stage: 'over' }],
    ['before-it-began', { ...at('2026-03-01'), kind: 'moved', stage: 'over' }],
    ['not-of-this-kind', { ...at('2026-03-03'), kind: 'moved', stage: 'housed' }],
    ['not-of-this-kind', { ...at('2026-03-03'), kind: 'barrier', barrier: 'deposit' }],
    [
      'has-not-happened',
      { ...at('2026-03-03'), kind: 'dated', which: 'decision-told', day: aDay('2026-05-03') },
    ],
    ['no-such-matter', { ...at('2026-03-03'), matter: 'x', kind: 'moved', stage: 'over' }],
    ['nothing-to-strike-out', { ...at('2026-03-03'), kind: 'struck-out', event: 'x' }],
  ]
  for (const [code, event] of rows) {
    test(`${code}: ${event.kind}`, () => {
      assert.equal(mayRecordMatter([begun], event, today)?.refused.code, code)
    })
  }

  test('a hearing ahead and an area of its kind are fine; another kind’s area is not', () => {
    const hearing = {
      ...at('2026-03-03'),
      kind: 'dated',
      which: 'hearing',
      day: aDay('2026-07-01'),
    } as const
    assert.equal(mayRecordMatter([begun], hearing, today), undefined)
    assert.equal(mayRecordMatter([], opened('housing', '2026-03-02', 'private'), today), undefined)
    const wrong = mayRecordMatter([], opened('housing', '2026-03-02', 'asylum'), today)
    assert.equal(wrong?.refused.code, 'not-of-this-kind')
  })
})
