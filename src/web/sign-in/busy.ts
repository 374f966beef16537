/** Checking passwords is costly on purpose: when too many wait for it, the next are asked to come back. */
import { TooBusy } from '../../application/accounts/at-most.ts'
import { Stopped } from '../request/stopped.ts'

export function busy(thrown: unknown): never {
  if (thrown instanceof TooBusy) throw new Stopped(503)
  throw thrown
}
