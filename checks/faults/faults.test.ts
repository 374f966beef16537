/**
 * Every act that the pages offer, with each of its calls failing in turn: it is done whole or not at
 * all, it is in the log exactly when it is done, and nobody is told that it was when it was not.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isSweptElsewhere } from './in-steps.ts'
import { aFaultyWorld, type FaultyWorld, isOfAccount, type Scouted, scout } from './scout.ts'
import { freshened, sweep } from './sweep.ts'

/**
 * Left out, the acts that would hurt most are swept. WAYMARK_FAULTS=all sweeps every act with every kind
 * of fault; 0, 1 or 2 names a third of all, and words name the acts whose address holds them.
 */
const asked = process.env['WAYMARK_FAULTS'] ?? 'most dangerous'

const third = /^[012]$/.test(asked) ? Number(asked) : undefined

let learnt: Scouted
let world: FaultyWorld
before(async () => {
  const other = await aFaultyWorld()
  learnt = await scout(other)
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
  /\/decision$/,
  /\/places\/.*(moved|former|release)/,
  /\/contact\/(wrong|stop)/,
  /\/emergency$/,
  /\/team\/block$/,
  /\/messages$/,
]

function isOfThisRun(name: string, place: number): boolean {
  if (isSweptElsewhere(name)) return false
  const dangerous = mostDangerous.some((one) => one.test(name))
  if (asked === 'most dangerous') return dangerous
  if (!/^(all|[012])$/.test(asked)) return name.includes(asked)
  return asked === 'all' || dangerous || place % 3 === third
}

test('whatever call fails, an act is done whole or not at all, and nobody is told otherwise', async (t) => {
  const findings: string[] = []
  const proved: string[] = []
  const notProved: string[] = []
  let tries = 0
  for (const [place, act] of learnt.acts.entries()) {
    await world.door.get(act.who, '/nothing')
    if (isOfThisRun(act.name, place)) {
      const outcome = await sweep(world, act, third)
      findings.push(...outcome.findings)
      tries += outcome.tries
      ;(outcome.void ? notProved : proved).push(act.name)
    } else await world.door.send(act.who, await freshened(world.client, act.sending))
    if (isOfAccount(act.name)) world.front.signInAgain()
  }
  const { length } = learnt.acts
  t.diagnostic(`third ${asked}: ${proved.length} of ${length} acts, ${tries} tries`)
  t.diagnostic(`not done as they were filled in: ${[...learnt.notDone, ...notProved].join(', ')}`)
  assert.deepEqual(findings, [])
  assert.ok(length >= 70, `only ${length} acts were learnt`)
  assert.ok(proved.length > 0, 'no act was swept')
  if (!/^(all|[012])$/.test(asked)) return
  assert.ok(proved.length >= 20, `only ${proved.length} acts were swept`)
  assert.ok(notProved.length * 4 < proved.length, `refused here: ${notProved.join(', ')}`)
})
