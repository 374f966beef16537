/**
 * `bin/run scripts/first-note.ts [FOLDER]`: clones what is committed here into a new folder, follows the
 * README there with an empty package cache, saves a first note in a real browser, and prints the seconds.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startBrowser } from '../checks/browser/start-browser.ts'
import { saveFirstNote } from '../checks/first-use/first-note.ts'

const place = mkdtempSync(join(process.argv[2] ?? tmpdir(), 'waymark-first-note-'))
const copy = join(place, 'waymark')
const say = (line: string) => void process.stdout.write(`${line}\n`)
const browser = await startBrowser()
try {
  const began = performance.now()
  const from = join(import.meta.dirname, '..')
  execFileSync('git', ['clone', '--quiet', '--no-local', from, copy], { stdio: 'inherit' })
  const cloneSeconds = (performance.now() - began) / 1000
  say(`cloned after ${cloneSeconds.toFixed(1)} s`)
  const figures = await saveFirstNote({
    copy,
    browser,
    install: true,
    javaScript: true,
    env: { PORT: '0', npm_config_cache: join(place, 'package-cache') },
    log: say,
  })
  const { installSeconds, startSeconds, noteSeconds } = figures
  const whole = cloneSeconds + installSeconds + startSeconds + noteSeconds
  say(`from clone to saved note: ${whole.toFixed(1)} s (aim: under 120)`)
  say(`from first page to saved note: ${noteSeconds.toFixed(1)} s`)
  process.exitCode = whole < 120 ? 0 : 1
} finally {
  await browser.close()
  rmSync(place, { recursive: true, force: true, maxRetries: 5 })
}
