import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, roles } from '../actor.ts'
import {
  type Act,
  acts,
  decideAccess,
  type Relation,
  relations,
  relationTo,
} from './access-rules.ts'

/** Written by hand, not derived: every permitted combination. Everything else must be refused. */
const permitted: Readonly<Record<string, readonly string[]>> = {
  'support-worker': [
    'read-case worker',
    'read-case cover',
    'work-on-case worker',
    'work-on-case cover',
    'declare-conflict worker',
    'declare-conflict cover',
    'break-glass no-case',
    'read-in-emergency break-glass',
    'open-new-case no-case',
    'see-own-lists no-case',
    'own-account no-case',
    'see-policy no-case',
  ],
  'service-manager': [
    'read-case worker',
    'read-case cover',
    'read-case service',
    'work-on-case worker',
    'work-on-case cover',
    'work-on-case service',
    'release-rna worker',
    'release-rna cover',
    'release-rna service',
    'reassign-case worker',
    'reassign-case cover',
    'reassign-case service',
    'block-colleague worker',
    'block-colleague cover',
    'block-colleague service',
    'declare-conflict worker',
    'declare-conflict cover',
    'declare-conflict service',
    'break-glass no-case',
    'read-in-emergency break-glass',
    'review-break-glass no-case',
    'hold-back-lines worker',
    'hold-back-lines cover',
    'hold-back-lines service',
    'agree-to-contact worker',
    'agree-to-contact cover',
    'agree-to-contact service',
    'answer-who-looked no-case',
    'open-new-case no-case',
    'see-own-lists no-case',
    'see-team no-case',
    'adjust-targets no-case',
    'own-account no-case',
    'see-policy no-case',
  ],
  'data-protection-lead': [
    'read-log no-case',
    'review-break-glass no-case',
    'answer-who-looked no-case',
    'own-account no-case',
    'see-policy no-case',
  ],
  administrator: [
    'manage-staff no-case',
    'adjust-targets no-case',
    'own-account no-case',
    'see-policy no-case',
  ],
  'prime-liaison': [
    'read-submission no-case',
    'answer-as-prime no-case',
    'own-account no-case',
    'see-policy no-case',
  ],
  assessor: [
    'read-submission no-case',
    'decide-as-authority no-case',
    'own-account no-case',
    'see-policy no-case',
  ],
}

for (const role of roles) {
  for (const act of acts) {
    for (const relation of relations) {
      const expected = permitted[role]?.includes(`${act} ${relation}`) ?? false
      test(`${role}, ${act}, standing to the case as ${relation}: ${expected ? 'yes' : 'no'}`, () => {
        assert.equal(decideAccess(role, act, relation).permitted, expected)
      })
    }
  }
}

test('a forbid wins over a permit, and the rule that decided is named', () => {
  const about: [Act, Relation] = ['read-case', 'other']
  assert.deepEqual(decideAccess('support-worker', ...about), {
    permitted: false,
    rule: 'nobody-opens-a-case-that-is-not-theirs',
  })
})

test('a conflict wins over working on the case, covering it, and managing its service', () => {
  const manager = { userId: 'm', role: 'service-manager', serviceIds: ['s'] } as unknown as Actor
  const file = { workerId: 'm', coverWorkerId: 'm', serviceId: 's' }
  assert.equal(relationTo(manager, file), 'worker')
  assert.equal(relationTo(manager, { ...file, blockedIds: ['m'] }), 'conflict')
})
