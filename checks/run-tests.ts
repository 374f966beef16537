/**
 * Runs every test, each room in one process of its own: types and style first, then domain, storage,
 * web, journeys in a real browser. `npm test -- WORD ...` runs only files whose path has one of the words.
 */
import { spawn, spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { exit } from '../src/command-line/command.ts'
import { endWith } from '../src/command-line/ending/tell-launcher.ts'

/**
 * A room takes two minutes on two quiet cores; one that takes this long will not end by itself.
 * WAYMARK_TEST_MINUTES gives one test more, for a proof that is long by design.
 */
const testLimitMs = Number(process.env['WAYMARK_TEST_MINUTES'] || 10) * 60_000
const roomLimitMs = 1.5 * testLimitMs
/** Once a room has said its totals, it has this long to end: Node can stand still while it shuts down. */
const endLimitMs = 15_000
const totals = /(\d+) passed, (\d+) failed, (\d+) skipped\s*$/

const words = process.argv.slice(2)
const files = globSync('{src,checks,bench}/**/*.test.ts').filter(
  (file) => words.length === 0 || words.some((word) => file.includes(word)),
)

if (files.length === 0) {
  process.stderr.write(`No test file has ${words.join(' or ')} in its path.\n`)
  process.exit(66)
}

if (words.length === 0) {
  check('types', 'node_modules/.bin/tsc', '-p', '.')
  check('style', 'node_modules/.bin/biome', 'ci', '--reporter=summary', '.')
}

// Hooks outside a suite belong to the whole process, so rooms that share one would wait for each other.
const rooms = Object.entries(Object.groupBy(files, roomOf)).sort(
  ([one], [other]) => placeOf(one) - placeOf(other) || one.localeCompare(other),
)
const sum = { passed: 0, failed: 0, skipped: 0 }
const broken: string[] = []
for (const [room, ofRoom = []] of rooms) {
  const begun = performance.now()
  process.stdout.write(`\n${room}\n`)
  const counted = await runRoom(ofRoom.sort())
  if (!counted.ok) broken.push(room)
  sum.passed += counted.passed
  sum.failed += counted.failed
  sum.skipped += counted.skipped
  process.stdout.write(`(${Math.round((performance.now() - begun) / 1000)} s)\n`)
}
if (broken.length > 0) process.stderr.write(`\nNot green: ${broken.join(', ')}\n`)
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`)
endWith(broken.length > 0 ? exit.failed : exit.ok)

interface Counted {
  readonly ok: boolean
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

async function runRoom(ofRoom: readonly string[]): Promise<Counted> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=DeprecationWarning',
      '--test',
      '--test-isolation=none',
      `--test-timeout=${testLimitMs}`,
      '--test-reporter=./checks/quiet-reporter.ts',
      ...ofRoom,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  let late = false
  const giveUp = () => {
    late = true
    child.kill('SIGKILL')
  }
  let timer = setTimeout(giveUp, roomLimitMs)
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text)
    said = (said + text).slice(-2000)
    if (!totals.test(said)) return
    clearTimeout(timer)
    timer = setTimeout(giveUp, endLimitMs)
  })
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve)
    // What a test left running may hold the pipe open; nothing more will come through it.
    child.once('exit', (ended) => setTimeout(resolve, 5_000, ended).unref())
  })
  clearTimeout(timer)
  child.stdout.destroy()
  const found = totals.exec(said)
  if (late) {
    const what = found ? 'said its totals and did not end' : 'was not done in time'
    process.stderr.write(`This room ${what}: the test runner ended it.\n`)
  }
  const [, passed, failed, skipped] = found ?? []
  const counts = {
    passed: Number(passed ?? 0),
    failed: Number(failed ?? 0),
    skipped: Number(skipped ?? 0),
  }
  const ended = code === 0 || late
  return { ...counts, ok: ended && found !== null && counts.failed === 0 }
}

function check(name: string, command: string, ...args: string[]): void {
  process.stdout.write(`Checking ${name} ...\n`)
  const { status, signal } = spawnSync(command, args, { stdio: 'inherit' })
  if (status === 0) return
  process.stderr.write(`Stopped: ${command} ended with ${signal ?? status}.\n`)
  process.exit(status ?? 1)
}

/** `src/domain`, `checks/access`; the checks that lie in no folder are one room. */
function roomOf(file: string): string {
  const [top = '', next = ''] = file.split('/')
  return next.endsWith('.ts') ? top : `${top}/${next}`
}

/** Pure rules first: a failure there explains the failures behind it. */
function placeOf(room: string): number {
  const order = ['src/domain', 'src/application', 'src/', 'checks', 'bench']
  return order.findIndex((start) => room.startsWith(start))
}
