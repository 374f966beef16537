/** What every page of a seat needs of a request. A seat shares nothing with the pages about cases. */
import type { Services } from '../../application/services.ts'
import { Stopped } from '../request/stopped.ts'
import { isId } from '../request/write-id.ts'
import type { Route, SignedInRequest } from '../route.ts'

export type SeatRequest = SignedInRequest<Services>
export type SeatRoute = Route<Services>

/** Anything that cannot be an id is a page that is not there. */
export function submissionIdFrom({ params }: Pick<SeatRequest, 'params'>): string {
  const id = params['submissionId'] ?? ''
  if (!isId(id)) throw new Stopped(404)
  return id
}
