/** A made-up member of staff as the one who acts. */
import type { Actor } from '../../application/actor.ts'
import type { MadeUpOrganisation, MadeUpStaff } from '../../demo/organisations.ts'

export function actorFor(organisation: MadeUpOrganisation, staff: MadeUpStaff): Actor {
  return {
    userId: staff.id,
    orgId: organisation.id,
    orgKind: organisation.kind,
    role: staff.role,
    serviceIds: serviceIdsOf(organisation, staff),
    displayName: staff.displayName,
    initials: staff.initials,
    factor: 'demo',
  }
}

export function serviceIdsOf(
  { services }: MadeUpOrganisation,
  staff: Pick<MadeUpStaff, 'services'>,
): readonly string[] {
  return services.filter(({ key }) => staff.services.includes(key)).map(({ id }) => id)
}

/** The first person of a seat with this role. */
export function seatActor(
  organisations: readonly MadeUpOrganisation[],
  role: 'prime-liaison' | 'assessor',
): Actor {
  for (const organisation of organisations) {
    const found = organisation.staff.find((one) => one.role === role)
    if (found) return actorFor(organisation, found)
  }
  throw new Error(`nobody made up is a ${role}`)
}
