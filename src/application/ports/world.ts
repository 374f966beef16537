/** What the commands need of the world, in their own words. Storage fulfils it; nothing here
 * says how. One transaction holds a change, its projections and its audit entry, or none of them. */
import type { Day } from '../../domain/calendar/day.ts'
import type { Actor } from '../actor.ts'
import type { AccessRequestStore } from './access-requests/access-request-store.ts'
import type { BlockStore, EmergencyStore } from './access-stores.ts'
import type { AskStore } from './ask-store.ts'
import type { CaseStore } from './case-store.ts'
import type { CircleStore } from './circle/circle-store.ts'
import type { InterpreterStore } from './circle/interpreter-store.ts'
import type { MeetingStore } from './circle/meeting-store.ts'
import type { SharingStore } from './circle/sharing-store.ts'
import type { ContactStore } from './contact-store.ts'
import type { UploadStore } from './files/upload-store.ts'
import type { EvidenceRequests } from './guests/evidence-requests.ts'
import type { GuestDoors } from './guests/guest-doors.ts'
import type { HandoverStore } from './handover/handover-store.ts'
import type { JournalStore } from './journal-store.ts'
import type { LegalRequestStore } from './legal-requests/legal-request-store.ts'
import type { ListStore } from './list-store.ts'
import type { LookedOffice, LookedStore } from './looked/looked-stores.ts'
import type { PackStore } from './packs/pack-store.ts'
import type { DocumentStore, DraftStore, PeopleStore } from './person-stores.ts'
import type { PlaceReleaseStore, PlaceStore } from './places/place-stores.ts'
import type { MatterStore } from './promises/matter-store.ts'
import type { PromiseStore } from './promises/promise-store.ts'
import type { RetentionStore } from './retention/retention-store.ts'
import type { RiskStore } from './risk-store.ts'
import type { RnaStore, SeatStore } from './rna-stores.ts'
import type { OutboxStore } from './sending/outbox-store.ts'
import type { AuditLog, StaffStore } from './staff-stores.ts'
import type { AccountStore } from './told-once/account-store.ts'

export interface World {
  /** The day it is in the United Kingdom; in a rehearsal, the day that was chosen. */
  today(): Day
  /** The time it is, as an ISO time in UTC (moved along in a rehearsal). */
  now(): string
  newId(): string
  /** One transaction as this person. Whatever `work` throws undoes everything in it. */
  asActor<T>(actor: Actor, work: (stores: Stores) => Promise<T>): Promise<T>
}

/** Every store sees only what this person may see: the database itself refuses the rest. */
export interface Stores {
  readonly cases: CaseStore
  readonly journal: JournalStore
  readonly people: PeopleStore
  readonly contact: ContactStore
  readonly places: PlaceStore
  readonly releases: PlaceReleaseStore
  readonly promises: PromiseStore
  readonly matters: MatterStore
  readonly documents: DocumentStore
  readonly uploads: UploadStore
  readonly drafts: DraftStore
  readonly rnas: RnaStore
  readonly seat: SeatStore
  readonly lists: ListStore
  readonly asks: AskStore
  readonly risk: RiskStore
  readonly retention: RetentionStore
  readonly legalRequests: LegalRequestStore
  readonly accessRequests: AccessRequestStore
  readonly staff: StaffStore
  readonly outbox: OutboxStore
  readonly audit: AuditLog
  readonly blocks: BlockStore
  readonly emergencies: EmergencyStore
  readonly circle: CircleStore
  readonly sharing: SharingStore
  readonly interpreters: InterpreterStore
  readonly packs: PackStore
  readonly meetings: MeetingStore
  readonly account: AccountStore
  readonly guestDoors: GuestDoors
  readonly evidenceRequests: EvidenceRequests
  readonly handovers: HandoverStore
  readonly looked: LookedStore
  readonly lookedOffice: LookedOffice
}
