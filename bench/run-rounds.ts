/** One round for each size: load up to it, seal the log, serve, measure every page, count again. */
import { join } from 'node:path'
import { loadPolicy } from '../src/application/load-policy.ts'
import { type OpenInstallation, openInstallation } from '../src/command-line/open-installation.ts'
import { type LightCase, madeUpCases } from '../src/demo/national.ts'
import { type Day, ukDayOf } from '../src/domain/calendar/day.ts'
import { sealLog } from '../src/storage/audit/seal-log.ts'
import { withAdministrator } from '../src/storage/connect/with-administrator.ts'
import { setUpInstallation } from '../src/storage/organisations/installation.ts'
import { runningServer } from '../src/storage/server/running-server.ts'
import { bringInCircles } from './load/circles.ts'
import { type LoadedCase, loadCases } from './load/load-cases.ts'
import { openPlaces, type Places } from './load/organisations.ts'
import { measureConsent } from './measure/consent.ts'
import { changedPolicy, measureEngine, measureRecount } from './measure/engine.ts'
import { measureGuard } from './measure/guard.ts'
import { measureHandover } from './measure/handover.ts'
import { openClient } from './measure/http-client.ts'
import { measureLooked } from './measure/looked.ts'
import { addressOf, askOurs, measurePage, type PageFigure } from './measure/measure-page.ts'
import { measurePack } from './measure/pack.ts'
import { measureReveal } from './measure/reveal.ts'
import { type Scenario, scenariosFor } from './measure/scenarios.ts'
import { chooseSubjects } from './measure/subjects.ts'
import type { Options } from './options.ts'
import { measureProtection } from './protection/protection.ts'
import type { Round } from './report/report.ts'
import { bareSchema, bareStatements, fillBareSchema } from './serve/bare-statements.ts'
import { type Child, databaseMb, residentMb, startChild } from './serve/children.ts'

type Say = (line: string) => void

interface Bench {
  readonly installation: OpenInstallation
  readonly places: Places
  readonly source: Iterator<LightCase>
  /** Cases of the first organisation, and a few thousand histories to count. */
  readonly kept: LoadedCase[]
  readonly today: Day
  readonly options: Options
  readonly say: Say
}

const policy = loadPolicy()
const mostKept = 2_000

export async function runRounds(folder: string, options: Options, say: Say): Promise<Round[]> {
  const installation = await openInstallation({
    folder,
    log: () => {},
    databaseUrl: undefined,
    passphrase: undefined,
  })
  if ('refused' in installation) throw new Error(installation.refused.words)
  try {
    await setUpInstallation(installation.database, 'demo')
    const today = ukDayOf(new Date().toISOString())
    const places = await openPlaces(installation.database, installation.keys)
    const source = madeUpCases(Math.max(...options.sizes), today)
    const bench = { installation, places, source, kept: [], today, options, say }
    const rounds: Round[] = []
    let loaded = 0
    for (const size of options.sizes) {
      rounds.push(await runRound(bench, { size, loaded, place: rounds.length }))
      loaded = size
    }
    return rounds
  } finally {
    await installation.close()
  }
}

async function runRound(
  bench: Bench,
  { size, loaded, place }: { size: number; loaded: number; place: number },
): Promise<Round> {
  const { installation, places, kept, today, options, say } = bench
  const load = await loadUpTo(bench, size, loaded)
  const sealed = performance.now()
  await sealLog(installation.database, join(installation.folder, 'log-ends.json'))
  const sealSeconds = (performance.now() - sealed) / 1000
  say(`sealed the log in ${sealSeconds.toFixed(1)} s`)
  const measured = await measureServing(bench, place)
  say('measuring the engine and counting every open case again')
  const histories = kept.map(({ light }) => light.facts)
  const engine = measureEngine(histories, { today, policy, forMs: options.engineMs })
  const guard = measureGuard(options.engineMs)
  const consent = measureConsent(histories[0] ?? [], options.engineMs)
  const pack = await measurePack(options.packPapers)
  const looked = await measureLooked(installation, firstOf(kept))
  const reveal = await measureReveal(installation, kept)
  const handover = await measureHandover(installation, kept, policy)
  const protection = await measureProtection(installation, kept, options.protectedPages)
  const recountSame = await measureRecount(installation, { today, policy })
  const changed = changedPolicy(policy, 3 + place)
  const recountChanged = await measureRecount(installation, { today, policy: changed })
  await measureRecount(installation, { today, policy })
  return {
    cases: size,
    ...load,
    organisations: places.organisations(),
    sealSeconds,
    ...measured,
    engine,
    guard,
    consent,
    pack,
    looked,
    reveal,
    handover,
    protection,
    recountSame,
    recountChanged,
  }
}

function firstOf(kept: readonly LoadedCase[]): LoadedCase {
  const first = kept.find(({ light }) => light.active)
  if (first === undefined) throw new Error('no case was loaded')
  return first
}

async function loadUpTo(
  { installation, places, source, kept, today, say }: Bench,
  size: number,
  loaded: number,
) {
  const begun = performance.now()
  const of = size - loaded
  let done = 0
  const some = function* () {
    for (; done < of; done += 1) {
      const next = source.next()
      if (next.done) return
      yield next.value
    }
  }
  const { database, keys } = installation
  const step = Math.max(50, Math.floor(of / 20))
  await loadCases(
    {
      ...{ database, keys, places, today, policy },
      onCase: (each) => {
        if (each.number < mostKept) kept.push(each)
        if ((done + 1) % step === 0) {
          const seconds = (performance.now() - begun) / 1000
          say(`loaded ${loaded + done + 1} of ${size} (${((done + 1) / seconds).toFixed(0)}/s)`)
        }
      },
    },
    some(),
  )
  const loadSeconds = (performance.now() - begun) / 1000
  return withAdministrator(database, async (client) => {
    const { rows } = await client.query<{ entries: number; gb: number }>(
      `select (select count(*)::int from waymark.journal_entry) as entries,
         pg_database_size(current_database())::float8 / 1e9 as gb`,
    )
    return { loadSeconds, entries: rows[0]?.entries ?? 0, databaseGb: rows[0]?.gb ?? 0 }
  })
}

async function measureServing(
  { installation, kept, today, options, say }: Bench,
  place: number,
): Promise<Pick<Round, 'pages' | 'serverMb' | 'databaseMb'>> {
  const { folder } = installation
  const subjects = await chooseSubjects(installation, kept)
  // What an earlier round brought in stands there already.
  if (place === 0) await bringInCircles(installation, subjects.circles)
  const scenarios = scenariosFor(subjects, today)
  const waymark = await startChild('waymark-process', { serve: { folder } })
  say(
    `the server counted every case again in ${(waymark.countedMs / 1000).toFixed(1)} s and serves`,
  )
  let bare: Child | undefined
  try {
    bare = await startBare(installation, waymark, scenarios)
    const servers = { waymark: waymark.url, bare: bare.url }
    const pages: PageFigure[] = []
    for (const scenario of scenarios) {
      // What can be done once is shared out: the first subject was the sample, each round takes half.
      const share = Math.floor((scenario.subjects.length - 1) / options.sizes.length)
      const figure = await measurePage(
        servers,
        scenario.once
          ? {
              ...scenario,
              subjects: scenario.subjects.slice(1 + place * share, 1 + (place + 1) * share),
            }
          : scenario,
        options.effort,
      )
      say(
        `${figure.name}: p50 ${figure.ours.p50.toFixed(2)} ms, bare ${figure.bare.p50.toFixed(2)} ms`,
      )
      pages.push(figure)
    }
    return {
      pages,
      serverMb: residentMb(waymark.pid),
      databaseMb: databaseMb(join(folder, 'cluster')),
    }
  } finally {
    await bare?.stop()
    await waymark.stop()
  }
}

/** Each bare page sends what the real one sent: a sample is asked for first. */
async function startBare(
  { database, folder }: OpenInstallation,
  waymark: Child,
  scenarios: readonly Scenario[],
): Promise<Child> {
  const first = scenarios[0]?.subjects[0]
  await withAdministrator(database, async (client) => {
    await client.query(bareSchema)
    await client.query(fillBareSchema, [first?.actor.orgId])
    await client.query('analyze')
  })
  const client = openClient(1)
  const pages = []
  for (const scenario of scenarios) {
    const [subject] = scenario.subjects
    if (subject === undefined) throw new Error(`nobody to ask about "${scenario.name}"`)
    const changes = scenario.status !== 200
    const answer = changes
      ? undefined
      : await askOurs(client, { waymark: waymark.url }, scenario, subject)
    const kept = Object.entries(answer?.headers ?? {}).filter(
      ([name]) => !connectionHeaders.has(name),
    )
    pages.push({
      name: addressOf(scenario),
      sql: bareStatements[scenario.bare],
      status: scenario.status,
      headers: changes
        ? { location: `/cases/${subject.id}` }
        : Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
      body: answer?.body.toString('utf8') ?? '',
    })
  }
  client.close()
  const running = runningServer(folder)
  if (running === undefined) throw new Error('the database of the bench is not running')
  return startChild('bare-process', { bare: { ...running, pages } })
}

const connectionHeaders = new Set([
  'connection',
  'keep-alive',
  'date',
  'content-length',
  'transfer-encoding',
])
