/** A second word comes from somebody else who is there, answers for the case and need not stay out of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Colleague } from '../ports/staff-stores.ts'
import { otherManagers, othersOnCase } from './second-people.ts'

const file = { serviceId: 'north', workerId: 'amina', coverWorkerId: 'bede', blockedIds: ['kin'] }
const one = (id: string, changes: Partial<Colleague> = {}): Colleague => ({
  ...{ id, displayName: id, initials: id, active: true, role: 'service-manager' },
  serviceIds: ['north'],
  ...changes,
})
const worker = { role: 'support-worker' } as const

const rows: readonly [string, readonly Colleague[], readonly string[], readonly string[]][] = [
  ['nobody but whoever asks', [one('lead')], [], []],
  ['another manager of the service', [one('lead'), one('second')], ['second'], ['second']],
  ['a manager of another service', [one('south', { serviceIds: ['south'] })], [], []],
  ['a manager who left', [one('gone', { active: false })], [], []],
  ['a manager who must stay out', [one('kin')], [], []],
  ['the worker and who covers', [one('amina', worker), one('bede', worker)], [], ['amina', 'bede']],
  ['a worker of other cases', [one('cyra', worker)], [], []],
]

for (const [who, colleagues, managers, all] of rows) {
  test(who, () => {
    const ids = (found: readonly Colleague[]) => found.map(({ id }) => id)
    assert.deepEqual(ids(otherManagers(file, colleagues, 'lead')), managers)
    assert.deepEqual(ids(othersOnCase(file, colleagues, 'lead')), all)
  })
}
