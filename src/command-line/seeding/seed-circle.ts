/** The professionals around the made-up people, written down through the same stores as real work. */
import type { Actor } from '../../application/actor.ts'
import { projectCase } from '../../application/case/project-case.ts'
import { askForCircle } from '../../application/circle/asks.ts'
import type { OpenCase } from '../../application/ports/case-store.ts'
import type { NewVersion } from '../../application/ports/circle/circle-store.ts'
import type { Stores, World } from '../../application/ports/world.ts'
import type { MadeUpPersonRecord } from '../../demo/made-up-installation.ts'
import { around, type MadeUpProfessional } from '../../demo/records/around.ts'
import { metAbout } from '../../demo/records/met.ts'
import { addDays, type Day } from '../../domain/calendar/day.ts'
import type { Fact } from '../../domain/facts/fact.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { newId } from '../../storage/new-id.ts'
import { seedPacks } from './seed-packs.ts'

interface Seeding {
  readonly world: World
  readonly actor: Actor
  readonly person: MadeUpPersonRecord
  readonly today: Day
  readonly policy: Policy
  /** Sets the time at which the next thing is recorded. */
  readonly seen: (at: string) => void
}

export async function seedCircle(seeding: Seeding): Promise<void> {
  const { world, actor, person, today } = seeding
  const professionals = around[person.alias] ?? []
  if (professionals.length === 0) return
  await world.asActor(actor, async (stores) => {
    for (const one of professionals) await seedOne(stores, one, seeding)
    await seedMeeting(stores, seeding)
    await seedPacks(stores, seeding)
    const { facts } = await opened(stores, person.id)
    await askForCircle(stores, { caseId: person.id, facts, today })
  })
}

async function seedOne(stores: Stores, one: MadeUpProfessional, seeding: Seeding): Promise<void> {
  const { person, today, seen } = seeding
  const ago = (days: number) => addDays(today, -days)
  const at = (days: number) => `${ago(days)}T10:30:00.000Z`
  const { language, interpreter, readBack, about } = one
  const consent = 'share-with-organisation'
  const given: Fact = {
    ...{ id: newId(), type: 'consent-given', on: ago(one.agreed), recordedAt: at(one.agreed) },
    detail: { consent, language, interpreter, readBack, ...(about && { about }) },
  }
  const write = () => ({ writeId: newId(), versionSeen: 0 })
  seen(at(one.agreed))
  await record(stores, given, seeding)
  const { type, who, organisation, role, reachedBy, items } = one
  const member: NewVersion = {
    ...{ id: newId(), type, grant: given.id, items, until: ago(one.until), change: 'added' },
    details: { who, organisation, ...(role && { role }), ...(reachedBy && { reachedBy }) },
  }
  const file = await opened(stores, person.id)
  await stores.circle.keep(file, member, write())
  for (const [days, parts, what] of one.told ?? []) {
    seen(at(days))
    const told = { memberId: member.id, type, grant: given.id, items: parts, by: 'told' } as const
    await stores.sharing.noteShared(file, {
      id: newId(),
      ...told,
      who: `${who}, ${organisation}`,
      what,
    })
  }
  if (one.ended) {
    const [days, why] = one.ended
    seen(at(days))
    const ended = { ...member, change: 'ended', ended: { on: ago(days), why } } as const
    await stores.circle.keep(file, ended, { ...write(), versionSeen: 1 })
  }
  if (one.takenBack !== undefined) {
    seen(at(one.takenBack))
    await record(
      stores,
      {
        ...{ id: newId(), type: 'consent-withdrawn', on: ago(one.takenBack) },
        ...{ recordedAt: at(one.takenBack), detail: { consent, given: given.id } },
      },
      seeding,
    )
  }
}

async function seedMeeting(stores: Stores, { person, today, seen }: Seeding): Promise<void> {
  const standing = (await stores.circle.standing(person.id)).filter(({ ended }) => !ended)
  const there = standing.map(({ id }) => id)
  const meeting = metAbout(person.alias, { today, there, newId: () => newId() })
  if (meeting === undefined) return
  seen(`${meeting.heldOn}T15:00:00.000Z`)
  const file = await opened(stores, person.id)
  await stores.meetings.keep(file, { id: newId(), meeting }, { writeId: newId(), versionSeen: 0 })
}

async function opened(stores: Stores, caseId: string): Promise<OpenCase> {
  const file = await stores.cases.open(caseId)
  if (!file) throw new Error('a made-up case could not be opened')
  return file
}

async function record(
  stores: Stores,
  fact: Fact,
  { person, today, policy }: Seeding,
): Promise<void> {
  const file = await opened(stores, person.id)
  const projection = projectCase([...file.facts, fact], today, policy)
  const added = { facts: [fact], projection }
  await stores.cases.append(file, added, { writeId: newId(), versionSeen: file.version })
}
