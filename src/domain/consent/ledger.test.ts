/** The consent ledger: every consent by itself. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import type { Fact, FactOf, FactType } from '../facts/fact.ts'
import { readRecord } from '../facts/standing-record.ts'
import { type ConsentCode, consentCodes, consentOn, readLedger } from './ledger.ts'

function fact<T extends FactType>(type: T, on: string, detail: FactOf<T>['detail'], id = on): Fact {
  const made = { id: `${type} ${id}`, type, on: aDay(on), recordedAt: `${on}T12:00:00Z`, detail }
  // The type parameter ties the detail to the type; the compiler cannot see a union through it.
  return made as unknown as Fact
}
const give = (consent: ConsentCode, on: string, id = on): Fact =>
  fact('consent-given', on, { consent }, `${consent} ${id}`)
const takeBack = (consent: ConsentCode, on: string, given?: string): Fact =>
  fact('consent-withdrawn', on, { consent, ...(given && { given }) }, `${consent} ${on}`)
const ledgerOf = (...facts: Fact[]) => readLedger(readRecord(facts))

test('silence is never consent: everything starts as never asked', () => {
  const states = new Set(Object.values(ledgerOf()).map(({ state }) => state))
  assert.deepEqual([...states], ['never-asked'])
  assert.equal(consentCodes.length, 13)
})

test('consent is kept with language, interpreter, read-back and form', () => {
  const detail = {
    consent: 'support',
    language: 'Albanian',
    interpreter: 'yes',
    readBack: 'yes',
    form: 'verbal',
  } as const
  assert.deepEqual(ledgerOf(fact('consent-given', '2026-01-04', detail)).support, {
    state: 'live',
    since: '2026-01-04',
    grants: [
      {
        fact: 'consent-given 2026-01-04',
        on: '2026-01-04',
        language: 'Albanian',
        interpreter: 'yes',
        readBack: 'yes',
        form: 'verbal',
      },
    ],
  })
})

test('refused, then given after a second talk, then withdrawn', () => {
  const facts = [
    fact('consent-refused', '2026-01-04', { consent: 'support' }),
    give('support', '2026-01-10'),
    takeBack('support', '2026-02-01'),
  ]
  const at = (on: string) => consentOn(readRecord(facts), 'support', aDay(on)).state
  assert.deepEqual(['2026-01-03', '2026-01-04', '2026-01-10', '2026-01-31', '2026-02-01'].map(at), [
    'never-asked',
    'refused',
    'live',
    'live',
    'withdrawn',
  ])
})

for (const withdrawn of consentCodes) {
  test(`withdrawing "${withdrawn}" leaves the other twelve as they were`, () => {
    const all = consentCodes.map((code) => give(code, '2026-01-04'))
    const before = ledgerOf(...all)
    const after = ledgerOf(...all, takeBack(withdrawn, '2026-02-01'))
    for (const code of consentCodes) {
      if (code === withdrawn) assert.equal(after[code].state, 'withdrawn')
      else assert.deepEqual(after[code], before[code])
    }
  })
}

test('sharing with one organisation can stop while sharing with another goes on', () => {
  const facts = [
    give('share-with-organisation', '2026-01-04', 'clinic'),
    give('share-with-organisation', '2026-01-05', 'school'),
  ]
  const named = 'consent-given share-with-organisation clinic'
  const entry = ledgerOf(...facts, takeBack('share-with-organisation', '2026-02-01', named))[
    'share-with-organisation'
  ]
  assert.deepEqual(entry.state === 'live' && entry.grants.map(({ fact: id }) => id), [
    'consent-given share-with-organisation school',
  ])
  const last = ledgerOf(...facts, takeBack('share-with-organisation', '2026-02-01'))
  assert.equal(last['share-with-organisation'].state, 'withdrawn')
})

test('a consent that was taken back stays taken back when the way it was written is corrected', () => {
  const clinic = give('share-with-organisation', '2026-01-04', 'clinic')
  const school = give('share-with-organisation', '2026-01-05', 'school')
  const back = takeBack('share-with-organisation', '2026-02-01', clinic.id)
  for (const on of ['2026-01-04', '2026-01-10', '2026-03-01']) {
    const corrected = { ...give('share-with-organisation', on, 'right'), supersedes: clinic.id }
    const entry = ledgerOf(clinic, school, back, corrected)['share-with-organisation']
    assert.deepEqual(entry.state === 'live' && entry.grants.map(({ fact: id }) => id), [school.id])
  }
})

test('refusing one more organisation takes nothing back from the others', () => {
  const refused = fact('consent-refused', '2026-02-01', { consent: 'share-with-organisation' })
  const ledger = ledgerOf(give('share-with-organisation', '2026-01-04'), refused)
  assert.equal(ledger['share-with-organisation'].state, 'live')
})

test('accepting an RNA, leaving the NRM and answering at 18 answer the same questions', () => {
  const ledger = ledgerOf(
    give('nrm-referral', '2026-01-04'),
    fact('rna-accepted', '2026-06-10', { rna: 'rna-1' }),
    fact('transition-answered', '2026-06-11', { answer: 'stay', form: 'verbal' }),
    fact('nrm-withdrawn', '2026-06-12', { form: 'written' }),
  )
  assert.equal(ledger['rna-participation'].state, 'live')
  assert.equal(ledger['transition-nrm'].state, 'live')
  assert.equal(ledger['nrm-referral'].state, 'withdrawn')
  assert.equal(ledger.support.state, 'never-asked')
})
