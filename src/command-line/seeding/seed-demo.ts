/** Fills an empty demo installation with the made-up caseload, through the same doors as real work. */
import { createHash } from 'node:crypto'
import { projectCase } from '../../application/case/project-case.ts'
import { letterAsPdf, letterFileName } from '../../demo/letter-as-pdf.ts'
import {
  type MadeUpInstallation,
  type MadeUpPersonRecord,
  madeUpInstallation,
} from '../../demo/made-up-installation.ts'
import { madeUpPhotograph, photographName } from '../../demo/made-up-photograph.ts'
import type { MadeUpOrganisation, MadeUpStaff } from '../../demo/organisations.ts'
import { askedToTell } from '../../demo/records/asked-to-tell.ts'
import { reachingOf } from '../../demo/records/reaching.ts'
import { addDays, type Day } from '../../domain/calendar/day.ts'
import type { NeedCategories } from '../../domain/needs/category.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { guestDesk } from '../../storage/guest-door/guest-desk.ts'
import { newId } from '../../storage/new-id.ts'
import {
  createOrganisation,
  createService,
  createUser,
  routeTo,
} from '../../storage/organisations/make-organisation.ts'
import { createWorld } from '../../storage/world.ts'
import type { OpenInstallation } from '../open-installation.ts'
import { actorFor, serviceIdsOf } from './made-up-actor.ts'
import { seedAccess } from './seed-access.ts'
import { seedCircle } from './seed-circle.ts'
import { seedDemands } from './seed-demands.ts'
import { seedAssessments } from './seed-demo-assessments.ts'
import { seedEmergency } from './seed-demo-emergency.ts'
import { seedRisk } from './seed-demo-risk.ts'
import { seedInterpreters } from './seed-interpreters.ts'
import { seedPromises } from './seed-promises.ts'
import { seedRequests } from './seed-requests.ts'
import { seedRetention } from './seed-retention.ts'
import { seedTold } from './seed-told.ts'

export interface Seeding {
  readonly today: Day
  readonly policy: Policy
  readonly categories: NeedCategories
  /** Other made-up people than those of the demo, such as a few of them for a check. */
  readonly installation?: MadeUpInstallation
  readonly onProgress?: (done: number, of: number) => void
}

export async function seedDemo(
  { database, keys }: OpenInstallation,
  { today, policy, categories, installation, onProgress }: Seeding,
): Promise<{ people: number }> {
  const { organisations, people } = installation ?? madeUpInstallation(today)
  for (const organisation of organisations) await seedOrganisation({ database, keys }, organisation)
  await connectSeats(database, organisations)

  let moment = new Date()
  const world = createWorld({ database, keys, clock: { now: () => moment } })
  for (const [place, person] of people.entries()) {
    const organisation = organisations.find(({ key }) => key === person.organisation)
    const worker = organisation?.staff.find(({ key }) => key === person.worker)
    if (!organisation || !worker) throw new Error(`nobody works with ${person.key}`)
    const seen = (at: string) => {
      moment = new Date(at)
    }
    const actor = actorFor(organisation, worker)
    await world.asActor(actor, (stores) =>
      seedPerson(stores, { person, organisation, worker, today, policy, seen }),
    )
    await seedAssessments({ world, actor, organisations, person, categories, seen })
    await seedPromises({ world, actor, person, today, policy, seen })
    await seedCircle({ world, actor, person, today, policy, seen })
    const guests = guestDesk(database)
    await seedRequests({ world, guests, actor, person, today, policy, seen })
    await seedInterpreters({ world, actor, person, today, seen })
    await seedTold({ world, actor, person, today, seen })
    await seedRisk({ world, actor, person, today, policy, seen })
    const deciding = whoDecides(organisation, person.service)
    if (deciding) await seedDemands({ world, person, actor, ...deciding, today, seen })
    await seedAccess({ world, person, actor, today, seen })
    onProgress?.(place + 1, people.length)
  }
  moment = new Date()
  await seedEmergency(
    { world, today, calendars: Object.values(policy.calendars) },
    { organisations, people },
  )
  await seedRetention({ database, keys }, { world, today }, { organisations, people })
  return { people: people.length }
}

/** A manager of the service and the data protection lead, where there are both. */
function whoDecides(organisation: MadeUpOrganisation, service: string) {
  const { staff } = organisation
  const manager = staff.find(
    (one) => one.role === 'service-manager' && one.services.includes(service),
  )
  const lead = staff.find(({ role }) => role === 'data-protection-lead')
  return (
    manager &&
    lead && { manager: actorFor(organisation, manager), lead: actorFor(organisation, lead) }
  )
}

async function seedOrganisation(
  { database, keys }: Pick<OpenInstallation, 'database' | 'keys'>,
  organisation: MadeUpOrganisation,
): Promise<void> {
  const { id: orgId, kind, name, services, staff } = organisation
  await createOrganisation(database, keys, { kind, name, orgId, demo: true })
  for (const service of services) await createService(database, orgId, service)
  for (const person of staff) {
    const made = await createUser(database, {
      orgId,
      id: person.id,
      displayName: person.displayName,
      initials: person.initials,
      role: person.role,
      serviceIds: serviceIdsOf(organisation, person),
    })
    if ('refused' in made) throw new Error(`${person.key}: ${made.refused.code}`)
  }
}

async function connectSeats(
  database: OpenInstallation['database'],
  organisations: readonly MadeUpOrganisation[],
): Promise<void> {
  for (const { id, kind } of organisations) {
    for (const seat of organisations) {
      const provider = kind === 'provider' && seat.kind === 'prime'
      const prime = kind === 'prime' && seat.kind === 'authority'
      if (provider || prime) {
        await routeTo(database, id, { kind: seat.kind, orgId: seat.id })
      }
    }
  }
}

interface Placing {
  readonly person: MadeUpPersonRecord
  readonly organisation: MadeUpOrganisation
  readonly worker: MadeUpStaff
  readonly today: Day
  readonly policy: Policy
  /** Sets the time at which the next thing is recorded. */
  readonly seen: (at: string) => void
}

/** Whose papers hold a picture that can tell a place. */
const withPhotograph = 'Hornbeam'

type Stores = Parameters<Parameters<ReturnType<typeof createWorld>['asActor']>[1]>[0]

async function seedPerson(stores: Stores, placing: Placing): Promise<void> {
  const { person, organisation, worker, today, policy, seen } = placing
  const service = organisation.services.find(({ key }) => key === person.service)
  if (!service) throw new Error(`no service ${person.service}`)
  const once = () => ({ writeId: newId() })
  seen(person.facts[0]?.recordedAt ?? `${today}T09:00:00Z`)
  await stores.cases.create(
    {
      id: person.id,
      reference: referenceFrom(person.id),
      alias: person.alias,
      serviceId: service.id,
      workerId: worker.id,
    },
    once(),
  )
  let open = await stores.cases.open(person.id)
  if (!open) throw new Error(`${person.key} could not be opened`)
  const projection = projectCase(person.facts, today, policy)
  await stores.cases.append(
    open,
    { facts: person.facts, projection },
    { ...once(), versionSeen: open.version },
  )
  for (const entry of person.journal) {
    const { recordedAt, by: _, ...rest } = entry
    seen(recordedAt)
    await stores.journal.add(open, rest, once())
  }
  for (const letter of person.letters) {
    const bytes = letterAsPdf(letter)
    const about = {
      id: letter.id,
      name: letterFileName(letter),
      type: 'pdf' as const,
      // Made up without a letterhead; somebody looked.
      class: 'I' as const,
      size: bytes.length,
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    // Of each person's last letter the bytes as they came are kept too, as for a court.
    const original = letter === person.letters.at(-1) ? { original: bytes } : {}
    await stores.documents.add(open, { ...about, sha256, bytes, ...original }, once())
  }
  if (person.alias === withPhotograph) {
    const bytes = madeUpPhotograph()
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const about = { id: newId(), name: photographName, type: 'png', size: bytes.length } as const
    await stores.documents.add(open, { ...about, class: 'L', sha256, bytes }, once())
  }
  for (const which of ['identity', 'contact'] as const) {
    open = await stores.cases.open(person.id)
    if (!open) throw new Error(`${person.key} could not be opened again`)
    await stores.people.keep(open, which, person[which], { ...once(), versionSeen: open.version })
  }
  let current: string | undefined
  for (const { kind, details, former } of person.places) {
    const id = newId()
    await stores.places.add(open, { id, kind, details }, once())
    if (!former) {
      current ??= id
      continue
    }
    const since = addDays(today, -former.daysAgo)
    const { because } = former
    await stores.places.markFormer(open, id, { since, until: since, because }, once())
  }
  await seedReaching(stores, placing)
  const asking = askedToTell[person.key]
  if (asking && current) {
    // It runs out after a day, so it is as new as the demo.
    seen(new Date().toISOString())
    await stores.releases.ask(open, { id: newId(), placeId: current, ...asking }, once())
  }
}

async function seedReaching(
  { cases, contact }: Stores,
  { person, worker, today, seen }: Placing,
): Promise<void> {
  const reaching = reachingOf(person.alias, { today, by: worker.id })
  const open = reaching && (await cases.open(person.id))
  if (!reaching || !open) return
  const { at, rules, codeWord, wrongPerson } = reaching
  seen(at)
  const once = () => ({ writeId: newId() })
  await contact.change(open, () => rules, once())
  if (codeWord) await contact.keepCodeWord(open, codeWord, once())
  if (wrongPerson) {
    await contact.note(open, { id: newId(), kind: 'wrong-person', words: wrongPerson }, once())
  }
}

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Like WM-7K3F: from the id, so that a demo made twice gives people the same reference. */
export function referenceFrom(id: string): string {
  let number = Number.parseInt(id.replaceAll('-', '').slice(-10), 16)
  let text = ''
  for (let place = 0; place < 5; place += 1) {
    text += letters[number % letters.length]
    number = Math.floor(number / letters.length)
  }
  return `WM-${text}`
}
