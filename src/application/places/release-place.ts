/**
 * Telling one place to one named recipient, this once: asked by one colleague, answered by another who
 * has shown who they are, and shown a single time to the one who asked. Who may never be told is
 * decided before anything else is looked at.
 */
import { mayLeave } from '../../domain/firewall/may-leave.ts'
import { type PlaceDetails, stateOf } from '../../domain/places/place.ts'
import { mayReceive } from '../../domain/places/recipient.ts'
import { mayTake, type ReleaseStep, readRelease } from '../../domain/places/release.ts'
import { mayDo } from '../access/access-rules.ts'
import { holdsStepUp } from '../accounts/step-up.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import { writeOf } from '../case/same-write.ts'
import type { Handing, KnownRelease } from '../ports/places/place-stores.ts'
import { type Services, type Sitting, sit } from '../services.ts'
import type { PlaceSaved } from './keep-places.ts'
import { gone, needsStepUp, neverToThem, notThere, type Refused } from './place-refusal.ts'

export interface ToAsk {
  readonly caseId: string
  readonly placeId: string
  /** As it was sent: any text at all. */
  readonly recipientType: string
  readonly recipient: string
  readonly organisation: string
  readonly why: string
  readonly handing: Handing
  readonly writeId: string
}

export async function askToRelease(
  services: Services,
  actor: Actor,
  { caseId, placeId, writeId, recipientType, ...words }: ToAsk,
): Promise<PlaceSaved> {
  return sit(services, actor, async ({ stores }) => {
    const seen = await stores.cases.open(caseId)
    if (!seen || !mayDo(actor, 'work-on-case', seen)) return notThere
    const recipient = mayReceive(recipientType)
    const leaves = mayLeave({ sink: 'place-release', to: recipientType, classes: ['L'] })
    if ('refused' in recipient || 'refused' in leaves) {
      const act = 'was refused telling a place: never to them'
      await stores.audit.record({ act, caseId, objectId: placeId })
      return 'refused' in recipient ? recipient : neverToThem
    }
    const place = (await stores.places.list(caseId)).find(({ id }) => id === placeId)
    if (!place) return notThere
    if (stateOf(place) === 'shredded') return gone
    const asked = { placeId, recipientType: recipient.allowed, ...words }
    await stores.releases.ask(
      seen,
      { id: services.world.newId(), ...asked },
      { writeId: writeOf(writeId, caseId, asked) },
    )
    return { done: true }
  })
}

interface AboutRelease {
  readonly caseId: string
  readonly releaseId: string
  readonly writeId: string
}

export async function answerRelease(
  services: Services,
  actor: Actor,
  about: AboutRelease,
  step: Exclude<ReleaseStep, 'handed-over'>,
): Promise<PlaceSaved> {
  return sit(services, actor, async (sitting) => {
    const found = await mayStep(sitting, about, step)
    if ('done' in found) return { done: true }
    if ('refused' in found) return found
    const now = services.world.now()
    if (step === 'approved' && !holdsStepUp(actor, 'release-place', now)) return needsStepUp
    const write = { writeId: writeOf(about.writeId, about.caseId, [about.releaseId, step]) }
    await sitting.stores.releases.take(found.read.file, found.release, step, write)
    return { done: true }
  })
}

export interface HandedOver extends ReadCase {
  readonly release: KnownRelease
  readonly details: PlaceDetails
}

/** Shown to whoever asked, and never again: the step is taken in the transaction that opens the place. */
export async function handOver(
  services: Services,
  actor: Actor,
  about: AboutRelease,
): Promise<HandedOver | Refused> {
  return sit(services, actor, async (sitting) => {
    const found = await mayStep(sitting, about, 'handed-over')
    if ('refused' in found) return found
    if ('done' in found) return { refused: { code: 'release-is-over', stage: 'handed-over' } }
    if (!holdsStepUp(actor, 'location', services.world.now())) return needsStepUp
    const { read, release } = found
    const write = { writeId: writeOf(about.writeId, about.caseId, [about.releaseId, 'shown']) }
    const { releases, places } = sitting.stores
    const place = (await places.list(about.caseId)).find(({ id }) => id === release.asked.placeId)
    if (!place || stateOf(place) === 'shredded') return gone
    const taken = await releases.take(read.file, release, 'handed-over', write)
    if (!('done' in taken)) return { refused: { code: 'release-is-over', stage: 'handed-over' } }
    const details = await releases.handOver(about.caseId, release)
    if (details === undefined) throw new Error('a place was shredded while its case was held')
    await places.noteHandedOver(about.caseId, place.id)
    return { ...read, release, details }
  })
}

async function mayStep(
  sitting: Sitting,
  { caseId, releaseId }: AboutRelease,
  step: ReleaseStep,
): Promise<{ read: ReadCase; release: KnownRelease } | { done: true } | Refused> {
  const read = await openFor(sitting, caseId)
  if (!read || !mayDo(sitting.actor, 'work-on-case', read.file)) return notThere
  const { places, releases } = sitting.stores
  // Two who press at once are told apart: the second reads what the first did.
  await places.hold(caseId)
  const release = (await releases.list(caseId)).find(({ asked }) => asked.id === releaseId)
  if (!release) return notThere
  const taken = release.steps.find((one) => one.step === step)
  if (taken && taken.by === sitting.actor.userId) return { done: true }
  const now = sitting.services.world.now()
  const stands = readRelease(release.asked, release.steps, now)
  const refused = mayTake(stands, step, sitting.actor.userId)
  return refused ? { refused } : { read, release }
}
