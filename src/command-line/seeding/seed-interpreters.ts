/** Interpreters of the made-up people, written down through the same stores as real work. */
import type { Actor } from '../../application/actor.ts'
import type { World } from '../../application/ports/world.ts'
import type { MadeUpPersonRecord } from '../../demo/made-up-installation.ts'
import { interpreting } from '../../demo/records/interpreting.ts'
import { addDays, type Day } from '../../domain/calendar/day.ts'
import { interpreterAsks } from '../../domain/interpreters/interpreter-asks.ts'
import { newId } from '../../storage/new-id.ts'

interface Seeding {
  readonly world: World
  readonly actor: Actor
  readonly person: MadeUpPersonRecord
  readonly today: Day
  /** Sets the time at which the next thing is recorded. */
  readonly seen: (at: string) => void
}

export async function seedInterpreters({
  world,
  actor,
  person,
  today,
  seen,
}: Seeding): Promise<void> {
  const known = interpreting[person.alias]
  if (known === undefined) return
  const write = () => ({ writeId: newId() })
  const words = { at: '10:30', about: 'The letter that came' }
  await world.asActor(actor, async ({ cases, interpreters, asks }) => {
    const file = await cases.open(person.id)
    if (!file) throw new Error('a made-up case could not be opened')
    seen(`${addDays(today, -60)}T10:30:00.000Z`)
    await interpreters.keepWishes(file, known.wishes, { ...write(), versionSeen: 0 })
    for (const { never, before = [], booked, ...one } of known.interpreters) {
      const interpreter = { ...one, id: newId() }
      await interpreters.add(file, interpreter, write())
      const booking = { interpreterId: interpreter.id, mode: 'telephone', words } as const
      for (const ago of before) {
        const on = addDays(today, -ago)
        seen(`${on}T12:00:00.000Z`)
        const id = newId()
        await interpreters.book(file, { id, on, ...booking }, write())
        await interpreters.end(file, { id, ended: 'done', after: { went: 'well' } }, write())
      }
      if (booked !== undefined) {
        await interpreters.book(
          file,
          { id: newId(), on: addDays(today, booked), ...booking },
          write(),
        )
      }
      if (never) {
        await interpreters.exclude(file, { ...interpreter, never: false }, never.why, write())
      }
    }
    await asks.replace(
      person.id,
      'interpreters',
      interpreterAsks(await interpreters.open(person.id)),
    )
  })
}
