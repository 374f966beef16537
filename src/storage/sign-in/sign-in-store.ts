/** Everything that signing in has kept, through the sign-in surface, which reaches no case. */
import type { SignInPort } from '../../application/ports/sign-in-port.ts'
import type { Database } from '../connect/pools.ts'
import type { KeyKeeper } from '../sealing/key-keeper.ts'
import { accounts } from './accounts.ts'
import { secondFactors } from './second-factors.ts'
import { sessions } from './sessions.ts'
import { steps, waits } from './slow-down.ts'
import { stepUps } from './step-ups.ts'

export function createSignIn(made: { database: Database; keys: KeyKeeper }): SignInPort {
  const { database, keys } = made
  return {
    ...accounts(database),
    ...sessions(database),
    ...secondFactors(database, keys),
    ...stepUps(database),
    ...steps(database),
    ...waits(database),
  }
}
