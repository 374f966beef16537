/**
 * The world as the commands see it, kept in PostgreSQL: one transaction per piece of work, as the
 * person who asks, with its log entries in it, through the surface that belongs to their seat.
 */
import type { Stores, World } from '../application/ports/world.ts'
import { ukDayOf } from '../domain/calendar/day.ts'
import type { Database } from './connect/pools.ts'
import { withActor } from './connect/with-actor.ts'
import { newId } from './new-id.ts'
import { makeKeyCache } from './sealing/key-cache.ts'
import type { KeyKeeper } from './sealing/key-keeper.ts'
import { openKeyring } from './sealing/keyring.ts'
import { blockStore } from './stores/access/block-store.ts'
import { emergencyStore } from './stores/access/emergency-store.ts'
import { accessRequestStore } from './stores/access-requests/access-request-store.ts'
import { caseStore } from './stores/cases/case-store.ts'
import { journalStore } from './stores/cases/journal-store.ts'
import { circleStore } from './stores/circle/circle-store.ts'
import { meetingStore } from './stores/circle/meeting-store.ts'
import { sharingStore } from './stores/circle/sharing-store.ts'
import { contactStore } from './stores/contact/contact-store.ts'
import { evidenceRequestStore } from './stores/guests/evidence-request-store.ts'
import { guestDoorStore } from './stores/guests/guest-door-store.ts'
import { handoverStore } from './stores/handover/handover-store.ts'
import { interpreterStore } from './stores/interpreters/interpreter-store.ts'
import { legalRequestStore } from './stores/legal-requests/legal-request-store.ts'
import { askStore } from './stores/lists/ask-store.ts'
import { listStore } from './stores/lists/list-store.ts'
import { lookedOffice } from './stores/looked/looked-office.ts'
import { lookedStore } from './stores/looked/looked-store.ts'
import { outboxStore } from './stores/outbox/outbox-store.ts'
import { packStore } from './stores/packs/pack-store.ts'
import { documentStore } from './stores/people/document-store.ts'
import { draftStore } from './stores/people/draft-store.ts'
import { peopleStore } from './stores/people/people-store.ts'
import { placeStore } from './stores/places/place-store.ts'
import { placeReleaseStore } from './stores/places/release-store.ts'
import { matterStore } from './stores/promises/matter-store.ts'
import { promiseStore } from './stores/promises/promise-store.ts'
import { retentionStore } from './stores/retention/retention-store.ts'
import { riskStore } from './stores/risk/risk-store.ts'
import { rnaStore } from './stores/rna/rna-store.ts'
import { seatStore } from './stores/rna/seat-store.ts'
import { auditLog } from './stores/staff/audit-log.ts'
import { staffStore } from './stores/staff/staff-store.ts'
import { accountStore } from './stores/told-once/account-store.ts'
import { beginWork, type UnitOfWork } from './stores/unit-of-work.ts'
import { uploadStore } from './stores/uploads/upload-store.ts'

/** The time it is, moved along in a rehearsal. */
export interface Clock {
  now(): Date
}

interface Made {
  readonly database: Database
  readonly keys: KeyKeeper
  readonly clock: Clock
}

export function createWorld({ database, keys, clock }: Made): World {
  const cache = makeKeyCache()
  const now = (): string => clock.now().toISOString()
  return {
    now,
    today: () => ukDayOf(now()),
    newId: () => newId(),
    asActor(actor, work) {
      const surface = actor.orgKind === 'provider' ? 'staff' : 'seat'
      return withActor(database, surface, actor, async (tx) => {
        // Made anew for each try: a try that failed leaves nothing behind, in memory either.
        const unit = beginWork({ tx, actor, keyring: openKeyring(tx, keys, cache), now })
        const result = await work(storesOf(unit))
        await unit.writeLog()
        return result
      })
    },
  }
}

function storesOf(unit: UnitOfWork): Stores {
  return {
    cases: caseStore(unit),
    journal: journalStore(unit),
    people: peopleStore(unit),
    contact: contactStore(unit),
    places: placeStore(unit),
    releases: placeReleaseStore(unit),
    promises: promiseStore(unit),
    matters: matterStore(unit),
    documents: documentStore(unit),
    uploads: uploadStore(unit),
    drafts: draftStore(unit),
    rnas: rnaStore(unit),
    seat: seatStore(unit),
    lists: listStore(unit),
    asks: askStore(unit),
    risk: riskStore(unit),
    retention: retentionStore(unit),
    legalRequests: legalRequestStore(unit),
    accessRequests: accessRequestStore(unit),
    staff: staffStore(unit),
    outbox: outboxStore(unit),
    audit: auditLog(unit),
    blocks: blockStore(unit),
    emergencies: emergencyStore(unit),
    circle: circleStore(unit),
    sharing: sharingStore(unit),
    interpreters: interpreterStore(unit),
    handovers: handoverStore(unit),
    packs: packStore(unit),
    meetings: meetingStore(unit),
    account: accountStore(unit),
    guestDoors: guestDoorStore(unit),
    evidenceRequests: evidenceRequestStore(unit),
    looked: lookedStore(unit),
    lookedOffice: lookedOffice(unit),
  }
}
