/**
 * One page measured against its bare limit: in turns, so that whatever else the machine does meets both;
 * then as many requests as sixteen connections can have answered in a bounded time.
 */
import { type Client, openClient } from './http-client.ts'
import { type Quantiles, quantilesOf } from './quantiles.ts'
import type { Scenario } from './scenarios.ts'

export interface Effort {
  /** Requests at one connection, and the longest time for them. */
  readonly requests: number
  readonly longestMs: number
  /** How long sixteen connections ask, each side. */
  readonly crowdMs: number
}

export interface PageFigure {
  readonly name: string
  readonly ours: Quantiles
  readonly bare: Quantiles
  /** Requests a second at sixteen connections; absent where subjects are used up by one request. */
  readonly crowd?: { readonly ours: number; readonly bare: number }
  readonly bytes: number
}

interface Servers {
  readonly waymark: string
  readonly bare: string
}

const turns = 10
const connections = 16

export async function measurePage(
  servers: Servers,
  scenario: Scenario,
  effort: Effort,
  /** From which subject on, where each can be asked about once. */
  from = 0,
): Promise<PageFigure> {
  const { subjects, once } = scenario
  const available = once ? subjects.slice(from) : subjects
  if (available.length === 0) throw new Error(`nobody to measure "${scenario.name}" with`)
  const client = openClient(1)
  const most = once ? Math.min(effort.requests, available.length) : effort.requests
  const times = { ours: [] as number[], bare: [] as number[] }
  let bytes = 0
  const subjectAt = (place: number) => subjectOf(available, place)
  if (!once) {
    // Keys are opened and statements prepared before anything counts.
    for (let place = 0; place < available.length && place < most; place += 1) {
      await askOurs(client, servers, scenario, subjectAt(place))
    }
  }
  for (let place = 0; place < 30; place += 1) {
    await askBare(client, servers, scenario, subjectAt(place))
  }
  const end = performance.now() + effort.longestMs
  const perTurn = Math.max(1, Math.ceil(most / turns))
  for (let at = 0; at < most && performance.now() < end; at += perTurn) {
    for (let place = at; place < Math.min(at + perTurn, most); place += 1) {
      const answer = await askOurs(client, servers, scenario, subjectAt(place))
      times.ours.push(answer.ms)
      bytes = Math.max(bytes, answer.body.length)
    }
    for (let place = at; place < Math.min(at + perTurn, most); place += 1) {
      times.bare.push((await askBare(client, servers, scenario, subjectAt(place))).ms)
    }
  }
  client.close()
  const crowd = once ? undefined : await measureCrowd(servers, scenario, effort.crowdMs)
  return {
    name: scenario.name,
    ours: quantilesOf(times.ours),
    bare: quantilesOf(times.bare),
    ...(crowd && { crowd }),
    bytes,
  }
}

async function measureCrowd(
  servers: Servers,
  scenario: Scenario,
  forMs: number,
): Promise<{ ours: number; bare: number }> {
  const rates = { ours: [] as number[], bare: [] as number[] }
  for (let turn = 0; turn < 2; turn += 1) {
    rates.ours.push(
      await rateOf(
        (client, place) => askOurs(client, servers, scenario, subjectOf(scenario.subjects, place)),
        forMs / 2,
      ),
    )
    rates.bare.push(
      await rateOf(
        (client, place) => askBare(client, servers, scenario, subjectOf(scenario.subjects, place)),
        forMs / 2,
      ),
    )
  }
  const mean = (list: number[]) => list.reduce((sum, each) => sum + each, 0) / list.length
  return { ours: mean(rates.ours), bare: mean(rates.bare) }
}

async function rateOf(
  ask: (client: Client, place: number) => Promise<unknown>,
  forMs: number,
): Promise<number> {
  const client = openClient(connections)
  const begun = performance.now()
  let place = 0
  let answered = 0
  const one = async () => {
    while (performance.now() - begun < forMs) {
      place += 1
      await ask(client, place)
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, one))
  const seconds = (performance.now() - begun) / 1000
  client.close()
  return answered / seconds
}

export async function askOurs(
  client: Client,
  { waymark }: Pick<Servers, 'waymark'>,
  scenario: Scenario,
  subject: Scenario['subjects'][number],
) {
  const { path, ...ask } = scenario.ask(subject)
  const answer = await client.ask({ ...ask, url: `${waymark}${path}` })
  if (answer.status !== scenario.status) {
    throw new Error(`"${scenario.name}" was answered with ${answer.status}: ${textIn(answer.body)}`)
  }
  return answer
}

async function askBare(
  client: Client,
  { bare }: Servers,
  scenario: Scenario,
  subject: Scenario['subjects'][number],
) {
  const values = encodeURIComponent(JSON.stringify(scenario.values(subject)))
  const answer = await client.ask({ url: `${bare}/${addressOf(scenario)}?v=${values}` })
  if (answer.status !== scenario.status) {
    throw new Error(`the bare "${scenario.name}" was answered with ${answer.status}`)
  }
  return answer
}

/** The name of a scenario as part of an address, and as the name of its prepared statement. */
export function addressOf({ name }: Scenario): string {
  return name.toLowerCase().replaceAll(/[^a-z]+/g, '-')
}

function subjectOf(subjects: Scenario['subjects'], place: number): Scenario['subjects'][number] {
  const subject = subjects[place % subjects.length]
  if (subject === undefined) throw new Error('no subject to measure with')
  return subject
}

function textIn(body: Buffer): string {
  return body
    .toString('utf8')
    .replaceAll(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 800)
}
