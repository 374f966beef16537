/** Their own record: by when, with what, and that nothing about somebody else slips into it undecided. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { aDay } from '../calendar/day.ts'
import { workingCalendar } from '../calendar/working-days.ts'
import {
  type AccessRequest,
  type AccessStep,
  accessStanding,
  replyFacts,
} from './access-request.ts'
import {
  refusalOfHappening,
  refusalToAgreeToCopy,
  refusalToGive,
  refusalToPrepare,
} from './decide-access.ts'
import { type Beside, besides, type ExemptionName, exemptions } from './exempt.ts'
import {
  type CopyDecisions,
  noDecisions,
  ownCopy,
  type PassageDecision,
  passagesToDecide,
  type RecordPart,
} from './own-copy.ts'
import { allAboutOther, segmentsOf } from './passages.ts'
import { type Pause, replyBy } from './reply-clock.ts'

const calendar = workingCalendar('england-and-wales', {
  firstDay: aDay('2026-01-01'),
  lastDay: aDay('2027-12-31'),
  holidays: {
    '2026-04-03': 'Good Friday',
    '2026-04-06': 'Easter Monday',
    '2026-12-25': 'Christmas Day',
  },
})
const pause = (from: string, to?: string): Pause => ({
  from: aDay(from),
  ...(to !== undefined && { to: aDay(to) }),
})

describe('by when they are answered', () => {
  const rows: readonly {
    asked: string
    identity?: Pause
    clarified?: readonly Pause[]
    extended?: string
    by?: string
    because: string
  }[] = [
    { asked: '2026-03-02', by: '2026-04-02', because: 'the same day of the next month' },
    {
      asked: '2026-03-03',
      by: '2026-04-07',
      because: 'Good Friday, the weekend and Easter Monday',
    },
    {
      asked: '2026-01-31',
      by: '2026-03-02',
      because: 'February has no 31st, and its 28th is a Saturday',
    },
    { asked: '2026-05-31', by: '2026-06-30', because: 'June has no 31st' },
    { asked: '2026-02-21', by: '2026-03-23', because: 'the 21st is a Saturday' },
    {
      asked: '2026-03-02',
      extended: '2026-03-20',
      by: '2026-06-02',
      because: 'three months in all',
    },
    {
      ...{ asked: '2026-03-02', clarified: [pause('2026-03-09', '2026-03-16')], by: '2026-04-09' },
      because: 'seven days of waiting for what they mean',
    },
    {
      ...{ asked: '2026-03-02', clarified: [pause('2026-03-09')] },
      because: 'they have not said what they mean',
    },
    {
      ...{ asked: '2026-03-02', identity: pause('2026-03-03', '2026-03-10'), by: '2026-04-10' },
      because: 'it begins when we know that it is they',
    },
    { asked: '2026-03-02', identity: pause('2026-03-03'), because: 'we do not know who asks' },
    { asked: '2027-12-30', by: '2028-01-30', because: 'the calendar ends; the earlier day stands' },
  ]
  for (const { asked, identity, clarified = [], extended, by, because } of rows) {
    test(`asked on ${asked}${extended ? ', longer' : ''}: ${by ?? 'the clock waits'} (${because})`, () => {
      const facts = {
        ...{ askedOn: aDay(asked), clarified, ...(identity && { identity }) },
        ...(extended !== undefined && { extendedOn: aDay(extended) }),
      }
      const said = replyBy(facts, calendar)
      assert.equal(said.status === 'runs' ? said.by : undefined, by)
    })
  }
})

const request: AccessRequest = {
  ...({ id: 'r', caseId: 'c', who: 'themselves', recordedBy: 'worker' } as const),
  askedOn: aDay('2026-03-02'),
}
const step = (name: AccessStep['step'], day = '2026-03-03', by = 'worker', more = {}): AccessStep =>
  // Each row below gives what its own kind of step needs.
  ({ step: name, id: `${name} ${day}`, by, on: aDay(day), ...more }) as AccessStep

describe('what may be noted', () => {
  const rows = [
    ['longer, on the last day of the month', [], 'extended', '2026-04-02', undefined],
    ['longer, a day later', [], 'extended', '2026-04-03', 'too-late-for-longer'],
    ['longer, twice', [step('extended')], 'extended', '2026-03-05', 'longer-already'],
    [
      'they said what they mean, and nobody had asked',
      [],
      'clarified',
      '2026-03-05',
      'not-waiting',
    ],
    [
      'asked twice what they mean',
      [step('clarify-asked')],
      'clarify-asked',
      '2026-03-05',
      'waiting-already',
    ],
    [
      'papers of somebody we know',
      [step('identity-known')],
      'identity-asked',
      '2026-03-05',
      'waiting-already',
    ],
    ['we know who asks, and nobody had asked', [], 'identity-known', '2026-03-05', undefined],
    [
      'we know who asks, again',
      [step('identity-asked'), step('identity-known', '2026-03-04')],
      ...(['identity-known', '2026-03-30', 'not-waiting'] as const),
    ],
    ['papers, on the last day', [], 'identity-asked', '2026-04-02', undefined],
    ['papers, a day later', [], 'identity-asked', '2026-04-03', 'too-late-for-longer'],
    ['what they mean, on the last day', [], 'clarify-asked', '2026-04-02', undefined],
    ['what they mean, a day later', [], 'clarify-asked', '2026-04-03', 'too-late-for-longer'],
    [
      'what they mean, within the longer time',
      [step('extended')],
      ...(['clarify-asked', '2026-06-02', undefined] as const),
    ],
    [
      'papers, while they are asked what they mean',
      [step('clarify-asked')],
      ...(['identity-asked', '2026-05-20', undefined] as const),
    ],
    [
      'they said what they mean, asked when it was late',
      [step('clarify-asked', '2026-05-20')],
      ...(['clarified', '2026-05-21', 'not-waiting'] as const),
    ],
    [
      'anything after it was withdrawn',
      [step('withdrawn')],
      'extended',
      '2026-03-05',
      'access-over',
    ],
  ] as const
  for (const [when, steps, happening, today, code] of rows) {
    test(`${when}: ${code ?? 'noted'}`, () => {
      const reply = replyBy(replyFacts(request, steps), calendar)
      const said = refusalOfHappening(steps, happening, { reply, today: aDay(today) })
      assert.equal(said?.code, code)
    })
  }

  test('waiting twice counts both times', () => {
    const steps = [
      ...[step('clarify-asked', '2026-03-04'), step('clarified', '2026-03-06')],
      ...[step('clarify-asked', '2026-03-10'), step('clarified', '2026-03-13')],
    ]
    const said = replyBy(replyFacts(request, steps), calendar)
    assert.ok(said.status === 'runs')
    assert.deepEqual([said.days.paused, said.by], [5, '2026-04-07'])
  })
})

describe('the clock gives no day that the law does not: asked on 2 March, due on 2 April', () => {
  const rows: readonly {
    because: string
    steps: readonly (readonly [AccessStep['step'], string])[]
    by?: string
  }[] = [
    {
      because: 'known is known, also when it is pressed again',
      steps: [
        ['identity-asked', '2026-03-03'],
        ['identity-known', '2026-03-04'],
        ['identity-known', '2026-03-30'],
      ],
      by: '2026-04-07',
    },
    {
      because: 'who asks was asked seven weeks late',
      steps: [
        ['identity-asked', '2026-05-20'],
        ['identity-known', '2026-05-20'],
      ],
      by: '2026-04-02',
    },
    {
      because: 'who asks was asked on the last day, and it waits',
      steps: [['identity-asked', '2026-04-02']],
    },
    {
      because: 'who asks was asked a day late, and it does not wait',
      steps: [['identity-asked', '2026-04-03']],
      by: '2026-04-02',
    },
    {
      because: 'they were known before anybody asked',
      steps: [
        ['identity-known', '2026-03-03'],
        ['identity-asked', '2026-03-30'],
      ],
      by: '2026-04-02',
    },
    {
      because: 'what was waited for before it began is not added',
      steps: [
        ['clarify-asked', '2026-03-03'],
        ['clarified', '2026-03-13'],
        ['identity-asked', '2026-03-16'],
        ['identity-known', '2026-03-20'],
      ],
      by: '2026-04-20',
    },
    {
      because: 'waiting for both is not waiting twice',
      steps: [
        ['clarify-asked', '2026-03-03'],
        ['identity-asked', '2026-03-04'],
        ['identity-known', '2026-03-24'],
        ['clarified', '2026-03-24'],
      ],
      by: '2026-04-24',
    },
    {
      because: 'only what lies after its beginning is added',
      steps: [
        ['clarify-asked', '2026-03-03'],
        ['identity-asked', '2026-03-04'],
        ['identity-known', '2026-03-24'],
        ['clarified', '2026-03-30'],
      ],
      by: '2026-04-30',
    },
    {
      because: 'what they mean was asked when it was late: it is late',
      steps: [['clarify-asked', '2026-05-20']],
      by: '2026-04-02',
    },
    {
      because: 'and what they answered then adds nothing',
      steps: [
        ['clarify-asked', '2026-05-20'],
        ['clarified', '2026-05-27'],
      ],
      by: '2026-04-02',
    },
    {
      because: 'who asks was asked while the clock stood still',
      steps: [
        ['clarify-asked', '2026-04-01'],
        ['identity-asked', '2026-05-11'],
        ['identity-known', '2026-05-12'],
        ['clarified', '2026-05-12'],
      ],
      by: '2026-06-12',
    },
    {
      because: 'asked once more within the days that waiting gave',
      steps: [
        ['clarify-asked', '2026-03-09'],
        ['clarified', '2026-03-16'],
        ['clarify-asked', '2026-04-08'],
        ['clarified', '2026-04-14'],
      ],
      by: '2026-04-15',
    },
    {
      because: 'they were told too late that it takes longer',
      steps: [['extended', '2026-04-03']],
      by: '2026-04-02',
    },
    {
      because: 'asked within the longer time',
      steps: [
        ['extended', '2026-03-20'],
        ['clarify-asked', '2026-05-20'],
        ['clarified', '2026-05-27'],
      ],
      by: '2026-06-09',
    },
  ]
  for (const { because, steps, by } of rows) {
    test(`${because}: ${by ?? 'the clock waits'}`, () => {
      const all = steps.map(([name, day]) => step(name, day))
      const said = replyBy(replyFacts(request, all), calendar)
      assert.equal(said.status === 'runs' ? said.by : undefined, by)
    })
  }
})

describe('two people', () => {
  const known = step('identity-known')
  const prepared = step('prepared', '2026-03-10', 'worker', { hash: 'h' })
  const agreed = step('agreed', '2026-03-11', 'manager', { of: 'p' })
  test('whoever prepared it, or decided about a passage, does not agree to it', () => {
    const by = (who: string, steps: readonly AccessStep[], hash = 'h') =>
      refusalToAgreeToCopy(steps, { by: who, hash })?.code
    assert.equal(by('manager', [known, prepared]), undefined)
    assert.equal(by('worker', [known, prepared]), 'prepared-it-themselves')
    const other = [known, step('decided', '2026-03-09', 'manager'), prepared]
    assert.equal(by('manager', other), 'prepared-it-themselves')
    assert.equal(by('manager', [known, prepared], 'other'), 'not-what-was-prepared')
    assert.equal(by('manager', [known]), 'not-prepared')
    assert.equal(by('manager', [known, prepared, step('decided', '2026-03-11')]), 'not-prepared')
  })
  test('nothing is prepared of somebody we do not know, or with a passage undecided', () => {
    assert.equal(refusalToPrepare([], 0)?.code, 'who-asks-not-known')
    assert.equal(refusalToPrepare([known], 1)?.code, 'undecided')
    assert.equal(refusalToPrepare([known], 0), undefined)
  })
  test('only what two people agreed to is given, and it can be given again', () => {
    assert.equal(refusalToGive([known, prepared], 'h')?.code, 'not-agreed')
    assert.equal(refusalToGive([known, prepared, agreed], 'other')?.code, 'not-what-was-prepared')
    assert.equal(refusalToGive([known, prepared, agreed], 'h'), undefined)
    const given = step('given', '2026-03-12', 'worker', { way: 'in-person' })
    assert.equal(accessStanding([known, prepared, agreed, given]).status, 'given')
    assert.equal(refusalToGive([known, prepared, agreed, given], 'h'), undefined)
    const after = [known, prepared, agreed, given]
    assert.equal(refusalToGive(after, 'other')?.code, 'not-what-was-prepared')
    assert.equal(accessStanding([known, prepared, agreed, step('decided')]).status, 'working')
  })
})

describe('marks', () => {
  const rows = [
    ['plain', [['plain', false]]],
    [
      'she and [[her aunt]] came',
      [
        ['she and ', false],
        ['her aunt', true],
        [' came', false],
      ],
    ],
    [
      'she and [[her aunt came',
      [
        ['she and ', false],
        ['her aunt came', true],
      ],
    ],
    [
      '[[a]][[b]]',
      [
        ['a', true],
        ['b', true],
      ],
    ],
    ['closed ]] only', [['closed ]] only', false]]],
    ['[[a [[b]] c', [['a [[b]] c', true]]],
    [
      '[[Anna, who shares with [[her boss]] Mr X in Leeds]] came',
      [
        ['Anna, who shares with [[her boss]] Mr X in Leeds', true],
        [' came', false],
      ],
    ],
    ['[[]]', []],
  ] as const
  for (const [text, expected] of rows) {
    test(`“${text}”`, () => {
      const found = segmentsOf(text).map(({ text: words, aboutOther }) => [words, aboutOther])
      assert.deepEqual(found, expected)
    })
  }
})

const everyBeside = Object.fromEntries(
  Object.keys(besides).map((name) => [name, 'none']),
) as Readonly<Record<Beside, 'none'>> // the keys of the table

/** What stands in the copy although it is about somebody else and nobody decided that it may. */
const slipped = (said: ReturnType<typeof ownCopy>, secrets: readonly string[]) =>
  'copy' in said ? secrets.filter((secret) => JSON.stringify(said.copy).includes(secret)) : []

describe('the copy', () => {
  const part = (id: string, text: string): RecordPart => ({
    id,
    kind: 'journal',
    title: 'Note',
    text,
  })
  const parts = [part('j:1', 'She met [[AUNT-CANARY]] and left.'), part('j:2', 'Her own words.')]
  const decided = (passages: Record<string, PassageDecision>): CopyDecisions => ({
    ...{ passages, parts: {}, besides: everyBeside },
  })

  test('with one passage undecided there is no copy', () => {
    assert.deepEqual(ownCopy(parts, decided({})), { undecided: ['j:1#1'] })
    const left = ownCopy(parts, noDecisions)
    assert.ok('undecided' in left && left.undecided.length === 1 + Object.keys(besides).length)
  })

  test('left out it says that something is, and not what; included it reads as it was written', () => {
    const out = {
      choice: 'leave-out',
      exempt: 'somebody-else',
      reason: 'She did not agree',
    } as const
    const said = ownCopy(parts, decided({ 'j:1#1': out }))
    assert.ok('copy' in said)
    assert.equal(
      said.copy.parts[0]?.text,
      'She met [left out: words about somebody else] and left.',
    )
    assert.deepEqual(said.copy.leftOut, [{ what: 'somebody-else', times: 1 }])
    assert.doesNotMatch(JSON.stringify(said.copy), /AUNT|did not agree/)
    const consent = ownCopy(parts, decided({ 'j:1#1': { choice: 'consent' } }))
    assert.ok('copy' in consent && consent.copy.parts[0]?.text === 'She met AUNT-CANARY and left.')
  })

  const secrets = ['ONE-CANARY', 'TWO-CANARY', 'THREE-CANARY']
  const pieces = fc.array(fc.constantFrom('own words ', '[[', ']]', ' and '), { maxLength: 4 })
  const marked = fc
    .tuple(pieces, fc.constantFrom(...secrets), pieces)
    .map(
      ([before, secret, after]) =>
        `${before.join('')}${before.filter((one) => one === '[[').length > 0 ? ']]' : ''}${allAboutOther(secret)}${after.join('')}`,
    )
  const names = Object.keys(exemptions) as readonly ExemptionName[] // the keys of the table
  const decision: fc.Arbitrary<PassageDecision | undefined> = fc.oneof(
    fc.constant(undefined),
    fc
      .constantFrom(...names)
      .map((exempt) => ({ choice: 'leave-out', exempt, reason: 'Because' }) as const),
  )

  test('whatever is written and however it is decided, nothing marked is in it that was not let in', () => {
    fc.assert(
      fc.property(
        fc.array(marked, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(decision),
        (texts, all) => {
          const own = texts.map((text, index) => part(`j:${index}`, text))
          const chosen = passagesToDecide(own, noDecisions).flatMap(({ key }) => {
            const { value } = all.next()
            return value === undefined ? [] : [[key, value] as const]
          })
          const said = ownCopy(own, decided(Object.fromEntries(chosen)))
          assert.deepEqual(slipped(said, secrets), [])
        },
      ),
      { numRuns: 400 },
    )
  })

  test('planted: a copy that takes undecided passages along is found', () => {
    const careless = (own: readonly RecordPart[]) => ({
      copy: { parts: own, leftOut: [], besides: [] },
    })
    assert.deepEqual(slipped(careless(parts), ['AUNT-CANARY']), ['AUNT-CANARY'])
  })
})
