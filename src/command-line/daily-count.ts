/**
 * Once a day, and at every start: counts all open cases again, because tracks and gaps move with the
 * day, shreds the old places whose day has come, and proposes what need not be kept. Finds out by looking
 * what is left to do, so that a lost round loses nothing. On a day that a clock jumped to, nothing is destroyed.
 */
import { withAdjustments } from '../application/organisation-policy.ts'
import type { World } from '../application/ports/world.ts'
import type { Policy } from '../domain/policy/policy.ts'
import type { Database } from '../storage/connect/pools.ts'
import { adjustmentsOf, organisationsIn } from '../storage/organisations/list-organisations.ts'
import { noteDay } from '../storage/organisations/steady-days.ts'
import { recountOrganisation } from '../storage/recount/recount.ts'
import { keepAndPropose } from '../storage/retention/nightly.ts'
import type { KeyKeeper } from '../storage/sealing/key-keeper.ts'
import { carryOverLocations, shredOldPlaces } from '../storage/shredding/shred-places.ts'
import { kindOfFault } from './background/kind-of-fault.ts'

export interface DailyCount {
  /** Counts now, whatever day it is: after a rehearsal has moved, or a target was changed. */
  now(): Promise<void>
  stop(): Promise<void>
}

interface Made {
  readonly database: Database
  readonly keys: KeyKeeper
  readonly world: World
  readonly policy: Policy
  readonly log: (line: string) => void
}

const everyMs = 30_000
const mayNot =
  'The calendar of this machine begins today, or moved by more than three days since it was last seen: nothing is destroyed until tomorrow.'

export function startDailyCount({ database, keys, world, policy, log }: Made): DailyCount {
  let counted = ''
  let running: Promise<void> = Promise.resolve()

  const count = async (): Promise<void> => {
    const today = world.today()
    const mayDestroy = await noteDay(database, today)
    if (!mayDestroy) log(mayNot)
    for (const { orgId, kind } of await organisationsIn(database)) {
      if (kind !== 'provider') continue
      const own = withAdjustments(policy, await adjustmentsOf(database, orgId))
      await recountOrganisation(database, keys, { orgId, today, policy: own })
      await carryOverLocations(database, keys, { orgId, today })
      if (mayDestroy) await shredOldPlaces(database, { orgId, today })
    }
    // Last: whatever goes wrong here, everybody has been counted.
    for (const { orgId, kind } of mayDestroy ? await organisationsIn(database) : []) {
      if (kind === 'provider') await keepAndPropose(database, keys, { orgId, today })
    }
    counted = today
  }
  const inTurn = (): Promise<void> => {
    running = running.then(count).catch((cause: unknown) => {
      log(`the daily work failed and will be tried again: ${kindOfFault(cause)}`)
    })
    return running
  }
  const timer = setInterval(() => {
    if (world.today() !== counted) void inTurn()
  }, everyMs)
  timer.unref()
  void inTurn()
  return {
    now: inTurn,
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
