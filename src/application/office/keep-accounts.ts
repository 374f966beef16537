/**
 * Commands of an administrator: make an account, change its rights, switch it off, start it again.
 * Nobody changes their own, so an organisation cannot lose its last administrator by a slip.
 */

import { mayDo } from '../access/access-rules.ts'
import { newSetUpCode } from '../accounts/set-up-code.ts'
import type { Actor, Role } from '../actor.ts'
import type { AccountRefusal } from '../ports/staff-desk.ts'
import type { Services } from '../services.ts'
import { rolesOf, worksInServices } from './roles-of-kind.ts'

export interface Person {
  readonly displayName: string
  readonly userName: string
  readonly role: Role
  readonly serviceIds: readonly string[]
}

export type KeepAccountsRefusal =
  | { readonly code: 'not-yours' }
  | { readonly code: 'yourself' }
  | { readonly code: 'no-such-account' }
  | { readonly code: 'no-such-service' }
  | { readonly code: AccountRefusal }

type Given = { readonly code: string } | { readonly refused: KeepAccountsRefusal }
type Done = { readonly done: true } | { readonly refused: KeepAccountsRefusal }
type Needs = Pick<Services, 'world' | 'staffDesk'>

/** The set-up code is shown once, to be handed over in person. There is never a default password. */
export async function makeAccount(needs: Needs, actor: Actor, person: Person): Promise<Given> {
  const refused = await refusalOf(needs, actor, person)
  if (refused) return { refused }
  const { world, staffDesk } = needs
  const id = world.newId()
  const { code, kept } = await newSetUpCode(new Date(world.now()))
  const made = await staffDesk.make(actor, {
    ...person,
    serviceIds: servicesFor(person),
    id,
    initials: initialsOf(person.displayName),
    setUpCode: kept,
  })
  return 'refused' in made ? made : { code }
}

export async function changeAccount(
  needs: Needs,
  actor: Actor,
  userId: string,
  person: Omit<Person, 'userName'>,
): Promise<Done> {
  const refused = (await refusalOf(needs, actor, person)) ?? ownRefusal(actor, userId)
  if (refused) return { refused }
  const changed = await needs.world.asActor(actor, ({ staff }) =>
    staff.changeColleague(userId, {
      ...person,
      serviceIds: servicesFor(person),
      initials: initialsOf(person.displayName),
    }),
  )
  return changed ? { done: true } : { refused: { code: 'no-such-account' } }
}

export async function switchAccount(
  { world }: Needs,
  actor: Actor,
  userId: string,
  active: boolean,
): Promise<Done> {
  if (!mayDo(actor, 'manage-staff')) return { refused: { code: 'not-yours' } }
  const refused = ownRefusal(actor, userId)
  if (refused) return { refused }
  const switched = await world.asActor(actor, ({ staff }) => staff.switchColleague(userId, active))
  return switched ? { done: true } : { refused: { code: 'no-such-account' } }
}

/** For somebody who lost everything, and stands in front of the administrator. */
export async function startAccountAgain(
  { world, staffDesk }: Needs,
  actor: Actor,
  userId: string,
): Promise<Given> {
  if (!mayDo(actor, 'manage-staff')) return { refused: { code: 'not-yours' } }
  const refused = ownRefusal(actor, userId)
  if (refused) return { refused }
  const { code, kept } = await newSetUpCode(new Date(world.now()))
  // Before the act, which the role that signs people in does: it has no right to write the log.
  await world.asActor(actor, ({ audit }) =>
    audit.record({ act: 'gave a new set-up code', objectId: userId }),
  )
  const done = await staffDesk.startAgain({ orgId: actor.orgId, userId }, kept)
  return done ? { code } : { refused: { code: 'no-such-account' } }
}

async function refusalOf(
  { staffDesk }: Needs,
  actor: Actor,
  { role, serviceIds }: Pick<Person, 'role' | 'serviceIds'>,
): Promise<KeepAccountsRefusal | undefined> {
  if (!mayDo(actor, 'manage-staff')) return { code: 'not-yours' }
  if (!rolesOf[actor.orgKind].includes(role)) return { code: 'role-does-not-fit' }
  const known = await staffDesk.services(actor.orgId)
  const strange = serviceIds.some((id) => !known.some((service) => service.id === id))
  return strange ? { code: 'no-such-service' } : undefined
}

function ownRefusal(actor: Actor, userId: string): KeepAccountsRefusal | undefined {
  return actor.userId === userId ? { code: 'yourself' } : undefined
}

function servicesFor({ role, serviceIds }: Pick<Person, 'role' | 'serviceIds'>) {
  return worksInServices(role) ? serviceIds : []
}

export function initialsOf(name: string): string {
  const letters = name.split(/\s+/).map((part) => [...part][0]?.toUpperCase() ?? '')
  return letters.join('').slice(0, 3)
}
