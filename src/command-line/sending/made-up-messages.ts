/**
 * Messages of the demo: one that may be sent, and one to somebody whose answers have grown too old, so
 * that its sender stops it and Today says so. They go where the demo's messages go, into a folder.
 */
import { madeUpInstallation } from '../../demo/made-up-installation.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { addressIn } from '../../domain/contact/addresses.ts'
import { usefulUntil } from '../../domain/contact/when-useful.ts'
import { newId } from '../../storage/new-id.ts'
import { createWorld } from '../../storage/world.ts'
import type { OpenInstallation } from '../open-installation.ts'
import { actorFor } from '../seeding/made-up-actor.ts'

const madeUp: Readonly<Record<string, string>> = {
  Curlew: 'please-ring',
  Kestrel: 'is-now-good',
}

export async function makeUpMessages(
  { database, keys }: OpenInstallation,
  today: Day,
): Promise<void> {
  const world = createWorld({ database, keys, clock: { now: () => new Date() } })
  const { organisations, people } = madeUpInstallation(today)
  for (const person of people) {
    const template = madeUp[person.alias]
    const recipient = addressIn('text', person.contact.phone ?? '')
    const organisation = organisations.find(({ key }) => key === person.organisation)
    const worker = organisation?.staff.find(({ key }) => key === person.worker)
    if (!template || !recipient || !organisation || !worker) continue
    await world.asActor(actorFor(organisation, worker), async ({ cases, outbox }) => {
      const seen = await cases.open(person.id)
      if (seen === undefined) throw new Error(`${person.key} could not be opened`)
      const now = world.now()
      const message = { id: newId(), channel: 'text', template, language: 'en', recipient } as const
      const times = { dueAt: now, expiresAt: usefulUntil(now) }
      await outbox.queue(seen, { ...message, ...times }, { writeId: newId() })
    })
  }
}
