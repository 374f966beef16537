/**
 * Two made-up demands: one by immigration enforcement, which two people refused and the person knows of;
 * and one by the police about which nobody has decided yet.
 */
import type { Actor } from '../../application/actor.ts'
import { linesForDemands } from '../../application/legal-requests/on-demand.ts'
import type { NewStep } from '../../application/ports/legal-requests/legal-request-store.ts'
import type { Stores, World } from '../../application/ports/world.ts'
import { demands, type MadeUpDemand } from '../../demo/records/asked-from-outside.ts'
import { addDays, type Day } from '../../domain/calendar/day.ts'
import { plusMonths } from '../../domain/calendar/quick-days.ts'
import { newId } from '../../storage/new-id.ts'

interface Seeding {
  readonly world: World
  readonly person: { readonly id: string; readonly alias: string }
  readonly actor: Actor
  readonly manager: Actor
  readonly lead: Actor
  readonly today: Day
  /** Sets the time at which the next thing is recorded. */
  readonly seen: (at: string) => void
}

export async function seedDemands(seeding: Seeding): Promise<void> {
  const { world, person, actor, manager, today, seen } = seeding
  for (const one of demands[person.alias] ?? []) {
    seen(`${addDays(today, -one.ago)}T11:30:00.000Z`)
    const id = newId()
    await world.asActor(actor, (stores) => takeIn(stores, { ...seeding, one, id }))
    if (one.refusal) await refuse({ ...seeding, one, id }, one.refusal)
  }
  if (!demands[person.alias]) return
  await world.asActor(manager, async ({ cases, asks, legalRequests }) => {
    await cases.open(person.id)
    const requests = await legalRequests.ofCase(person.id)
    await asks.replace(person.id, 'demands', linesForDemands(requests, today))
  })
}

type One = Seeding & { readonly one: MadeUpDemand; readonly id: string }

async function takeIn(
  { cases, legalRequests, retention }: Stores,
  { one, id, person, today }: One,
) {
  const file = await cases.open(person.id)
  if (!file) throw new Error('the case of a made-up demand did not open')
  const { asker, ground, ago, due, words } = one
  const arrivedOn = addDays(today, -ago)
  await legalRequests.record(
    {
      ...({ id, asker, ground, scope: 'one', asksSilence: false, arrivedOn, words } as const),
      ...(due !== undefined && { dueOn: addDays(today, due) }),
    },
    file,
  )
  await retention.place(
    { caseId: file.id, caseReference: file.reference },
    {
      ...{ id, ground: 'request', scope: [], placedOn: arrivedOn },
      ...{ until: plusMonths(arrivedOn, 36), reason: 'Made up: somebody outside asks about them' },
    },
  )
}

async function refuse(
  { world, one, id, person, manager, lead, today, seen }: One,
  words: NonNullable<MadeUpDemand['refusal']>,
) {
  const proposal = newId()
  const add = (step: NewStep) =>
    world.asActor(manager, async ({ cases, legalRequests }) => {
      await cases.open(person.id)
      const request = (await legalRequests.ofCase(person.id)).find((kept) => kept.id === id)
      if (request) await legalRequests.add(request, step, 'service-manager')
    })
  seen(`${addDays(today, 1 - one.ago)}T09:30:00.000Z`)
  await add({ step: 'advised', id: newId(), words: words.advice })
  await add({
    ...({ step: 'proposed', id: proposal, decision: 'refused', parts: [], seen: [] } as const),
    ...{ namesThem: false, words: words.why },
  })
  await world.asActor(lead, async ({ legalRequests }) => {
    const request = await legalRequests.find(id)
    const step = { step: 'agreed', id: newId(), of: proposal, words: words.agreed } as const
    if (request) await legalRequests.add(request, step, 'data-protection-lead')
  })
  seen(`${addDays(today, 2 - one.ago)}T15:00:00.000Z`)
  await add({ step: 'told', id: newId(), words: words.told })
  await world.asActor(manager, async ({ cases, legalRequests, retention }) => {
    const file = await cases.open(person.id)
    const request = (await legalRequests.ofCase(person.id)).find((kept) => kept.id === id)
    if (!request || !file) return
    const on = addDays(today, 2 - one.ago)
    await legalRequests.settle(request, on)
    await retention.release({ caseId: file.id, caseReference: file.reference, id }, on)
  })
}
