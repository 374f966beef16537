import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import type { CircleMember } from '../circle/member.ts'
import { type ConsentCode, type ConsentLedger, consentCodes } from '../consent/ledger.ts'
import { mayAsk } from './may-ask.ts'

const on = aDay('2026-03-02')
const ledger = (live: Partial<Record<ConsentCode, readonly string[]>>): ConsentLedger =>
  Object.fromEntries(
    consentCodes.map((code) => {
      const grants = (live[code] ?? []).map((fact) => ({ fact, on }))
      return [
        code,
        grants.length > 0 ? { state: 'live', since: on, grants } : { state: 'never-asked' },
      ]
    }),
  ) as ConsentLedger // one entry for every code there is
const member: CircleMember = {
  ...{ id: 'm', type: 'general-practice', grant: 'share', askGrant: 'ask' },
  ...{ items: ['identity'], until: aDay('2026-05-02') },
}
const items = ['identity'] as const
const codes = (consents: ConsentLedger, more: Partial<CircleMember> = {}) =>
  mayAsk({ consents, member: { ...member, ...more }, items, on }).map(({ code }) => code)

test('both consents stand: they may be asked', () => {
  const both = ledger({ 'share-with-organisation': ['share'], 'ask-professional': ['ask'] })
  assert.deepEqual(codes(both), [])
})

test('who was brought in only to be asked rests on that one consent', () => {
  const { askGrant: _none, ...only } = member
  const consents = ledger({ 'ask-professional': ['ask'] })
  assert.deepEqual(mayAsk({ consents, member: { ...only, grant: 'ask' }, items, on }), [])
})

test('the consent that brought them in was taken back: nobody is named to them any more', () => {
  assert.deepEqual(codes(ledger({ 'ask-professional': ['ask'] })), ['grant-gone'])
})

test('nobody agreed that they are asked', () => {
  assert.deepEqual(codes(ledger({ 'share-with-organisation': ['share'] })), ['no-consent'])
})

test('ended, over, in conflict or of a kind that is never told anything', () => {
  const both = ledger({ 'share-with-organisation': ['share'], 'ask-professional': ['ask'] })
  assert.deepEqual(codes(both, { conflictSince: on }), ['conflict'])
  assert.deepEqual(codes(both, { ended: { on, why: 'not-safe' } }), ['ended'])
  assert.deepEqual(codes(both, { until: aDay('2026-03-01') }), ['expired'])
  assert.deepEqual(codes(both, { until: on }), [])
  assert.ok(codes(both, { type: 'embassy' }).includes('denied-type'))
})
