/**
 * `npm run bench`: loads made-up cases into a throwaway database that syncs every commit, starts the
 * real server, and prints how fast it is beside the least that any server would need.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { optionsFrom } from './options.ts'
import { type Report, tableOf } from './report/report.ts'
import { runRounds } from './run-rounds.ts'

const options = optionsFrom(process.argv.slice(2))
if ('help' in options) process.stdout.write(options.help)
else {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
  const throwAway = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  process.once('exit', throwAway)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  const loadBefore = loadavg()
  const rounds = await runRounds(folder, options, (line) => process.stderr.write(`${line}\n`))
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}`
  const report: Report = { machine, loadBefore, loadAfter: loadavg(), rounds }
  process.stdout.write(tableOf(report))
  if (options.jsonFile) writeFileSync(options.jsonFile, `${JSON.stringify(report, undefined, 2)}\n`)
}
