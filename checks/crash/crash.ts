/**
 * `npm run crash [-- CYCLES [SEED]]`: the long form of the crash harness. Kills each kind CYCLES times
 * (100 unless told), then proves on planted defects that it would have noticed. Ends with 1 on a loss.
 */
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serversIn, signal } from '../../src/storage/server/processes.ts'
import { socketFolderName } from '../../src/storage/server/socket-folder.ts'
import { type CrashReport, kinds, runCrashCycles } from './crash-cycles.ts'
import type { WorkloadAddress } from './workload.ts'

const [cyclesText = '100', seedText = String(Date.now() % 1_000_000)] = process.argv.slice(2)
const [cycles, seed] = [Number(cyclesText), Number(seedText)]
if (!Number.isSafeInteger(cycles) || cycles < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write('Usage: npm run crash -- [CYCLES] [SEED], both whole numbers.\n')
  process.exit(64)
}

const cases = import.meta.resolve('./case-writes.ts')
const rows = import.meta.resolve('./two-row-writes.ts')
const place = mkdtempSync(join(tmpdir(), 'waymark-crash-'))
chmodSync(place, 0o755)
process.on('exit', clearUp)
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(name, () => process.exit(130))

let good = true
process.stdout.write(`seed ${seed}; ${cycles} kills of each kind under 8 writers\n`)
for (const kind of kinds) {
  const report = await run(kind, { module: cases, name: 'caseWrites' }, false)
  good &&= report.lost + report.torn + report.damagedIndexes === 0
}
process.stdout.write('planted defects, which must be caught:\n')
const planted: readonly WorkloadAddress[] = [
  { module: cases, name: 'acknowledgesTooEarly' },
  { module: cases, name: 'logsAfterwards' },
  { module: rows, name: 'doesNotWaitForTheDisk' },
  { module: rows, name: 'writesInTwoSteps' },
]
for (const workload of planted) {
  const report = await run('everything', workload, true)
  good &&= report.lost + report.torn > 0
}
process.stdout.write(good ? 'Nothing acknowledged was lost.\n' : 'FAILED: see above.\n')
process.exit(good ? 0 : 1)

async function run(
  kind: (typeof kinds)[number],
  workload: WorkloadAddress,
  stopAtFirstFinding: boolean,
): Promise<CrashReport> {
  const report = await runCrashCycles({
    kind,
    cycles,
    workload,
    seed,
    stopAtFirstFinding,
    dataDir: join(place, `${kind}-${workload.name}`),
    programsDir: join(place, 'programs'),
    onCycle: (done) => showProgress(`${kind} ${workload.name} ${done}/${cycles}`),
  })
  showProgress('')
  const { acknowledged, lost, torn, damagedIndexes, recovery } = report
  process.stdout.write(
    `${kind.padEnd(12)}${workload.name.padEnd(24)}${report.cycles} kills, ` +
      `${acknowledged} acknowledged, ${lost} lost, ${torn} torn, ${damagedIndexes} damaged indexes, ` +
      `back after ${recovery.median.toFixed(0)} ms (longest ${recovery.longest.toFixed(0)})\n`,
  )
  return report
}

/** Interrupted in the middle, a run must not leave a database behind. */
function clearUp(): void {
  for (const name of readdirSync(place)) {
    for (const pid of serversIn(join(place, name, 'cluster'))) signal(pid, 'SIGKILL')
    rmSync(join(tmpdir(), socketFolderName(join(place, name))), { recursive: true, force: true })
  }
  rmSync(place, { recursive: true, force: true, maxRetries: 5 })
}

/** On a terminal only, and on the error stream: the report itself stays clean. */
function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`)
}
