/** The rules as a tool by themselves: the dates that a caseworker can check on paper, from a file. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import { aPlace, waymark } from './testing/waymark.testing.ts'

const place = aPlace()
const opened = (nation = 'ENG') => ({
  type: 'case-opened',
  on: '2022-01-01',
  nation,
  ageGroup: 'adult',
})
const rg = (on: string) => ({ type: 'reasonable-grounds-decided', on, outcome: 'positive' })
const cg = (on: string, outcome: string, more = {}) => ({
  type: 'conclusive-grounds-decided',
  on,
  outcome,
  ...more,
})

interface Row {
  readonly name: string
  readonly facts: readonly object[]
  readonly on: string
  readonly clock: string
  readonly due: string
  readonly alsoDue?: string
  /** What a reader of the text sees, besides the day. */
  readonly says: RegExp
}

const rows: readonly Row[] = [
  {
    name: 'A: reasonable grounds on 2 January 2026, so the recovery period runs to 31 January at least',
    facts: [opened(), rg('2026-01-02')],
    on: '2026-01-10',
    clock: 'recovery-period',
    due: '2026-01-31',
    says: /at least to 31 January 2026/,
  },
  {
    name: 'B: reasonable grounds on 12 December 2022, so 45 days, with a warning',
    facts: [opened(), rg('2022-12-12')],
    on: '2022-12-20',
    clock: 'recovery-period',
    due: '2023-01-25',
    says: /13 December 2022/,
  },
  {
    name: 'C: a positive decision of 1 June 2026 that came on 5 June, so nobody leaves before 20 July',
    facts: [
      opened(),
      rg('2026-01-02'),
      cg('2026-06-01', 'positive', { receivedBySurvivorOn: '2026-06-05' }),
    ],
    on: '2026-06-10',
    clock: 'move-on',
    due: '2026-07-20',
    alsoDue: '2026-07-15',
    says: /by the other count 2026-07-15/,
  },
  {
    name: 'D: a negative decision of 1 June 2026 can be challenged until 30 June, by the other count 1 July',
    facts: [opened(), rg('2026-01-02'), cg('2026-06-01', 'negative')],
    on: '2026-06-10',
    clock: 'challenge-nrm-decision',
    due: '2026-06-30',
    alsoDue: '2026-07-01',
    says: /You can challenge this decision until 30 June 2026/,
  },
  {
    name: 'E: an RNA decision of 10 March 2026 that came on 20 March: until 6 April, and it came late',
    facts: [
      opened(),
      { type: 'consent-given', on: '2025-11-03', consent: 'support' },
      { type: 'consent-given', on: '2025-11-03', consent: 'nrm-referral', interpreter: 'no' },
      { type: 'referred', on: '2025-11-03', authority: 'sca', wantsSupport: 'yes' },
      rg('2025-11-10'),
      { type: 'support-started', on: '2025-11-12', mode: 'outreach' },
      cg('2026-01-20', 'positive'),
      { type: 'rna-offered', on: '2026-01-22', rna: 'rna-1', trigger: 'conclusive-grounds' },
      { type: 'rna-accepted', on: '2026-01-22', rna: 'rna-1' },
      { type: 'rna-decided', on: '2026-03-10', rna: 'rna-1', receivedBySurvivorOn: '2026-03-20' },
    ],
    on: '2026-03-25',
    clock: 'challenge-rna-decision',
    due: '2026-04-06',
    alsoDue: '2026-04-07',
    says: /received the decision late, on 20 March 2026/,
  },
  {
    name: 'F: a referral on the Thursday before Easter 2026, so the target is Monday 13 April',
    facts: [
      opened(),
      { type: 'consent-given', on: '2026-04-02', consent: 'nrm-referral', interpreter: 'no' },
      { type: 'referred', on: '2026-04-02', authority: 'sca', wantsSupport: 'yes' },
    ],
    on: '2026-04-03',
    clock: 'reasonable-grounds-target',
    due: '2026-04-13',
    says: /Good Friday[\s\S]*Easter Monday/,
  },
  {
    name: 'G: Scotland, decided before 90 days are over: the duty ends on 15 April 2026',
    facts: [opened('SCOT'), rg('2026-03-01'), cg('2026-04-15', 'positive')],
    on: '2026-04-20',
    clock: 'scotland-support',
    due: '2026-04-15',
    says: /may continue support/,
  },
  {
    name: 'H: Northern Ireland, decided on 20 March 2026: support goes on to 15 April',
    facts: [opened('NI'), rg('2026-03-01'), cg('2026-03-20', 'positive')],
    on: '2026-03-21',
    clock: 'northern-ireland-support',
    due: '2026-04-15',
    alsoDue: '2026-04-14',
    says: /2026-04-15 +running/,
  },
]

interface ReadClock {
  readonly id: string
  readonly due?: string
  readonly alsoDue?: string
}

function saved(name: string, facts: unknown): string {
  const file = place.path(name)
  writeFileSync(file, typeof facts === 'string' ? facts : JSON.stringify({ facts }))
  return file
}

describe('waymark clocks', () => {
  after(() => place.clear())

  for (const { name, facts, on, clock, due, alsoDue, says } of rows) {
    test(name, async () => {
      const file = saved(`${name.slice(0, 1)}.json`, facts)
      const asked = ['clocks', '--facts', file, '--on', on]
      const [text, json] = await Promise.all([waymark(asked), waymark([...asked, '--json'])])
      assert.equal(text.code, 0, text.err)
      assert.ok(text.out.startsWith(`As on ${on}`))
      assert.match(text.out, says)
      assert.match(text.out, new RegExp(`^  ${due} `, 'm'))

      const read: { on: string; clocks: ReadClock[] } = JSON.parse(json.out)
      assert.equal(read.on, on)
      const found = read.clocks.find(({ id }) => id === clock || id.startsWith(`${clock}:`))
      assert.equal(found?.due, due)
      assert.equal(found?.alsoDue, alsoDue)
    })
  }

  test('the example in the printed schema, saved and read back, gives its clocks and its gap', async () => {
    const schema = JSON.parse((await waymark(['clocks', '--schema'])).out)
    const file = saved('example.json', JSON.stringify(schema.examples[0]))
    const { code, out } = await waymark(['clocks', '--facts', file, '--on', '2026-11-21'])
    assert.equal(code, 0)
    assert.match(out, /^Tracks$[\s\S]*^Clocks$[\s\S]*^Cover$/m)
    // Asked for until 31 March 2027, agreed until 14 December 2026.
    assert.match(out, /2026-10-21 to 2026-12-14/)
    assert.match(out, /Gap from 2026-12-15 \(counselling\): start the next RNA on/)
    assert.match(out, /Days until uncovered: 24/)
    const piped = await waymark(['clocks', '--facts', '-', '--on', '2026-11-21'], {
      input: JSON.stringify(schema.examples[0]),
    })
    assert.equal(piped.out, out)
  })

  const wrong: readonly [string, unknown, RegExp][] = [
    ['that is not JSON', '{"facts": [', /bad\.json: The file is not JSON/],
    ['without a list', '{}', /bad\.json: The file needs a list named "facts"/],
    [
      'with two mistakes',
      [opened(), { ...rg('2026-02-30') }, { type: 'referred', on: '2026-04-02', authority: 'x' }],
      /facts\[1\]\.on: "2026-02-30" is not a day[\s\S]*facts\[2\]\.authority: "x" is not one of/,
    ],
    [
      'that contradicts itself',
      [opened(), { type: 'rna-accepted', on: '2026-01-22', rna: 'rna-1' }],
      /bad\.json: fact "fact-2": \S/,
    ],
  ]
  for (const [what, facts, words] of wrong) {
    test(`a file ${what} is refused with 65, and the words say where`, async () => {
      const { code, out, err } = await waymark(['clocks', '--facts', saved('bad.json', facts)])
      assert.equal(code, 65, err)
      assert.match(err, words)
      assert.equal(out, '')
    })
  }

  test('a file that is not there, or is a folder, is refused with 66', async () => {
    for (const [file, why] of [
      [place.path('missing.json'), 'ENOENT'],
      [place.path('.'), 'EISDIR'],
    ] as const) {
      const { code, err } = await waymark(['clocks', '--facts', file])
      assert.equal(code, 66)
      assert.equal(err, `waymark clocks: cannot read ${file} (${why})\n`)
    }
  })
})
