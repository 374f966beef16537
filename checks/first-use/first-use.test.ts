/** The short form of first use: this copy with the packages it has. `scripts/first-note.ts` is the long one. */
import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { startBrowser } from '../browser/start-browser.ts'
import { saveFirstNote } from './first-note.ts'

async function aFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const at = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof at === 'object' && at ? at.port : 0
}

test('somebody new comes from npm start to a saved note, with JavaScript and without', async (t) => {
  const place = mkdtempSync(join(tmpdir(), 'waymark-first-use-'))
  chmodSync(place, 0o755)
  const browser = await startBrowser()
  try {
    for (const javaScript of [true, false]) {
      const figures = await saveFirstNote({
        copy: join(import.meta.dirname, '..', '..'),
        browser,
        install: false,
        javaScript,
        env: { WAYMARK_DATA: join(place, 'data'), PORT: String(await aFreePort()) },
        log: (line) => t.diagnostic(line),
      })
      assert.ok(figures.startSeconds + figures.noteSeconds < 120, JSON.stringify(figures))
    }
  } finally {
    await browser.close()
    rmSync(place, { recursive: true, force: true, maxRetries: 5 })
  }
})
