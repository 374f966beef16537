/** The launcher: it ends as its child's work ended, even when the child itself stands still. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { relative } from 'node:path'
import { test } from 'node:test'
import { root } from '../testing/waymark.testing.ts'

const standing = relative(
  root,
  new URL('../testing/stands-still.testing.ts', import.meta.url).pathname,
)

for (const [how, number] of [
  ['after-work', 65],
  ['at-exit', 69],
] as const) {
  test(`a process that stands still ${how} is ended by the launcher, with the number it told`, async () => {
    const launcher = spawn('bin/run', [standing, how], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const late = setTimeout(() => launcher.kill('SIGKILL'), 60_000)
    const [code] = await once(launcher, 'close')
    clearTimeout(late)
    assert.equal(code, number)
  })
}
