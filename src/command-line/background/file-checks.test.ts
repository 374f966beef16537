import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Quarantine } from '../../application/ports/files/upload-store.ts'
import type { Judges } from '../../application/uploads/judge-file.ts'
import { startFileChecks } from './file-checks.ts'

const held = { orgId: 'o', caseId: 'c', id: 'x' }

test('a server that stops does not wait for a long drawing, looks at nothing more, and settles nothing', async () => {
  let looked = 0
  let settled = 0
  const quarantine: Quarantine = {
    async due() {
      looked += 1
      return [held]
    },
    open: async () => ({
      ...{ id: 'x', name: 'x', bytes: Buffer.from('x'), keepOriginal: false, addedBy: 'u' },
      ...{ state: 'waiting-for-drawing', tries: 1 },
    }),
    async settle() {
      settled += 1
    },
  }
  const never = () => new Promise<never>(() => {})
  const judges: Judges = { intake: { examine: never, draw: never } }
  const checks = startFileChecks({ judges, quarantine, log() {} })
  await checks.stop()
  void checks.now()
  await new Promise((go) => setImmediate(go))
  assert.ok(looked <= 1)
  assert.equal(settled, 0)
})
