/** `bin/run checks/journeys/look.ts FOLDER [WORD]`: keeps a picture of every page, to be looked at by people. */
import { startBrowser } from '../browser/start-browser.ts'
import { journeyServer } from './journey-server.ts'
import { aLooker } from './pages/look-at-pages.ts'
import { people, visits } from './pages/visits.ts'

const [folder, word = ''] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write('Say where: bin/run checks/journeys/look.ts FOLDER [WORD]\n')
  process.exit(64)
}
const server = await journeyServer(people)
const browser = await startBrowser()
const looker = aLooker({ server, browser, folder, scanAt: [360, 1280] })
for (const visit of visits(server)) {
  const { route, what = visit.as } = visit
  if (!`${route} ${what}`.includes(word)) continue
  const wrong = await looker.lookAt(visit).catch((cause: unknown) => [String(cause)])
  process.stdout.write(`${route} (${what})${wrong.map((one) => `\n  ${one}`).join('')}\n`)
}
await looker.close()
await browser.close()
await server.stop()
process.exit(0)
