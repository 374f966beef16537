/** The made-up organisations and the people who work there. Everyone is invented and says so. */
import type { OrganisationKind, Role } from '../application/actor.ts'
import { chanceFrom } from './telling/chance.ts'
import { identifierAt } from './telling/identifier.ts'

export interface MadeUpService {
  readonly key: string
  readonly id: string
  readonly name: string
}

export interface MadeUpStaff {
  readonly key: string
  readonly id: string
  readonly displayName: string
  readonly initials: string
  readonly role: Role
  readonly email: string
  /** Keys of the services they work in; none for the seats and for administrators. */
  readonly services: readonly string[]
  /** What one sees when one signs in as them. */
  readonly why: string
}

export interface MadeUpOrganisation {
  readonly key: string
  readonly id: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly services: readonly MadeUpService[]
  readonly staff: readonly MadeUpStaff[]
}

type StaffLine = readonly [key: string, name: string, role: Role, services: string[], why: string]

const worker = 'support-worker'
const carries = 'A worker’s own caseload.'

export const organisations: readonly MadeUpOrganisation[] = [
  organisation('larkfield', 'Larkfield Support (made up)', 'provider', {
    services: {
      'larkfield-outreach': 'Larkfield outreach',
      'larkfield-houses': 'Larkfield safe houses',
      'larkfield-young': 'Larkfield young people',
    },
    staff: [
      [
        'senna',
        'Senna Inkwater',
        worker,
        ['larkfield-outreach'],
        'Start here: the fullest Today list.',
      ],
      ['oswin', 'Oswin Pagelight', worker, ['larkfield-outreach'], carries],
      ['marla', 'Marla Storywell', worker, ['larkfield-houses'], carries],
      ['bram', 'Bram Chapterley', worker, ['larkfield-houses'], carries],
      ['tavi', 'Tavi Rhymefield', worker, ['larkfield-young'], 'Children and turning 18.'],
      [
        'pella',
        'Pella Draftsdale',
        'service-manager',
        ['larkfield-outreach', 'larkfield-young'],
        'Releases RNAs; workload of the outreach team.',
      ],
      ['corin', 'Corin Marginstow', 'service-manager', ['larkfield-houses'], 'Releases RNAs.'],
      ['ulla', 'Ulla Footnotely', 'data-protection-lead', [], 'The log and the promises in it.'],
      ['finn', 'Finn Paperstone', 'administrator', [], 'Accounts and services; no case content.'],
    ],
  }),
  organisation('tidewell', 'Tidewell Together (made up)', 'provider', {
    services: {
      'tidewell-outreach': 'Tidewell outreach',
      'tidewell-houses': 'Tidewell safe houses',
      'tidewell-nations': 'Tidewell nations: Scotland, Wales, Northern Ireland',
    },
    staff: [
      ['hesper', 'Hesper Versebourne', worker, ['tidewell-outreach'], carries],
      ['lorn', 'Lorn Quillbridge', worker, ['tidewell-outreach'], carries],
      ['nell', 'Nell Fablecombe', worker, ['tidewell-houses'], carries],
      ['eddan', 'Eddan Taleford', worker, ['tidewell-nations'], 'The rules of other nations.'],
      [
        'ada',
        'Ada Prologue-Hill',
        'service-manager',
        ['tidewell-outreach', 'tidewell-houses', 'tidewell-nations'],
        'Releases RNAs.',
      ],
      ['joss', 'Joss Commaworth', 'data-protection-lead', [], 'The log.'],
      ['wyn', 'Wyn Blottersea', 'administrator', [], 'Accounts and services; no case content.'],
    ],
  }),
  organisation('copperline', 'Copperline Prime (made up)', 'prime', {
    services: {},
    staff: [
      ['gale', 'Gale Sealworthy', 'prime-liaison', [], 'Submissions only: check, forward, return.'],
      ['rudd', 'Rudd Envelope-Moor', 'prime-liaison', [], 'Submissions only.'],
      ['tess', 'Tess Stampington', 'administrator', [], 'Accounts; no submissions.'],
    ],
  }),
  organisation('rehearsal-authority', 'Rehearsal Competent Authority (made up)', 'authority', {
    services: {},
    staff: [
      ['vale', 'Vale Weighley', 'assessor', [], 'Decides need by need, with reasons.'],
      ['noor', 'Noor Balancely', 'assessor', [], 'Decides need by need, with reasons.'],
      ['kit', 'Kit Ledgerham', 'administrator', [], 'Accounts; no submissions.'],
    ],
  }),
]

function organisation(
  key: string,
  name: string,
  kind: OrganisationKind,
  what: { services: Readonly<Record<string, string>>; staff: readonly StaffLine[] },
): MadeUpOrganisation {
  return {
    key,
    id: lastingId(key),
    name,
    kind,
    services: Object.entries(what.services).map(([serviceKey, serviceName]) => ({
      key: serviceKey,
      id: lastingId(serviceKey),
      name: serviceName,
    })),
    staff: what.staff.map(([staffKey, displayName, role, services, why]) => ({
      key: staffKey,
      id: lastingId(`staff ${staffKey}`),
      displayName,
      initials: displayName.replace(/[^A-Z]/g, '').slice(0, 2),
      role,
      email: `${staffKey}@example.org`,
      services,
      why,
    })),
  }
}

/** The same on every day, so that a bookmark to a made-up worker keeps working. */
function lastingId(key: string): string {
  return identifierAt(Date.parse('2026-01-05T09:00:00Z'), chanceFrom(`lasting ${key}`))
}
