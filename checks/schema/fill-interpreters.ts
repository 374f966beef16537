/** A made-up case with something in every table about interpreters. */
import type { Actor } from '../../src/application/actor.ts'
import type { NewInterpreter } from '../../src/application/ports/circle/interpreter-store.ts'
import type { World } from '../../src/application/ports/world.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import { newId } from '../../src/storage/new-id.ts'
import { inCase } from '../../src/storage/stores/testing.ts'

const on = aDay('2026-03-02')

export async function fillInterpreters(world: World, worker: Actor, caseId: string): Promise<void> {
  const write = () => ({ writeId: newId() })
  await inCase(world, worker, caseId, async (seen, { interpreters }) => {
    const languages = { speaks: 'Made-up', interpretedIn: 'Made-up' }
    const wishes = { ...languages, gender: 'either', remoteFirst: true, keepAway: [] } as const
    await interpreters.keepWishes(seen, wishes, { ...write(), versionSeen: 0 })
    const one: NewInterpreter = {
      ...{ id: newId(), code: 'M-1', languages: ['Made-up'], from: [] },
      ...{ kind: 'agency', gender: 'woman', details: { through: 'Invented Agency' } },
    }
    await interpreters.add(seen, one, write())
    const booking = {
      id: newId(),
      interpreterId: one.id,
      on,
      mode: 'telephone',
      words: {},
    } as const
    await interpreters.book(seen, booking, write())
    const after = { went: 'well', words: 'Words' } as const
    await interpreters.end(seen, { id: booking.id, ended: 'done', after }, write())
  })
}
