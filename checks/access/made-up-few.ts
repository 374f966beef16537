/** The few made-up organisations, staff and people of the checks through the front door, as data. */
import type { OrganisationKind, Role } from '../../src/application/actor.ts'
import {
  type MadeUpInstallation,
  type MadeUpPersonRecord,
  madeUpInstallation,
} from '../../src/demo/made-up-installation.ts'
import type { MadeUpOrganisation, MadeUpStaff } from '../../src/demo/organisations.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import { newId } from '../../src/storage/new-id.ts'

/** The day on which everything here happens. */
export const today = aDay('2026-11-20')
export const now = new Date('2026-11-20T10:00:00.000Z')

/** Who works where. The key is the name by which checks call them. */
const staff = {
  worker: ['harbour', 'support-worker', ['north']],
  cover: ['harbour', 'support-worker', ['north']],
  colleague: ['harbour', 'support-worker', ['north']],
  southWorker: ['harbour', 'support-worker', ['south']],
  /** They have the case of every question open in an emergency, and work with nobody. */
  glassWorker: ['harbour', 'support-worker', ['south']],
  glassManager: ['harbour', 'service-manager', ['south']],
  /** They must stay out of it: one broke the glass as well, the other manages its service. */
  keptOutWorker: ['harbour', 'support-worker', ['north']],
  keptOutManager: ['harbour', 'service-manager', ['north']],
  manager: ['harbour', 'service-manager', ['north']],
  southManager: ['harbour', 'service-manager', ['south']],
  protector: ['harbour', 'data-protection-lead', []],
  administrator: ['harbour', 'administrator', []],
  otherWorker: ['lantern', 'support-worker', ['east']],
  otherManager: ['lantern', 'service-manager', ['east', 'west']],
  otherProtector: ['lantern', 'data-protection-lead', []],
  otherAdministrator: ['lantern', 'administrator', []],
  prime: ['copper', 'prime-liaison', []],
  primeAdministrator: ['copper', 'administrator', []],
  assessor: ['scale', 'assessor', []],
  authorityProtector: ['scale', 'data-protection-lead', []],
} as const satisfies Record<string, readonly [string, Role, readonly string[]]>

/** They belong to a second contractor and a second authority, to which nothing was sent. */
export const seatsOfNobody = {
  otherPrime: ['prime', 'prime-liaison'],
  otherAssessor: ['authority', 'assessor'],
} as const satisfies Record<string, readonly [OrganisationKind, Role]>

export type Who = keyof typeof staff | keyof typeof seatsOfNobody

const kinds: Readonly<Record<string, [OrganisationKind, readonly string[]]>> = {
  harbour: ['provider', ['north', 'south']],
  lantern: ['provider', ['east', 'west']],
  copper: ['prime', []],
  scale: ['authority', []],
}

/** Where each person of the demo lives here: the stage of their case is what they are chosen for. */
const placed = {
  /** An RNA in drafting, letters, needs, many entries: the case most questions are about. */
  main: ['curlew', 'harbour', 'north', 'worker'],
  /** Given to a manager of another service, as worker. */
  managersOwn: ['sandpiper', 'harbour', 'south', 'southWorker'],
  /** Covered by a manager of another service. */
  managersCover: ['kestrel', 'harbour', 'south', 'southWorker'],
  /** Waits for release. */
  released: ['avocet', 'harbour', 'north', 'cover'],
  withPrime: ['osprey', 'harbour', 'north', 'worker'],
  withAuthority: ['goosander', 'harbour', 'north', 'worker'],
  /** A decision on the RNA came: the same three relations again. */
  decided: ['hornbeam', 'harbour', 'north', 'worker'],
  managersDecided: ['larch', 'harbour', 'south', 'southWorker'],
  managersDecidedCover: ['maple', 'harbour', 'south', 'southWorker'],
  /** Small, for many writes. */
  small: ['fennel', 'harbour', 'north', 'colleague'],
  elsewhere: ['whitebeam', 'lantern', 'east', 'otherWorker'],
  elsewhereWithPrime: ['elder', 'lantern', 'east', 'otherWorker'],
} as const satisfies Record<string, readonly [string, string, string, keyof typeof staff]>

export type CaseKey = keyof typeof placed

export interface Few extends MadeUpInstallation {
  readonly staff: ReadonlyMap<Who, { orgId: string; member: MadeUpStaff }>
  readonly cases: Readonly<Record<CaseKey, MadeUpPersonRecord>>
}

export function aFew(): Few {
  const organisations = Object.entries(kinds).map(([key, [kind, services]]) =>
    organisationOf(key, kind, services),
  )
  const all = madeUpInstallation(today).people
  const cases = Object.fromEntries(
    Object.entries(placed).map(([name, [key, organisation, service, worker]]) => {
      const found = all.find((one) => one.key === key)
      if (!found) throw new Error(`nobody made up is called ${key}`)
      return [name, { ...found, organisation, service, worker }]
    }),
  )
  return {
    today,
    organisations,
    // Every name of `placed` was given a person just above.
    cases: cases as unknown as Few['cases'],
    people: Object.values(cases),
    staff: new Map(
      organisations.flatMap(({ id: orgId, staff: members }) =>
        // Every member was made from a key of `staff`.
        members.map((member) => [member.key as Who, { orgId, member }] as const),
      ),
    ),
  }
}

function organisationOf(
  key: string,
  kind: OrganisationKind,
  services: readonly string[],
): MadeUpOrganisation {
  const here = Object.entries(staff).filter(([, [organisation]]) => organisation === key)
  return {
    key,
    id: newId(),
    name: `Made-up ${key}`,
    kind,
    services: services.map((one) => ({ key: one, id: newId(), name: `Service ${one}` })),
    staff: here.map(([who, [, role, own]], index) => ({
      key: who,
      id: newId(),
      displayName: `Person ${who}`,
      initials: `${key.slice(0, 1).toUpperCase()}${index + 1}`,
      role,
      email: `${who}@example.org`,
      services: own,
      why: 'For the checks.',
    })),
  }
}
