import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type CrashReport, type Kind, runCrashCycles } from './crash-cycles.ts'

// The short form. Fixed seed: the delays are the same each time, the moments they hit are not.
const seed = 20_261_121
const modules = {
  cases: import.meta.resolve('./case-writes.ts'),
  rows: import.meta.resolve('./two-row-writes.ts'),
}
const place = mkdtempSync(join(tmpdir(), 'waymark-crash-'))
chmodSync(place, 0o755)
after(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }))

interface Planned {
  readonly kind: Kind
  readonly cycles: number
  readonly what: keyof typeof modules
  readonly name: string
}

function kill({ kind, cycles, what, name }: Planned): Promise<CrashReport> {
  return runCrashCycles({
    kind,
    cycles,
    seed,
    workload: { module: modules[what], name },
    dataDir: join(place, `${kind}-${name}-${what}`),
    programsDir: join(place, 'programs'),
    stopAtFirstFinding: name !== 'caseWrites',
  })
}

async function mustBeWhole(kind: Kind, cycles: number): Promise<void> {
  const report = await kill({ kind, cycles, what: 'cases', name: 'caseWrites' })
  const { acknowledged, lost, torn, damagedIndexes } = report
  assert.deepEqual({ lost, torn, damagedIndexes }, { lost: 0, torn: 0, damagedIndexes: 0 })
  assert.ok(acknowledged > 10 * cycles, `only ${acknowledged} writes were acknowledged`)
}

test('20 kills of the application lose no entry, no fact and no line of the log', async () => {
  await mustBeWhole('application', 20)
})

test('20 kills of the whole database lose no entry, no fact and no line of the log', async () => {
  await mustBeWhole('database', 20)
})

test('killing both at once loses nothing that was acknowledged', async () => {
  await mustBeWhole('everything', 3)
})

const planted = { kind: 'everything', cycles: 15 } as const

test('the harness notices an entry that is acknowledged before it is committed', async () => {
  const report = await kill({ ...planted, what: 'cases', name: 'acknowledgesTooEarly' })
  assert.ok(report.lost > 0)
})

test('the harness notices an entry whose line in the log comes in a second transaction', async () => {
  const report = await kill({ ...planted, what: 'cases', name: 'logsAfterwards' })
  assert.ok(report.torn > 0)
})

test('the harness notices a commit that does not wait for the disk', async () => {
  const report = await kill({ ...planted, what: 'rows', name: 'doesNotWaitForTheDisk' })
  assert.ok(report.lost > 0)
})

test('the harness notices a write that is kept by half', async () => {
  const report = await kill({ ...planted, what: 'rows', name: 'writesInTwoSteps' })
  assert.ok(report.torn > 0)
})
