/** Two questions about one made-up person: one that was answered and waits to be read, one that nobody answered yet. */
import type { Actor } from '../../application/actor.ts'
import { askEvidence, type ToAsk } from '../../application/guests/ask-evidence.ts'
import { organisationPolicy } from '../../application/organisation-policy.ts'
import type { GuestDesk } from '../../application/ports/guests/guest-desk.ts'
import type { World } from '../../application/ports/world.ts'
import type { Services } from '../../application/services.ts'
import type { MadeUpPersonRecord } from '../../demo/made-up-installation.ts'
import { asked, type MadeUpQuestion } from '../../demo/records/asked.ts'
import { addDays, type Day } from '../../domain/calendar/day.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { newId } from '../../storage/new-id.ts'

interface Seeding {
  readonly world: World
  readonly guests: GuestDesk
  readonly actor: Actor
  readonly person: MadeUpPersonRecord
  readonly today: Day
  readonly policy: Policy
  /** Sets the time at which the next thing is recorded. */
  readonly seen: (at: string) => void
}

export async function seedRequests(seeding: Seeding): Promise<void> {
  for (const question of asked[seeding.person.alias] ?? []) await seedOne(seeding, question)
}

async function seedOne(seeding: Seeding, question: MadeUpQuestion): Promise<void> {
  const { world, guests, actor, person, today, policy, seen } = seeding
  const { whom, ago, within, template, own, answer } = question
  const found = await world.asActor(actor, async ({ cases, circle }) => {
    const members = await circle.members(person.id)
    const member = members.find(({ type, ended }) => type === whom && !ended)
    return { member, version: (await cases.open(person.id))?.version ?? 0 }
  })
  // In a world of other people the one who is asked may not be there.
  if (!found.member) return
  const on = addDays(today, -ago)
  seen(`${on}T13:15:00.000Z`)
  const wish: ToAsk = {
    ...{ caseId: person.id, memberId: found.member.id, template, by: addDays(on, within) },
    ...{ agreedNow: true, say: String, write: { writeId: newId(), versionSeen: found.version } },
    ...(own && { own }),
  }
  const used: Pick<Services, 'world' | 'policyFor'> = {
    world,
    policyFor: organisationPolicy(world, policy),
  }
  // The command asks for nothing else of what pages are given.
  const said = await askEvidence(used as Services, actor, wish)
  if (!('done' in said)) throw new Error(`${person.key}: ${JSON.stringify(said)}`)
  if (answer === undefined) return
  const { link, code } = said.door
  const tried = await guests.giveCode(link, code)
  const session = 'session' in tried ? tried.session : undefined
  await guests.answer(link, session, { writeId: newId(), kind: 'answered', words: answer })
}
