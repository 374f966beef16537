/**
 * Where a person is, as the commands ask for it: lists that never say where, one place opened at a time,
 * and the release of one place to one recipient. Nothing here may be given to what writes documents.
 */
import type { Day } from '../../../domain/calendar/day.ts'
import type { Look } from '../../../domain/places/look-budget.ts'
import type {
  Ending,
  KeepReason,
  Place,
  PlaceDetails,
  PlaceKind,
  ShowReason,
} from '../../../domain/places/place.ts'
import type { AllowedRecipientType } from '../../../domain/places/recipient.ts'
import type { Asked, ReleaseStep, TakenStep } from '../../../domain/places/release.ts'
import type { OpenCase, Written } from '../case-store.ts'

/** These writes only ever add to the case or mark one place, so they need no version of it. */
type Once = { readonly writeId: string }

export interface NewPlace {
  readonly id: string
  readonly kind: PlaceKind
  readonly details: PlaceDetails
  readonly from?: Day
}

export interface Becoming {
  readonly since: Day
  readonly because: Ending
  readonly until?: Day
}

export interface WhyLook {
  readonly reason: ShowReason
  readonly words: string
}

export interface PlaceStore {
  /** Until this transaction ends, nobody else writes in the case. */
  hold(caseId: string): Promise<void>
  /** What is kept of this case, masked; newest first. Old compartments are carried over on the way. */
  list(caseId: string): Promise<readonly Place[]>
  add(seen: OpenCase, place: NewPlace, write: Once): Promise<Written>
  markFormer(seen: OpenCase, placeId: string, becoming: Becoming, write: Once): Promise<Written>
  markCurrent(seen: OpenCase, placeId: string, write: Once): Promise<Written>
  keepLonger(
    seen: OpenCase,
    placeId: string,
    keep: { id: string; until: Day; reason: KeepReason; words: string },
    write: Once,
  ): Promise<Written>
  /** Places of which people this worker saw; whoever asks next waits until this transaction ends. */
  looksSince(since: string): Promise<readonly Look[]>
  /** Opens one place, with its line in the log. Nothing, when it is not there or was shredded. */
  show(caseId: string, placeId: string, why: WhyLook): Promise<PlaceDetails | undefined>
  /** Keeps that a look was refused, for the manager to see. */
  noteRefused(caseId: string, placeId: string, why: WhyLook): Promise<void>
  /** A paper that tells a place was opened, or was refused as one person too many. */
  noteFileLook(caseId: string, documentId: string, look: { shown: boolean }): Promise<void>
  /** A place was handed over to whoever asked for the release: it counts as seen. */
  noteHandedOver(caseId: string, placeId: string): Promise<void>
  /** Which of these texts, by their numbers, name a place of this case. Opens none. */
  tellingTexts(caseId: string, texts: readonly string[]): Promise<readonly number[]>
  /** Former places of the manager's services that are still kept. */
  formerOnes(): Promise<readonly FormerPlace[]>
  /** Looks that were refused in the manager's services. */
  refusedLooks(since: string): Promise<readonly RefusedLook[]>
}

interface OfCase {
  readonly caseId: string
  readonly reference: string
  readonly alias: string
}

export interface FormerPlace extends OfCase {
  readonly workerId: string
  readonly place: Place
}

export interface RefusedLook extends OfCase {
  readonly by: string
  readonly at: string
}

/** How the place will reach the recipient. */
export const handings = ['in-person', 'by-phone', 'by-letter', 'by-their-portal'] as const
export type Handing = (typeof handings)[number]

export interface ReleaseAsked extends Asked {
  readonly id: string
  readonly placeId: string
  readonly recipientType: AllowedRecipientType
  readonly handing: Handing
  readonly recipient: string
  readonly organisation: string
  readonly why: string
}

export interface KnownRelease {
  readonly asked: ReleaseAsked
  readonly steps: readonly TakenStep[]
}

export interface WaitingRelease extends OfCase {
  readonly id: string
  readonly kind: PlaceKind
  readonly askedBy: string
  readonly askedAt: string
}

export interface PlaceReleaseStore {
  ask(
    seen: OpenCase,
    release: Omit<ReleaseAsked, 'askedBy' | 'askedAt'>,
    write: Once,
  ): Promise<Written>
  /** Newest first. */
  list(caseId: string): Promise<readonly KnownRelease[]>
  take(seen: OpenCase, release: KnownRelease, step: ReleaseStep, write: Once): Promise<Written>
  /** Opens the place of an approved release for whoever asked, with its line in the log. */
  handOver(caseId: string, release: KnownRelease): Promise<PlaceDetails | undefined>
  /** Asked by others and answered by nobody yet, in the cases of whoever asks. */
  waiting(askedAfter: string): Promise<readonly WaitingRelease[]>
}
