/** Two made-up people ask for their own record: one copy is being prepared, one has only been asked for. */

import { lineFor } from '../../application/access-requests/on-access.ts'
import type { Actor } from '../../application/actor.ts'
import type { World } from '../../application/ports/world.ts'
import { addDays, type Day } from '../../domain/calendar/day.ts'
import { plusMonths } from '../../domain/calendar/quick-days.ts'
import { newId } from '../../storage/new-id.ts'

interface Seeding {
  readonly world: World
  readonly person: { readonly id: string; readonly alias: string }
  readonly actor: Actor
  readonly today: Day
  /** Sets the time at which the next thing is recorded. */
  readonly seen: (at: string) => void
}

const askings: Readonly<Record<string, { readonly ago: number; readonly words: string }>> = {
  Curlew: { ago: 12, words: 'All you wrote about me since I came. (Made up.)' },
  Hornbeam: { ago: 2, words: '' },
}

export async function seedAccess(seeding: Seeding): Promise<void> {
  const { world, person, actor, today, seen } = seeding
  const asking = askings[person.alias]
  if (!asking) return
  const askedOn = addDays(today, -asking.ago)
  seen(`${askedOn}T14:00:00.000Z`)
  await world.asActor(actor, async (stores) => {
    const file = await stores.cases.open(person.id)
    if (!file) throw new Error('the case of a made-up asking did not open')
    const id = newId()
    const { words } = asking
    await stores.accessRequests.record(file, { id, who: 'themselves', askedOn, words })
    await stores.retention.place(
      { caseId: file.id, caseReference: file.reference },
      {
        ...{ id, ground: 'request', scope: [], placedOn: askedOn },
        ...{ until: plusMonths(askedOn, 36), reason: 'Made up: they ask for their own record' },
      },
    )
    const due = plusMonths(askedOn, 1)
    await stores.accessRequests.keepClock({ id, caseId: file.id }, { replyBy: due })
    await stores.asks.replace(file.id, 'own-record', [lineFor({ id, askedOn }, due, today)])
    if (person.alias !== 'Curlew') return
    const aunt =
      'She rang with [[her aunt, who has a made-up debt of her own]], and was calmer after.'
    await stores.journal.add(
      file,
      { id: newId(), on: askedOn, kind: 'call', words: aunt, needIds: [] },
      { writeId: newId() },
    )
    const [request] = (await stores.accessRequests.ofCase(file.id)).filter((one) => one.id === id)
    const known = 'Her worker spoke with her, face to face. (Made up.)'
    const step = { step: 'identity-known', id: newId(), on: askedOn, words: known } as const
    if (request) await stores.accessRequests.add(request, step)
  })
}
