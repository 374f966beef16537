/** What every staff page needs of a request: the case it is about, the write it asks for, a calm no. */
import type { Write } from '../../application/ports/case-store.ts'
import type { Services } from '../../application/services.ts'
import { Stopped } from '../request/stopped.ts'
import { type Typed, textOf } from '../request/typed.ts'
import { isId, writeIdFrom } from '../request/write-id.ts'
import type { Route, SignedInRequest } from '../route.ts'

export type StaffRequest = SignedInRequest<Services>
export type StaffRoute = Route<Services>

export { isId, writeIdFrom }

/** An id from the address. Anything that cannot be one is a page that is not there. */
export function idFrom(request: StaffRequest, name: string): string {
  const id = request.params[name] ?? ''
  if (!isId(id)) throw new Stopped(404)
  return id
}

/** "Not there" and "not yours" are one answer, in one place. */
export function foundOr404<T>(found: T | undefined): T {
  if (found === undefined) throw new Stopped(404)
  return found
}

export function writeFrom(typed: Typed): Write {
  const versionSeen = Number(textOf(typed, 'versionSeen'))
  return {
    writeId: writeIdFrom(typed),
    versionSeen: Number.isInteger(versionSeen) ? versionSeen : -1,
  }
}

export function pageNumber(query: Typed): number {
  const number = Number(textOf(query, 'page'))
  return Number.isInteger(number) && number > 1 && number < 100_000 ? number : 1
}

/** An address with some of the query changed; an empty value takes its name out. */
export function addressWith(path: string, query: Typed, changes: Typed): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    for (const each of typeof value === 'string' ? [value] : value) {
      if (each !== '') search.append(name, each)
    }
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}
