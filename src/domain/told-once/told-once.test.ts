/** Words told once: what stands, what may be used for what, and why not. Each row is one person's wish. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aDay, addDays } from '../calendar/day.ts'
import { day, happened, said } from './account.testing.ts'
import { accountAsks } from './account-asks.ts'
import type { AccountEvent } from './account-event.ts'
import { letterUseFor } from './account-words.ts'
import { blocksOf, noticesOwed } from './block.ts'
import { accountIn, sortForUse, whyNotThese } from './in-document.ts'
import { mayReuse } from './may-reuse.ts'
import { mayWrite } from './may-write.ts'
import { provenanceOf, quoted } from './provenance.ts'

const words = 'They kept my papers in a drawer.'
const written = happened('b', said(words, { language: 'sq', interpreter: 'INT-7' }), {
  id: 'v1',
})
const approved = happened('b', { kind: 'approved', version: 'v1', how: 'read-back' })
const agreed = (until = '2026-06-02', version = 'v1') =>
  happened('b', {
    ...{ kind: 'answered', version, until: aDay(until) },
    answers: { solicitor: 'agreed', rna: 'agreed' },
  })
const usual = [written, approved, agreed()]

const codesOf = (
  events: readonly AccountEvent[],
  {
    use = 'solicitor',
    type = 'legal-adviser',
    on = day,
    version = 'v1',
  }: { use?: string; type?: string; on?: string; version?: string } = {},
) => {
  const [block] = blocksOf(events)
  assert.ok(block)
  const asked = mayReuse({ block, version, use: use as 'solicitor', type, on: aDay(on) })
  return 'refused' in asked ? asked.refused.map(({ code }) => code) : []
}

describe('may these words be used', () => {
  const no = (answer: 'refused' | 'withdrawn') =>
    happened('b', { kind: 'answered', version: 'v1', until: day, answers: { solicitor: answer } })
  const second = happened('b', said('Other words now.'), { id: 'v2' })
  const rows = [
    { because: 'approved and agreed', events: usual, codes: [] },
    { because: 'not approved', events: [written, agreed()], codes: ['not-approved'] },
    { because: 'never asked', events: [written, approved], codes: ['never-asked'] },
    { because: 'they said no', events: [written, approved, no('refused')], codes: ['refused'] },
    { because: 'they took it back', events: [...usual, no('withdrawn')], codes: ['withdrawn'] },
    {
      because: 'they agreed again after a no',
      events: [written, approved, no('refused'), agreed()],
      codes: [],
    },
    {
      because: 'the words themselves were taken back',
      events: [...usual, happened('b', { kind: 'taken-back' })],
      codes: ['taken-back'],
    },
    {
      because: 'other words hold now',
      events: [...usual, second],
      codes: ['superseded', 'agreed-to-other-words'],
    },
    {
      because: 'the newest words were not agreed to',
      events: [
        ...[...usual, second],
        happened('b', { kind: 'approved', version: 'v2', how: 'said' }),
      ],
      version: 'v2',
      codes: ['agreed-to-other-words'],
    },
    { because: 'the last day', events: usual, on: '2026-06-02', codes: [] },
    { because: 'the day after', events: usual, on: '2026-06-03', codes: ['expired'] },
    {
      because: 'never longer than twelve months',
      events: [written, approved, agreed('2030-01-01')],
      on: '2027-03-03',
      codes: ['expired'],
    },
    { because: 'before they agreed', events: usual, on: '2026-03-01', codes: ['agreed-later'] },
    {
      because: 'a doctor is no solicitor',
      events: usual,
      type: 'general-practice',
      codes: ['not-for-this-type'],
    },
    ...['immigration-enforcement', 'embassy', 'unknown', 'nobody'].map((type) => ({
      because: `${type} is denied before anything else`,
      ...{ events: usual, type, codes: ['denied-type'] },
    })),
    {
      because: 'a summary is no statement of theirs',
      events: [happened('b', said(words, { what: 'summary' }), { id: 'v1' }), approved, agreed()],
      ...{ use: 'rna', type: 'prime-contractor', codes: ['not-their-words'] },
    },
  ]
  for (const { because, events, codes, ...about } of rows) {
    test(`${because}: ${codes.join(', ') || 'allowed'}`, () => {
      assert.deepEqual(codesOf(events, about), codes)
    })
  }
})

describe('a translation', () => {
  const renders = { block: 'b', version: 'v1' }
  const translation = happened(
    't',
    said('Rendered words here.', { what: 'translation', renders, translator: 'TR-2' }),
    { id: 't1' },
  )
  const forUse = { use: 'solicitor', type: 'legal-adviser', on: day } as const

  test('goes with its words, and rests on what was agreed about them', () => {
    const blocks = blocksOf([...usual, translation])
    const { may } = sortForUse(blocks, forUse)
    assert.deepEqual(
      may.map(({ block, translations }) => [block.id, translations.map(({ id }) => id)]),
      [['b', ['t']]],
    )
    const [, own] = blocks
    assert.ok(own)
    assert.deepEqual(whyNotThese(own.now, blocks, forUse), [])
  })

  test('stays behind once its words have changed, or it was taken back', () => {
    const changed = blocksOf([...usual, translation, happened('b', said('New'), { id: 'v2' })])
    const [, own] = changed
    assert.ok(own)
    assert.ok(whyNotThese(own.now, changed, forUse).length > 0)
    const back = blocksOf([...usual, translation, happened('t', { kind: 'taken-back' })])
    assert.deepEqual(sortForUse(back, forUse).may[0]?.translations, [])
  })

  test('renders words that stand now, never a summary and never another translation', () => {
    const blocks = blocksOf([written, translation])
    const to = (block: string, version: string) =>
      mayWrite(
        blocks,
        happened('n', said('x', { what: 'translation', renders: { block, version } })),
        day,
      )?.code
    assert.equal(to('b', 'v1'), undefined)
    assert.equal(to('b', 'v0'), 'nothing-to-translate')
    assert.equal(to('t', 't1'), 'nothing-to-translate')
  })
})

test('what may be written down about an account, and what not', () => {
  const blocks = blocksOf(usual)
  const back = blocksOf([...usual, happened('b', { kind: 'taken-back' })])
  const approve = happened('b', { kind: 'approved', version: 'v1', how: 'said' })
  assert.equal(mayWrite(blocks, approve, day)?.code, 'approved-already')
  assert.equal(mayWrite(back, approve, day)?.code, 'taken-back-already')
  assert.equal(mayWrite(back, happened('b', said('Again')), day)?.code, 'taken-back-already')
  const old = { kind: 'approved', version: 'v0', how: 'said' } as const
  assert.equal(mayWrite(blocks, happened('b', old), day)?.code, 'other-words-now')
  assert.equal(mayWrite(blocks, happened('none', old), day)?.code, 'nothing-there')
  const nothing = { kind: 'answered', version: 'v1', until: day, answers: {} } as const
  assert.equal(mayWrite(blocks, happened('b', nothing), day)?.code, 'nothing-answered')
  assert.equal(mayWrite([], happened('b', said(' ')), day)?.code, 'no-words')
  const tomorrow = happened('b', said('x'), { on: addDays(day, 1) })
  assert.equal(mayWrite([], tomorrow, day)?.code, 'in-the-future')
  const before = happened('b', { kind: 'taken-back' }, { on: addDays(day, -1) })
  assert.equal(mayWrite(blocks, before, day)?.code, 'before-the-words')
})

describe('words in a text that somebody wrote', () => {
  const blocks = blocksOf(usual)
  const [block] = blocks
  assert.ok(block)
  const text = quoted(block, [], String)

  test('are found with their mark, and without it', () => {
    for (const one of [text, `He said: ${words} Then he left.`]) {
      assert.deepEqual(
        accountIn(one, blocks).found.map(({ id }) => id),
        ['v1'],
      )
      assert.deepEqual(accountIn(one, blocks).changed, [])
    }
  })

  test('are not what they said once a word was changed under their mark', () => {
    const { found, changed } = accountIn(text.replace('drawer', 'safe'), blocks)
    assert.deepEqual([found, changed], [[], ['b/1']])
  })

  test('say where they come from', () => {
    assert.equal(
      provenanceOf(block.now, String),
      'Said on 2026-03-02 in Albanian, through an interpreter (INT-7), read back, approved on 2026-03-02 (account b/1)',
    )
  })
})

test('whoever was sent words that were taken back is to be asked to stop, once', () => {
  const used = happened('b', {
    ...{ kind: 'used', version: 'v1', use: 'solicitor', type: 'legal-adviser' },
    ...{ thing: 'letter', member: 'm' },
  })
  const back = happened('b', { kind: 'taken-back' })
  const owed = (...events: AccountEvent[]) => blocksOf(events).flatMap(noticesOwed).length
  assert.equal(owed(...usual, used), 0)
  assert.equal(owed(...usual, used, used, back), 1)
  const given = happened('b', { kind: 'notice-given', member: 'm' })
  assert.equal(owed(...usual, used, back, given), 0)
  assert.deepEqual(
    accountAsks(blocksOf([...usual, used, back])).map(({ todo }) => todo),
    ['Ask them to stop using it'],
  )
})

test('Today asks for approval, and before an agreement ends, and then is quiet', () => {
  const keys = (...events: AccountEvent[]) => accountAsks(blocksOf(events)).map(({ key }) => key)
  assert.deepEqual(keys(written), ['approve b'])
  assert.deepEqual(keys(...usual), ['ends b'])
  assert.deepEqual(keys(...usual, happened('b', { kind: 'taken-back' })), [])
})

test('every kind of letter knows its readers, and the police get no letter of another kind', () => {
  assert.equal(letterUseFor('legal-adviser'), 'solicitor')
  assert.equal(letterUseFor('police'), 'police')
  assert.equal(letterUseFor('prime-contractor'), undefined)
  assert.equal(letterUseFor('immigration-enforcement'), undefined)
})
