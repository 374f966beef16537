/**
 * Who asks and about which cases: always the same organisation, whatever else is loaded. Pages are read
 * by one half of its workers and written by the other, so that no figure depends on the one before it.
 */

import type { Database } from '../../src/storage/connect/pools.ts'
import type { KeyKeeper } from '../../src/storage/sealing/key-keeper.ts'
import { createSignIn } from '../../src/storage/sign-in/sign-in-store.ts'
import type { LoadedCase } from '../load/load-cases.ts'

export interface Subject extends LoadedCase {
  readonly token: string
}

export interface Subjects {
  /** One case of each worker who only reads: their Today, their caseload. */
  readonly readers: readonly Subject[]
  /** Cases read again and again. */
  readonly warm: readonly Subject[]
  /** Cases that nobody has opened since the server started. */
  readonly cold: readonly Subject[]
  /** A few of the warm ones, with professionals around them. */
  readonly circles: readonly Subject[]
  readonly forEntries: readonly Subject[]
  /** Reasonable grounds decided, conclusive grounds not yet; each can be decided once. */
  readonly forDecisions: readonly Subject[]
}

const mostWarm = 200
const mostCircles = 12

export async function chooseSubjects(
  { database, keys }: { database: Database; keys: KeyKeeper },
  loaded: readonly LoadedCase[],
): Promise<Subjects> {
  const own = loaded.filter(({ light }) => light.organisation === 0 && light.active)
  const workers = [...new Set(own.map(({ light }) => light.worker))]
  const tokens = new Map<number, string>()
  const signIn = createSignIn({ database, keys })
  for (const { actor, light } of own) {
    if (tokens.has(light.worker)) continue
    const session = {
      factor: 'demo',
      device: 'bench',
      idleSeconds: 86_400,
      lastsSeconds: 86_400,
    } as const
    const token = await signIn.begin(actor, session)
    if (token === undefined) throw new Error('a made-up worker could not sign in')
    tokens.set(light.worker, token)
  }
  const subjects = own.map((each) => ({ ...each, token: tokens.get(each.light.worker) ?? '' }))
  const half = Math.ceil(workers.length / 2)
  const reading = new Set(workers.slice(0, half))
  const read = subjects.filter(({ light }) => reading.has(light.worker))
  const written = subjects.filter(({ light }) => !reading.has(light.worker))
  const warm = read.slice(0, Math.min(mostWarm, Math.floor(read.length / 2)))
  const forDecisions = written.filter(awaitsDecision)
  return {
    readers: workers
      .slice(0, half)
      .flatMap((worker) => read.find(({ light }) => light.worker === worker) ?? []),
    warm,
    cold: read.slice(warm.length),
    circles: warm.slice(-mostCircles),
    forEntries: written.filter((each) => !awaitsDecision(each)),
    forDecisions,
  }
}

function awaitsDecision({ light: { facts } }: LoadedCase): boolean {
  const has = (type: string) => facts.some((fact) => fact.type === type)
  return has('reasonable-grounds-decided') && !has('conclusive-grounds-decided')
}
