/** `waymark demo`, `start` and `migrate`: open the installation, say what to do next, serve until stopped. */
import { createServer } from 'node:net'
import { relative } from 'node:path'
import { scannerAddress } from '../documents/scanner/scanner-address.ts'
import { setUpInstallation } from '../storage/organisations/installation.ts'
import { organisationsIn } from '../storage/organisations/list-organisations.ts'
import { listenAt } from '../web/listen.ts'
import {
  type Command,
  complain,
  type ExitCode,
  exit,
  exitFor,
  type Given,
  say,
  textOption,
} from './command.ts'
import { stopInTime, untilStopped } from './ending/stopping.ts'
import { filesWords, whereItListens } from './listening/where-it-listens.ts'
import { clearUnfinished, isUnfinished, makeUpCaseload } from './made-up-caseload.ts'
import { type OpenInstallation, openInstallation, whereFrom } from './open-installation.ts'
import { tellsWhoWrites, whatSends } from './sending/what-sends.ts'

const port = { type: 'string', help: 'where pages are served (PORT, or 3000)' } as const
const verbose = {
  type: 'boolean',
  help: 'also print each request and what the database says',
} as const

export const demoCommand: Command = {
  name: 'demo',
  summary: 'serves a made-up caseload to try Waymark with; no set-up needed',
  options: { port, verbose },
  run: (given) => serve('demo', given),
}

export const startCommand: Command = {
  name: 'start',
  summary: 'serves an installation for real people',
  options: { port, verbose },
  run: (given) => serve('live', given),
}

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'brings the database of an installation up to date, and ends',
  options: {
    demo: { type: 'boolean', help: 'the demo installation instead of the real one' },
    verbose,
  },
  async run(given) {
    const opened = await open(given['demo'] ? 'demo' : 'live', given)
    if (typeof opened === 'number') return opened
    await opened.close()
    say('The database is up to date.')
    return exit.ok
  },
}

/** Opens the installation of this kind, or says why it cannot and with which number to end. */
export async function open(
  kind: 'demo' | 'live',
  given: Given,
): Promise<OpenInstallation | ExitCode> {
  const where = whereFrom(kind, process.env, given['verbose'] ? complain : () => {})
  const ownDemo = kind === 'demo' && where.databaseUrl === undefined
  const busy = ownDemo ? await clearUnfinished(where.folder, where.log) : undefined
  const opened = busy ?? (await openInstallation(where))
  if ('refused' in opened) {
    complain(opened.refused.words)
    return exitFor(opened.refused.code)
  }
  const found = await setUpInstallation(opened.database, kind)
  if (found !== kind) {
    complain(
      found === 'live'
        ? 'This data folder holds an installation with real people. A demo cannot run in it.'
        : 'This data folder holds a demo. Choose another folder with WAYMARK_DATA for real people.',
    )
    await opened.close()
    return exit.unavailable
  }
  if (isUnfinished(opened.folder)) {
    complain('The first start of this demo was interrupted. Empty its database and start again.')
    await opened.close()
    return exit.unavailable
  }
  return opened
}

async function serve(kind: 'demo' | 'live', given: Given): Promise<ExitCode> {
  const wanted = textOption(given, 'port') ?? (process.env['PORT'] || '3000')
  const number = Number(wanted)
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    complain(`"${wanted}" is not a port. Use a number like PORT=8080.`)
    return exit.usage
  }
  const begun = performance.now()
  const listens = whereItListens(kind, process.env)
  if ('refused' in listens) {
    complain(listens.refused.words)
    return exit.usage
  }
  const scanner = scannerAddress(process.env['WAYMARK_SCANNER'])
  if (scanner && 'refused' in scanner) {
    complain(scanner.refused.words)
    return exit.usage
  }
  const { host, origin, filesOrigin } = listens
  const at = { port: number, host }
  const free = await listenAt({ listen: tryToListen }, at)
  if ('refused' in free) {
    complain(free.refused.words)
    return exit.unavailable
  }
  const sends = whatSends(kind, process.env, whereFrom(kind, process.env, complain).folder)
  if ('refused' in sends) {
    complain(sends.refused.words)
    return exit.usage
  }
  const installation = await open(kind, given)
  if (typeof installation === 'number') return installation
  const organisations = await organisationsIn(installation.database)
  const telling = tellsWhoWrites(sends, organisations)
  if (telling) {
    complain(telling.refused.words)
    await installation.close()
    return exit.usage
  }
  if (kind === 'demo' && organisations.length === 0) await makeUpCaseload(installation)
  // Pages, fonts and presses are a second's reading: only who serves them waits for them.
  const { assemble } = await import('./serve.ts')
  const served = await assemble(installation, {
    kind,
    log: complain,
    logRequests: Boolean(given['verbose']),
    sends,
    ...(origin && { origin }),
    ...(filesOrigin && { filesOrigin }),
    ...(scanner && { scanner }),
  })
  const stopAll = async () => {
    await served.stop()
    await installation.close()
  }
  const listening = await served.server.listen(at)
  if ('refused' in listening) {
    complain(listening.refused.words)
    await stopAll()
    return exit.unavailable
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  say(
    kind === 'demo'
      ? demoWords(origin ?? listening.url, seconds, installation.folder, filesWords(listens))
      : `${liveWords(reachedAt(origin, listening.url), organisations.length)}\n${sends.words}\n${filesWords(listens)}`,
  )
  await untilStopped()
  say('Stopping ...')
  if (await stopInTime(stopAll)) return exit.ok
  complain('Something would not end in time and was cut off. What was saved is kept.')
  // Ended by hand, so that the database inside is told as well.
  process.exit(exit.failed)
}

/** Asked before anything else is opened or made, so that nobody waits for what cannot start. */
function tryToListen(at: { port: number; host: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(at, () => probe.close(() => resolve('')))
  })
}

function demoWords(url: string, seconds: string, dataFolder: string, files: string): string {
  const near = relative(process.cwd(), dataFolder)
  const folder = near.startsWith('..') ? dataFolder : near
  return `
Waymark is ready after ${seconds} s: ${url}

  1. Open ${url} and choose one of the made-up people, for example a support worker.
  2. Read Today: each line says why it is there and what one press does.
  3. Open somebody, press “Why this date”, write an entry.

Everything is made up and kept in ${folder}; delete that folder to begin again.
${files}
Press Ctrl+C to stop.`
}

/** Asked for under another name than people's, it shows nothing: so the address to open comes first. */
function reachedAt(origin: string | undefined, url: string): string {
  return origin === undefined ? url : `${origin} (the proxy in front passes on to ${url})`
}

function liveWords(url: string, organisations: number): string {
  if (organisations > 0) return `Waymark is ready: ${url}\nPress Ctrl+C to stop.`
  return `Waymark is ready: ${url}

There is no organisation yet. In another terminal, stop this one first, then:
  waymark create-organisation --name "Our charity"
  waymark create-user --organisation ID --role administrator --name "First Last" --user-name first.last@example.org`
}
