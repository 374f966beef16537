/** What others promised the made-up people, and their matters, written down through the same stores as real work. */
import type { Actor } from '../../application/actor.ts'
import type { Stores, World } from '../../application/ports/world.ts'
import { measureFor } from '../../application/promises/read-promises.ts'
import type { MadeUpPersonRecord } from '../../demo/made-up-installation.ts'
import { followedFor } from '../../demo/records/followed.ts'
import { owedTo } from '../../demo/records/owed.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { mattersOf } from '../../domain/matters/matter.ts'
import { asksOfMatters } from '../../domain/matters/matter-asks.ts'
import type { MatterEvent } from '../../domain/matters/matter-event.ts'
import { needsOf } from '../../domain/needs/need.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { PromiseEvent } from '../../domain/promises/promise-event.ts'
import { promisesOf } from '../../domain/promises/promised.ts'
import { newId } from '../../storage/new-id.ts'

interface Seeding {
  readonly world: World
  readonly actor: Actor
  readonly person: MadeUpPersonRecord
  readonly today: Day
  readonly policy: Policy
  /** Sets the time at which the next thing is recorded. */
  readonly seen: (at: string) => void
}

export async function seedPromises(seeding: Seeding): Promise<void> {
  const { world, actor, person, today } = seeding
  const needs = needsOf(person.facts)
  const needOf = (code: string) => needs.find(({ category }) => category === code)?.id
  const around = { today, needOf, newId: () => newId() }
  const { matters, promises } = followedFor(person.alias, around)
  const owed = [...owedTo(person.alias, around), ...promises].toSorted((one, other) =>
    one.recordedAt < other.recordedAt ? -1 : 1,
  )
  if (owed.length + matters.length === 0) return
  await world.asActor(actor, async (stores) => {
    await keepPromises(stores, seeding, owed)
    await keepMatters(stores, seeding, matters)
  })
}

async function opened({ cases }: Stores, { person }: Seeding) {
  const open = await cases.open(person.id)
  if (!open) throw new Error(`${person.key} could not be opened`)
  return open
}

async function keepPromises(
  stores: Stores,
  seeding: Seeding,
  events: readonly PromiseEvent[],
): Promise<void> {
  for (const [place, { recordedAt, ...event }] of events.entries()) {
    seeding.seen(recordedAt)
    const open = await opened(stores, seeding)
    const sofar = promisesOf(events.slice(0, place + 1))
    const outline = sofar.find(({ id }) => id === event.promise)
    await stores.promises.add(open, event, { writeId: newId(), outline })
  }
}

async function keepMatters(
  stores: Stores,
  seeding: Seeding,
  events: readonly MatterEvent[],
): Promise<void> {
  if (events.length === 0) return
  for (const { recordedAt, ...event } of events) {
    seeding.seen(recordedAt)
    await stores.matters.add(await opened(stores, seeding), event, { writeId: newId() })
  }
  const { person, policy, today } = seeding
  const measure = { policy, ...measureFor(policy, today, person.nation) }
  await stores.asks.replace(person.id, 'promises', asksOfMatters(mattersOf(events), measure))
}
