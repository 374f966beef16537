/** What others promised the made-up people, written down through the same store as real work. */
import type { Actor } from '../../application/actor.ts'
import type { World } from '../../application/ports/world.ts'
import type { MadeUpPersonRecord } from '../../demo/made-up-installation.ts'
import { owedTo } from '../../demo/records/owed.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { needsOf } from '../../domain/needs/need.ts'
import type { PromiseEvent } from '../../domain/promises/promise-event.ts'
import { promisesOf } from '../../domain/promises/promised.ts'
import { newId } from '../../storage/new-id.ts'

interface Seeding {
  readonly world: World
  readonly actor: Actor
  readonly person: MadeUpPersonRecord
  readonly today: Day
  /** Sets the time at which the next thing is recorded. */
  readonly seen: (at: string) => void
}

export async function seedPromises({ world, actor, person, today, seen }: Seeding): Promise<void> {
  const needs = needsOf(person.facts)
  const needOf = (code: string) => needs.find(({ category }) => category === code)?.id
  const events = owedTo(person.alias, { today, needOf, newId: () => newId() })
  if (events.length === 0) return
  await world.asActor(actor, async ({ cases, promises }) => {
    const before: PromiseEvent[] = []
    for (const { recordedAt, ...event } of events) {
      seen(recordedAt)
      before.push({ ...event, recordedAt })
      const open = await cases.open(person.id)
      if (!open) throw new Error(`${person.key} could not be opened`)
      const outline = promisesOf(before).find(({ id }) => id === event.promise)
      await promises.add(open, event, { writeId: newId(), outline })
    }
  })
}
