/**
 * `bin/run checks/journeys/look.ts FOLDER [WORD] [rtl]`: keeps a picture of every page, to be looked at by
 * people; with `rtl`, of every page as it would stand in a language written from right to left.
 */
import { buildLook } from '../../src/web/look/build-look.ts'
import { startBrowser } from '../browser/start-browser.ts'
import { journeyServer } from './journey-server.ts'
import { aLooker } from './pages/look-at-pages.ts'
import { people, visits } from './pages/visits.ts'

const [folder, word = '', direction] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write('Say where: bin/run checks/journeys/look.ts FOLDER [WORD] [rtl]\n')
  process.exit(64)
}
const server = await journeyServer(people)
const browser = await startBrowser()
const turnedBy = direction === 'rtl' ? (await buildLook()).addresses.styleRightToLeft : undefined
const looker = aLooker({ server, browser, folder, scanAt: [360, 1280], turnedBy })
for (const visit of visits(server)) {
  const { route, what = visit.as } = visit
  if (!new RegExp(word).test(`${route} ${what}`)) continue
  const wrong = await looker.lookAt(visit).catch((cause: unknown) => [String(cause)])
  process.stdout.write(`${route} (${what})${wrong.map((one) => `\n  ${one}`).join('')}\n`)
}
await looker.close()
await browser.close()
await server.stop()
process.exit(0)
