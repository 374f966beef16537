/** Asking for a decision to be looked at again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { needsOf } from '../needs/need.ts'
import { aFact } from '../needs/testing.ts'
import { newReconsideration, reconsiderationProblems } from './reconsideration.ts'
import { caseFacts, categories } from './testing.ts'

const facts = [
  ...caseFacts,
  aFact('rna-decided', '2026-07-10', { rna: 'r1' }, { id: 'd1' }),
  aFact('need-decided', '2026-07-10', {
    rna: 'r1',
    decision: 'd1',
    need: 'n1',
    outcome: 'not-agreed',
    reasons: 'Not shown to come from exploitation',
  }),
  aFact('need-decided', '2026-07-10', { rna: 'r1', decision: 'd1', need: 'n8', outcome: 'agreed' }),
  aFact('evidence-received', '2026-07-20', { need: 'n1' }, { id: 'new-letter' }),
]
const filled = () => {
  const draft = newReconsideration('d1', facts, needsOf(facts), categories)
  assert.ok(draft)
  return draft
}

test('it holds each need that was not agreed, its reasons, and new evidence apart from old', () => {
  const { needs, decidedOn } = filled()
  assert.equal(decidedOn, '2026-07-10')
  assert.deepEqual(
    needs.map(({ id }) => id),
    ['n1'],
  )
  assert.equal(needs[0]?.reasons, 'Not shown to come from exploitation')
  assert.deepEqual(needs[0]?.newEvidence, ['new-letter'])
  assert.deepEqual(needs[0]?.earlierEvidence, ['gp-letter'])
  assert.deepEqual(needs[0]?.toAskFor, ['Letter'])
})

test('a letter that is not a decision gives nothing to challenge', () => {
  assert.equal(newReconsideration('cg', facts, needsOf(facts), categories), undefined)
})

test('grounds, a need and a reason are what a request must have', () => {
  const codes = (draft: ReturnType<typeof filled>) =>
    reconsiderationProblems(draft).map(({ code }) => code)
  const draft = filled()
  const [need] = draft.needs
  assert.ok(need)
  assert.deepEqual(codes(draft), ['no-grounds', 'no-reason'])
  const whole = {
    ...draft,
    answers: { grounds: 'both' as const },
    needs: [{ ...need, answers: { challenge: 'yes' as const, whyWrong: 'The GP says so' } }],
  }
  assert.deepEqual(codes(whole), [])
  assert.deepEqual(
    codes({ ...whole, needs: whole.needs.map((one) => ({ ...one, newEvidence: [] })) }),
    ['no-new-evidence'],
  )
  assert.deepEqual(
    codes({ ...whole, needs: [{ ...need, answers: { challenge: 'no' as const } }] }),
    ['no-need-challenged', 'no-new-evidence'],
  )
})
