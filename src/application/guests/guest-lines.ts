/** What links for professionals ask of a worker on Today, made again whenever a worker does something about one. */
import { ukDayOf } from '../../domain/calendar/day.ts'
import { guestAsks, standingOf } from '../../domain/guests/request-standing.ts'
import { promisesOf } from '../../domain/promises/promised.ts'
import type { EvidenceRequest } from '../ports/guests/evidence-requests.ts'
import type { GuestDoor } from '../ports/guests/guest-doors.ts'
import type { Stores } from '../ports/world.ts'
import type { Sitting } from '../services.ts'

/** The newest door to each question: the ones before it were closed for it. */
export function doorTo(doors: readonly GuestDoor[], requestId: string): GuestDoor | undefined {
  return doors.find(({ subjectId }) => subjectId === requestId)
}

/** In the transaction of what changed it. */
export async function askForGuests({ stores }: Pick<Sitting, 'stores'>, caseId: string) {
  const [requests, doors, ended] = [
    await stores.evidenceRequests.list(caseId),
    await stores.guestDoors.list(caseId),
    await endedPromises(stores, caseId),
  ]
  const lines = guestAsks(
    requests.flatMap((request) => {
      const door = doorTo(doors, request.id)
      return door ? [stateOf(request, door, ended)] : []
    }),
  )
  const shown = lines.map((line) => ({ ...line, showFrom: line.due }))
  await stores.asks.replace(caseId, 'guests', shown)
}

function stateOf(request: EvidenceRequest, door: GuestDoor, ended: ReadonlySet<string>) {
  const { id: doorId, kind, closed } = door
  const standing = standingOf({
    taken: request.takenAt !== undefined,
    answered: request.answered !== undefined,
    ended: ended.has(request.promiseId ?? ''),
    doorOpen: closed === undefined,
  })
  const closing = closed && { closed: { on: ukDayOf(closed.at), why: closed.why } }
  return { doorId, kind, standing, ...closing }
}

export async function endedPromises(
  { promises }: Pick<Stores, 'promises'>,
  caseId: string,
): Promise<ReadonlySet<string>> {
  const all = promisesOf(await promises.read(caseId))
  return new Set(all.flatMap(({ id, end }) => (end ? [id] : [])))
}
