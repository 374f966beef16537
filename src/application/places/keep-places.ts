/**
 * Writing a place down, marking it as former or current, keeping a former one longer. When somebody
 * moves, or a mistake is corrected, the new place is another one and the old one becomes former.
 */
import type { Day } from '../../domain/calendar/day.ts'
import type {
  Ending,
  KeepReason,
  Place,
  PlaceDetails,
  PlaceKind,
} from '../../domain/places/place.ts'
import { stateOf } from '../../domain/places/place.ts'
import { mayKeepUntil } from '../../domain/places/shredding.ts'
import { mayDo } from '../access/access-rules.ts'
import type { Actor } from '../actor.ts'
import { writeOf } from '../case/same-write.ts'
import type { OpenCase, Written } from '../ports/case-store.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import { gone, notThere, type PlaceRefusal, type Refused } from './place-refusal.ts'

export type PlaceSaved = { readonly done: true } | Refused

interface OnCase {
  readonly sitting: Sitting
  readonly seen: OpenCase
  readonly places: readonly Place[]
  readonly today: Day
}

async function onCase(
  services: Services,
  actor: Actor,
  caseId: string,
  work: (on: OnCase) => Promise<Written | PlaceRefusal>,
): Promise<PlaceSaved> {
  return sit(services, actor, async (sitting) => {
    const seen = await sitting.stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) return notThere
    // From here to the end nobody else changes a place of this case, the shredder included.
    await sitting.stores.places.hold(caseId)
    const places = await sitting.stores.places.list(caseId)
    const outcome = await work({ sitting, seen, places, today: services.world.today() })
    if ('code' in outcome) return { refused: outcome }
    // No write about places names a version, so none can be out of date.
    return { done: true }
  })
}

export interface PlaceToKeep {
  readonly kind: PlaceKind
  readonly details: PlaceDetails
  readonly from?: Day
  /** The place that this one takes the place of. */
  readonly instead?: { readonly placeId: string; readonly because: Ending }
}

export function keepPlace(
  services: Services,
  actor: Actor,
  { caseId, place, writeId }: { caseId: string; place: PlaceToKeep; writeId: string },
): Promise<PlaceSaved> {
  return onCase(services, actor, caseId, async ({ sitting, seen, places, today }) => {
    const { kind, details, from, instead } = place
    const store = sitting.stores.places
    const id = services.world.newId()
    const added = await store.add(
      seen,
      { id, kind, details, ...(from && { from }) },
      { writeId: writeOf(writeId, caseId, place) },
    )
    if (!('done' in added)) return added
    if (isHome(place) && instead?.because !== 'corrected' && places.some(isHome)) {
      await sitting.stores.contact.unsettle(seen, 'moved')
    }
    const before = places.find((one) => one.id === instead?.placeId)
    // Somebody may have marked it meanwhile: then it is former already, and that is what was wanted.
    if (!instead || !before || stateOf(before) !== 'current') return added
    const until = instead.because === 'moved' ? (from ?? today) : undefined
    return store.markFormer(
      seen,
      instead.placeId,
      { since: today, because: instead.because, ...(until && { until }) },
      { writeId: writeOf(writeId, caseId, { ...place, former: true }) },
    )
  })
}

export function markFormer(
  services: Services,
  actor: Actor,
  about: { caseId: string; placeId: string; until?: Day; writeId: string },
): Promise<PlaceSaved> {
  const { caseId, placeId, until, writeId } = about
  return onCase(services, actor, caseId, async ({ sitting, seen, places, today }) => {
    const place = places.find(({ id }) => id === placeId)
    if (!place) return notThere.refused
    if (stateOf(place) === 'shredded') return gone.refused
    const write = { writeId: writeOf(writeId, caseId, { placeId, until, as: 'former' }) }
    if (place.former) return { alreadyDone: true, version: seen.version }
    const because = until ? 'moved' : 'no-longer-used'
    const becoming = { since: today, because, ...(until && { until }) } as const
    if (isHome(place)) await sitting.stores.contact.unsettle(seen, 'moved')
    return sitting.stores.places.markFormer(seen, placeId, becoming, write)
  })
}

/** After a move, what they said about reaching them has to be asked again. */
function isHome({ kind }: Pick<Place, 'kind'>): boolean {
  return kind === 'address' || kind === 'safe-house'
}

/** Marked as former by mistake, or they went back: while it is not shredded, it can stand again. */
export function markCurrent(
  services: Services,
  actor: Actor,
  { caseId, placeId, writeId }: { caseId: string; placeId: string; writeId: string },
): Promise<PlaceSaved> {
  return onCase(services, actor, caseId, async ({ sitting, seen, places }) => {
    const place = places.find(({ id }) => id === placeId)
    if (!place) return notThere.refused
    if (stateOf(place) === 'shredded') return gone.refused
    const write = { writeId: writeOf(writeId, caseId, { placeId, as: 'current' }) }
    return sitting.stores.places.markCurrent(seen, placeId, write)
  })
}

export interface ToKeepLonger {
  readonly caseId: string
  readonly placeId: string
  readonly until: Day
  readonly reason: KeepReason
  readonly words: string
  readonly writeId: string
}

export function keepLonger(
  services: Services,
  actor: Actor,
  { caseId, placeId, writeId, ...keep }: ToKeepLonger,
): Promise<PlaceSaved> {
  return onCase(services, actor, caseId, async ({ sitting, seen, places, today }) => {
    const place = places.find(({ id }) => id === placeId)
    if (!place) return notThere.refused
    const refused = mayKeepUntil(place, keep.until, today)
    if (refused) return refused
    const write = { writeId: writeOf(writeId, caseId, { placeId, ...keep }) }
    const id = services.world.newId()
    return sitting.stores.places.keepLonger(seen, placeId, { id, ...keep }, write)
  })
}
