/** The bench runs from end to end at its smallest size, and its table has every figure. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

const bench = new URL('bench.ts', import.meta.url).pathname

test('the bench measures every page, and writes its table for people and for programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-test-'))
  try {
    const file = join(folder, 'figures.json')
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', bench, '--quick', '--json', file],
      { encoding: 'utf8', timeout: 300_000 },
    )
    assert.equal(status, 0, stderr)
    const { rounds } = JSON.parse(readFileSync(file, 'utf8'))
    assert.equal(rounds[0].entries, 2_400)
    for (const name of [
      'case page',
      'circle page',
      'Today',
      'caseload',
      'add entry',
      'record decision',
    ]) {
      const page = rounds[0].pages.find((each: { name: string }) => each.name === name)
      assert.ok(page.ours.p50 > 0 && page.bare.p50 > 0, name)
      assert.match(stdout, new RegExp(`^${name} +[\\d.]+`, 'm'))
    }
    assert.ok(rounds[0].guard.nanoseconds > 0 && rounds[0].guard.allowed > 0)
    assert.ok(rounds[0].consent.microseconds > 0 && rounds[0].consent.allowed > 0.3)
    assert.ok(rounds[0].pack.seconds > 0 && rounds[0].pack.pages > 10)
    assert.ok(rounds[0].looked.p50 > 0 && rounds[0].looked.lines > 300)
    assert.ok(rounds[0].handover.same && rounds[0].handover.seconds < 30)
    assert.ok(rounds[0].handover.facts > 3 && rounds[0].handover.fileKb > 5)
    assert.ok(rounds[0].reveal.p95 > 0 && rounds[0].reveal.count > 0)
    assert.ok(
      rounds[0].protection.asItIs.times.count >= 50 && rounds[0].protection.cellsOnPage > 10,
    )
    assert.ok(rounds[0].protection.opening.times.p50 > 0)
    assert.match(stdout, /both together add/)
    assert.ok(rounds[0].recountChanged.changed > 0)
    assert.ok(rounds[0].serverMb > 30 && rounds[0].databaseMb > 10)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('an option that is not known is refused before anything is started', () => {
  const { status, stderr } = spawnSync(process.execPath, [bench, '--fast'], { encoding: 'utf8' })
  assert.notEqual(status, 0)
  assert.match(stderr, /--fast/)
})
