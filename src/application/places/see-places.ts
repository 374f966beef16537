/**
 * Which places are kept of a person, masked, and one of them opened: for a stated reason, after the
 * worker has shown who they are, within how many people's places one worker may see. The line in the
 * log is written in the same transaction; without it nothing is shown.
 */
import { dayMs, overBudget } from '../../domain/places/look-budget.ts'
import { type Place, type PlaceDetails, stateOf } from '../../domain/places/place.ts'
import { mayDo } from '../access/access-rules.ts'
import { holdsStepUp } from '../accounts/step-up.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import type {
  FormerPlace,
  KnownRelease,
  RefusedLook,
  WaitingRelease,
  WhyLook,
} from '../ports/places/place-stores.ts'
import type { Colleague } from '../ports/staff-stores.ts'
import { type Services, sit } from '../services.ts'
import { gone, needsStepUp, notThere, type Refused } from './place-refusal.ts'

export interface PlacesOfCase extends ReadCase {
  readonly places: readonly Place[]
  readonly releases: readonly KnownRelease[]
  readonly colleagues: readonly Colleague[]
}

export async function readPlaces(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<PlacesOfCase | undefined> {
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (!read) return undefined
    const { stores } = sitting
    const places = await stores.places.list(caseId)
    const [releases, colleagues] = await Promise.all([
      stores.releases.list(caseId),
      stores.staff.colleagues(),
    ])
    return { ...read, places, releases, colleagues }
  })
}

export interface ShownPlace extends ReadCase {
  readonly place: Place
  readonly details: PlaceDetails
}

export async function showPlace(
  services: Services,
  actor: Actor,
  about: { caseId: string; placeId: string; why: WhyLook },
): Promise<ShownPlace | Refused> {
  const { caseId, placeId, why } = about
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (!read || !mayDo(actor, 'work-on-case', read.file)) return notThere
    const { places: store } = sitting.stores
    const place = (await store.list(caseId)).find(({ id }) => id === placeId)
    if (!place) return notThere
    if (stateOf(place) === 'shredded') return gone
    const now = services.world.now()
    if (!holdsStepUp(actor, 'location', now)) return needsStepUp
    const looks = await store.looksSince(new Date(Date.parse(now) - dayMs).toISOString())
    const tooMany = overBudget(looks, { caseId, at: now })
    if (tooMany) {
      await store.noteRefused(caseId, placeId, why)
      return { refused: tooMany }
    }
    const details = await store.show(caseId, placeId, why)
    return details ? { ...read, place, details } : gone
  })
}

export interface ManagersPlaces {
  readonly former: readonly FormerPlace[]
  readonly waiting: readonly WaitingRelease[]
  readonly refused: readonly RefusedLook[]
  readonly colleagues: readonly Colleague[]
}

const refusedShownMs = 14 * dayMs

/** What a manager looks after, over all cases of their services: no case is opened for it. */
export async function readManagersPlaces(
  services: Services,
  actor: Actor,
  askedAfter: string,
): Promise<ManagersPlaces> {
  return sit(services, actor, async ({ stores }) => {
    const since = new Date(Date.parse(services.world.now()) - refusedShownMs).toISOString()
    const [former, waiting, refused, colleagues] = await Promise.all([
      stores.places.formerOnes(),
      stores.releases.waiting(askedAfter),
      stores.places.refusedLooks(since),
      stores.staff.colleagues(),
    ])
    return { former, waiting, refused, colleagues }
  })
}
