/** What every page of a seat needs of a request. A seat shares nothing with the pages about cases. */
import type { Services } from '../../application/services.ts'
import { Stopped } from '../request/stopped.ts'
import { type Typed, textOf } from '../request/typed.ts'
import type { Route, SignedInRequest } from '../route.ts'

export type SeatRequest = SignedInRequest<Services>
export type SeatRoute = Route<Services>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Anything that cannot be an id is a page that is not there. */
export function submissionIdFrom({ params }: Pick<SeatRequest, 'params'>): string {
  const id = params['submissionId'] ?? ''
  if (!uuid.test(id)) throw new Stopped(404)
  return id
}

export function writeIdFrom(typed: Typed): string {
  const writeId = textOf(typed, 'writeId')
  if (!uuid.test(writeId)) throw new Stopped(400)
  return writeId
}
