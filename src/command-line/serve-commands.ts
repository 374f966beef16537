/** `waymark demo`, `start` and `migrate`: open the installation, say what to do next, serve until stopped. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadNeedCategories } from '../application/load-need-categories.ts'
import { loadPolicy } from '../application/load-policy.ts'
import { ukDayOf } from '../domain/calendar/day.ts'
import { setUpInstallation } from '../storage/organisations/installation.ts'
import { organisationsIn } from '../storage/organisations/list-organisations.ts'
import {
  type Command,
  complain,
  type ExitCode,
  exit,
  type Given,
  say,
  textOption,
} from './command.ts'
import { type OpenInstallation, openInstallation, whereFrom } from './open-installation.ts'
import { seedDemo } from './seed-demo.ts'
import { assemble, needCategoriesFile } from './serve.ts'

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
    if (opened === undefined) return exit.unavailable
    await opened.close()
    say('The database is up to date.')
    return exit.ok
  },
}

/** Opens the installation of this kind, or says why it cannot. */
export async function open(
  kind: 'demo' | 'live',
  given: Given,
): Promise<OpenInstallation | undefined> {
  const log = given['verbose'] ? complain : () => {}
  const opened = await openInstallation(whereFrom(kind, process.env, log))
  if ('refused' in opened) {
    complain(opened.refused.words)
    return undefined
  }
  const found = await setUpInstallation(opened.database, kind)
  if (found !== kind) {
    complain(
      found === 'live'
        ? 'This data folder holds an installation with real people. A demo cannot run in it.'
        : 'This data folder holds a demo. Choose another folder with WAYMARK_DATA for real people.',
    )
    await opened.close()
    return undefined
  }
  return opened
}

async function serve(kind: 'demo' | 'live', given: Given): Promise<ExitCode> {
  const wanted = textOption(given, 'port') ?? process.env['PORT'] ?? '3000'
  const number = Number(wanted)
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    complain(`"${wanted}" is not a port. Use a number like PORT=8080.`)
    return exit.usage
  }
  const begun = performance.now()
  const installation = await open(kind, given)
  if (installation === undefined) return exit.unavailable
  const organisations = await organisationsIn(installation.database)
  if (kind === 'demo' && organisations.length === 0) await fill(installation)
  const origin = process.env['WAYMARK_ORIGIN']
  const served = await assemble(installation, {
    kind,
    log: complain,
    logRequests: Boolean(given['verbose']),
    ...(origin && { origin }),
  })
  const stopAll = async () => {
    await served.stop()
    await installation.close()
  }
  const host = process.env['WAYMARK_HOST'] ?? '127.0.0.1'
  const listening = await served.server.listen({ port: number, host })
  if ('refused' in listening) {
    complain(listening.refused.words)
    await stopAll()
    return exit.unavailable
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  say(
    kind === 'demo'
      ? demoWords(listening.url, seconds)
      : liveWords(listening.url, organisations.length),
  )
  await untilStopped()
  say('Stopping ...')
  await stopAll()
  return exit.ok
}

async function fill(installation: OpenInstallation): Promise<void> {
  say('First start: making up a caseload (about ten seconds) ...')
  const today = ukDayOf(new Date().toISOString())
  const { people } = await seedDemo(installation, {
    today,
    policy: loadPolicy(),
    categories: loadNeedCategories(needCategoriesFile),
    onProgress: (done, of) => {
      if (done % 20 === 0 || done === of) say(`  ${done} of ${of} made-up people`)
    },
  })
  say(`${people} made-up people are ready.`)
}

function demoWords(url: string, seconds: string): string {
  const folder = existsSync(join('var', 'demo')) ? 'var/demo' : 'the data folder'
  return `
Waymark is ready after ${seconds} s: ${url}

  1. Open ${url} and choose one of the made-up people, for example a support worker.
  2. Read Today: each line says why it is there and what one press does.
  3. Open somebody, press “Why this date”, write an entry.

Everything is made up and kept in ${folder}; delete that folder to begin again.
Press Ctrl+C to stop.`
}

function liveWords(url: string, organisations: number): string {
  if (organisations > 0) return `Waymark is ready: ${url}\nPress Ctrl+C to stop.`
  return `Waymark is ready: ${url}

There is no organisation yet. In another terminal, stop this one first, then:
  waymark create-organisation --name "Our charity"
  waymark create-user --organisation ID --role administrator --name "First Last" --user-name first.last@example.org`
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve())
  })
}
