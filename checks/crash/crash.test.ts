import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type CrashReport, type Kind, runCrashCycles } from './crash-cycles.ts'

// The short form. Fixed seed: the delays are the same each time, the moments they hit are not.
const seed = 20_261_121
const module = import.meta.resolve('./two-row-writes.ts')
const place = mkdtempSync(join(tmpdir(), 'waymark-crash-'))
chmodSync(place, 0o755)
after(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }))

function kill(kind: Kind, cycles: number, name: string): Promise<CrashReport> {
  return runCrashCycles({
    kind,
    cycles,
    seed,
    workload: { module, name },
    dataDir: join(place, `${kind}-${name}`),
    programsDir: join(place, 'programs'),
    stopAtFirstFinding: name !== 'twoRowWrites',
  })
}

function mustBeWhole({ acknowledged, lost, torn, damagedIndexes }: CrashReport): void {
  assert.deepEqual({ lost, torn, damagedIndexes }, { lost: 0, torn: 0, damagedIndexes: 0 })
  assert.ok(acknowledged > 500, `only ${acknowledged} writes were acknowledged`)
}

test('20 kills of the application under load lose nothing that was acknowledged', async () => {
  mustBeWhole(await kill('application', 20, 'twoRowWrites'))
})

test('20 kills of the whole database under load lose nothing that was acknowledged', async () => {
  mustBeWhole(await kill('database', 20, 'twoRowWrites'))
})

test('killing both at once loses nothing that was acknowledged', async () => {
  mustBeWhole(await kill('everything', 5, 'twoRowWrites'))
})

test('the harness notices a write that is acknowledged before it is committed', async () => {
  assert.ok((await kill('everything', 15, 'acknowledgesTooEarly')).lost > 0)
})

test('the harness notices a commit that does not wait for the disk', async () => {
  assert.ok((await kill('everything', 15, 'doesNotWaitForTheDisk')).lost > 0)
})

test('the harness notices a write that is kept by half', async () => {
  assert.ok((await kill('everything', 15, 'writesInTwoSteps')).torn > 0)
})
