/**
 * Runs every test in one process: types and style first, then domain, storage, web, journeys in a
 * real browser. `npm test -- WORD ...` runs only the test files whose path has one of the words.
 */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'

const words = process.argv.slice(2)
const files = globSync('{src,checks,bench}/**/*.test.ts')
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  // Pure rules first: a failure there explains the failures behind it.
  .sort((one, other) => placeOf(one) - placeOf(other) || one.localeCompare(other))

if (files.length === 0) {
  process.stderr.write(`No test file has ${words.join(' or ')} in its path.\n`)
  process.exit(66)
}

const staticChecks =
  words.length > 0
    ? []
    : [
        ['types', 'node_modules/.bin/tsc', '-p', '.'],
        ['style', 'node_modules/.bin/biome', 'ci', '--reporter=summary', '.'],
      ]

for (const [name = '', command = '', ...args] of staticChecks) {
  process.stdout.write(`Checking ${name} ...\n`)
  run(command, args)
}

run(process.execPath, [
  '--disable-warning=ExperimentalWarning',
  '--test',
  '--test-isolation=none',
  '--test-reporter=./checks/quiet-reporter.ts',
  ...files,
])

function run(command: string, args: string[]): void {
  const { status, signal } = spawnSync(command, args, { stdio: 'inherit' })
  if (status !== 0) {
    process.stderr.write(`Stopped: ${command} ended with ${signal ?? status}.\n`)
    process.exit(status ?? 1)
  }
}

function placeOf(file: string): number {
  const rooms = ['src/domain', 'src/application', 'src/', 'checks/', 'bench/']
  return rooms.findIndex((room) => file.startsWith(room))
}
