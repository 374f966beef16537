/**
 * Every act that the pages offer, with each of its calls failing in turn: it is done whole or not at
 * all, it is in the log exactly when it is done, and nobody is told that it was when it was not.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { routes } from '../../src/web/routes.ts'
import { type Filling, filledIn } from './fill.ts'
import { fillings } from './fillings.ts'
import { notSwept, routeOf } from './not-swept.ts'
import {
  aFaultyWorld,
  type FaultyWorld,
  isOfAccount,
  nameOfAct,
  type Scouted,
  scout,
} from './scout.ts'
import { freshened, type Outcome, sweep, watch } from './sweep.ts'

/**
 * Left out, the acts that would hurt most are swept, with the heavier faults at every third call. WAYMARK_FAULTS=all sweeps every act with every kind
 * of fault; 0, 1 or 2 names a third of all, and words name the acts whose address holds them.
 */
const asked = process.env['WAYMARK_FAULTS'] ?? 'most dangerous'
const isShort = asked === 'most dangerous'

const third = /^[012]$/.test(asked) ? Number(asked) : undefined
const sparing = isShort ? 0 : third

let learnt: Scouted
let world: FaultyWorld
before(async () => {
  const other = await aFaultyWorld()
  // The short form sends only what it sweeps: a page that offers a form is enough for the rest.
  learnt = await scout(other, isShort ? (name) => isOfThisRun(name, 0) : undefined)
  await other.close()
  world = await aFaultyWorld()
})
after(() => world.close())

/** What would hurt most if it were half done, or said to be done and were not. */
const mostDangerous = [
  /\/person\/location/,
  /\/entries$/,
  /\/reassign$/,
  /\/release$/,
  /\/(decision|decide)$/,
  /\/places\/.*(moved|former|release)/,
  /\/contact\/(wrong|stop)/,
  /^\/emergency$/,
  /\/team\/block$/,
  /\/messages$/,
]

function isOfThisRun(name: string, place: number): boolean {
  if (Object.hasOwn(notSwept, routeOf(routes, name) ?? '')) return false
  const dangerous = mostDangerous.some((one) => one.test(name))
  if (isShort) return dangerous
  if (!/^(all|[012])$/.test(asked)) return name.includes(asked)
  return asked === 'all' || dangerous || place % 3 === third
}

/** Said at once: the long form runs for many minutes, and may be stopped. */
function said(findings: readonly string[]): readonly string[] {
  for (const finding of findings) process.stderr.write(`  ${finding}\n`)
  return findings
}

/** The routes that this run has proved, and all that another run would. */
const proved = new Set<string>()
const provable = new Set<string>()

function isProvable(url: string): string {
  const route = routeOf(routes, url) ?? ''
  provable.add(route)
  return route
}

test('whatever call fails, an act is done whole or not at all, and nobody is told otherwise', async (t) => {
  const findings: string[] = []
  const swept: string[] = []
  const notProved: string[] = []
  let tries = 0
  if (isShort) for (const url of learnt.found) isProvable(url)
  for (const [place, act] of learnt.acts.entries()) {
    await world.door.get(act.who, '/nothing')
    const route = isProvable(act.sending.url)
    if (isOfThisRun(act.name, place)) {
      const outcome = await sweep(world, act, sparing)
      findings.push(...said(outcome.findings))
      tries += outcome.tries
      ;(outcome.void ? notProved : swept).push(act.name)
      if (!outcome.void) proved.add(route)
    } else await world.door.send(act.who, await freshened(world.client, act.sending))
    if (isOfAccount(act.name)) world.front.signInAgain()
  }
  const { length } = learnt.acts
  t.diagnostic(`${asked}: ${swept.length} of ${learnt.found.length} forms, ${tries} tries`)
  t.diagnostic(`not done as they were filled in: ${[...learnt.notDone, ...notProved].join(', ')}`)
  assert.deepEqual(findings, [])
  assert.ok(learnt.found.length >= 70, `only ${learnt.found.length} forms were found`)
  assert.ok(isShort || length >= 70, `only ${length} acts were learnt`)
  if (!/^(all|[012])$/.test(asked)) return
  assert.ok(swept.length >= 20, `only ${swept.length} acts were swept`)
  assert.ok(notProved.length * 4 < swept.length, `refused here: ${notProved.join(', ')}`)
})

test('so is an act that builds upon others, filled in by hand', async (t) => {
  const other = await aFaultyWorld()
  t.after(() => other.close())
  const ground = await aFaultyWorld()
  t.after(() => ground.close())
  const findings: string[] = []
  let tries = 0
  let swept = 0
  for (const [place, filling] of fillings.entries()) {
    const outcome = await tryFilling([other, ground], filling, place).catch((cause: Error) => ({
      findings: said([`${filling.route}: ${cause.message}`]),
      tries: 0,
    }))
    findings.push(...outcome.findings)
    tries += outcome.tries
    if (outcome.tries > 0) swept += 1
    // Rights that were changed end sessions, and so does whatever concerns one's own account.
    for (const { front } of [other, ground]) front.signInAgain()
  }
  t.diagnostic(`${asked}: ${swept} of ${fillings.length} fillings, ${tries} tries`)
  assert.deepEqual(findings, [])
})

/** Done once in one world, to learn what it does; then swept in the other, or only done there too. */
async function tryFilling(
  [other, ground]: readonly [FaultyWorld, FaultyWorld],
  filling: Filling,
  place: number,
): Promise<Pick<Outcome, 'findings' | 'tries'>> {
  const { who, route } = filling
  const { reply, calls, change } = await watch(other, who, await filledIn(other, filling))
  const sending = await filledIn(ground, filling)
  const name = nameOfAct(sending.url)
  isProvable(sending.url)
  const refused = reply.status >= 400 ? [`${route}: the filling was answered ${reply.status}`] : []
  await ground.door.get(who, '/nothing')
  if (refused.length > 0 || !isOfThisRun(name, place) || (asked !== 'all' && proved.has(route))) {
    await ground.door.send(who, sending)
    return { findings: said(refused), tries: 0 }
  }
  const outcome = await sweep(
    ground,
    { name, who, sending, status: reply.status, calls, change },
    sparing,
  )
  proved.add(route)
  const nothing = outcome.void ? [`${name}: nothing was proved`] : []
  return { findings: said([...outcome.findings, ...nothing]), tries: outcome.tries }
}

test('every route that changes something is swept, or stands in the list of those that are not', () => {
  const all = routes.filter(({ method }) => method === 'POST').map(({ path }) => path)
  const reached = asked === 'all' ? proved : provable
  const missing = all.filter((path) => !reached.has(path) && !Object.hasOwn(notSwept, path))
  assert.deepEqual(missing, [], 'give it a filling in fillings.ts, or a reason in not-swept.ts')
  const gone = Object.keys(notSwept).filter((path) => !all.includes(path))
  assert.deepEqual(gone, [], 'there is no such route')
  assert.ok(!isShort || proved.size >= mostDangerous.length - 1, [...proved].join())
})
