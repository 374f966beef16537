/**
 * Prints one line a test file group, what tests tell of themselves, and every failure in full, then the
 * runner's own totals: thousands of passing sentences would hide the one that matters.
 */
import type { TestEvent } from 'node:test/reporters'

const longMs = 60_000
const openMs = 5_000

export default async function* quiet(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const failures: string[] = []
  let passed = 0
  let failed = 0
  let skipped = 0
  let slowest: { name: string; ms: number }[] = []
  const running = new Map<string, number>()
  const timer = setInterval(() => tellOfLong(running), longMs)
  timer.unref()
  for await (const event of source) {
    if (event.type === 'test:dequeue') running.set(event.data.name, performance.now())
    if (event.type === 'test:complete') running.delete(event.data.name)
    if (event.type === 'test:pass') {
      if (event.data.details.type === 'suite') continue
      if (event.data.skip !== undefined) skipped += 1
      else passed += 1
      slowest = [...slowest, { name: event.data.name, ms: event.data.details.duration_ms }]
        .sort((one, other) => other.ms - one.ms)
        .slice(0, 5)
      if (passed % 250 === 0) yield `  ${passed} passed so far\n`
    }
    if (event.type === 'test:fail') {
      if (event.data.details.type === 'suite') continue
      failed += 1
      const { error } = event.data.details
      const cause =
        error.cause instanceof Error
          ? (error.cause.stack ?? error.cause.message)
          : String(error.cause ?? error)
      failures.push(`FAILED ${event.data.file ?? ''}: ${event.data.name}\n${indent(cause)}\n`)
      yield failures.at(-1) ?? ''
    }
    if (event.type === 'test:diagnostic') yield told(event.data.message)
    if (event.type === 'test:stderr' || event.type === 'test:stdout') yield event.data.message
  }
  clearInterval(timer)
  yield `\nSlowest: ${slowest.map(({ name, ms }) => `${name} (${Math.round(ms)} ms)`).join('; ')}\n`
  if (failures.length > 0) yield `\nAgain, what failed:\n${failures.join('\n')}`
  yield `\n${passed} passed, ${failed} failed, ${skipped} skipped\n`
  setTimeout(tellWhatIsOpen, openMs).unref()
}

/** The runner's own totals come the same way as what a test tells, and are printed once, at the end. */
function told(message: string): string {
  const ofTheRunner = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/
  return ofTheRunner.test(message) ? '' : `  ${message}\n`
}

/** Reached only when something keeps this process from ending. */
function tellWhatIsOpen(): void {
  const open = process.getActiveResourcesInfo().filter((one) => one !== 'TTYWrap')
  process.stderr.write(`  does not end because these are open: ${open.join(', ')}\n`)
}

/** Said while it runs, so that a test which never ends leaves its name behind. */
function tellOfLong(running: ReadonlyMap<string, number>): void {
  const now = performance.now()
  const long = [...running].filter(([, since]) => now - since > longMs)
  // A suite runs as long as its tests: the last one begun is the one that takes so long.
  const [name, since] = long.at(-1) ?? []
  if (name === undefined || since === undefined) return
  process.stderr.write(`  still running after ${Math.round((now - since) / 1000)} s: ${name}\n`)
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ')
}
