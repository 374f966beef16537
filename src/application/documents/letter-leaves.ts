/**
 * What holds for a letter about a promise besides what holds for every document: in the transaction that
 * lets it out, the circle is asked once more whether this professional may be told, and the promise notes it.
 */
import type { WhyNotShare } from '../../domain/circle/may-share.ts'
import type { WhyNotLeave } from '../../domain/firewall/may-leave.ts'
import { promisesOf } from '../../domain/promises/promised.ts'
import { shareIn } from '../circle/share.ts'
import { recordIn } from '../promises/keep-promises.ts'
import type { Sitting } from '../services.ts'
import type { AboutDocument } from './gather-document.ts'
import { letterAtTheFirewall, letterGoesTo } from './letter-recipient.ts'

const letters = { 'chase-letter': 'chase', 'escalation-letter': 'escalation' } as const

export function isPromiseLetter(kind: string): kind is keyof typeof letters {
  return Object.hasOwn(letters, kind)
}

/** The edition of what stood on the screen goes with it. */
type LetterOrder = AboutDocument & { readonly explained?: string }

type MayNot =
  | { readonly code: 'may-not-be-told'; readonly reasons: readonly WhyNotShare[] }
  | { readonly code: 'may-not-leave'; readonly why: readonly WhyNotLeave[] }
  | { readonly code: 'document-not-available' }

/** Nothing when it may leave. What goes to a member of the circle is noted as told to them. */
export async function letterMayLeave(
  sitting: Sitting,
  { order, thingId }: { readonly order: LetterOrder; readonly thingId: string },
): Promise<MayNot | undefined> {
  const { caseId, kind, of, explained } = order
  if (!isPromiseLetter(kind)) return undefined
  const { stores, services } = sitting
  const promise = promisesOf(await stores.promises.read(caseId)).find(({ id }) => id === of)
  if (promise === undefined) return { code: 'document-not-available' }
  const to = await letterGoesTo(sitting, caseId, { promise })
  const said = letterAtTheFirewall({ kind, to, explained })
  if ('refused' in said) return { code: 'may-not-leave', why: said.refused }
  // To our own people: it does not leave.
  if (promise.member === undefined) return undefined
  const shared = await shareIn(sitting, caseId, {
    memberId: promise.member,
    items: ['support-needs'],
    purpose: 'work-together',
    by: 'letter',
    thingId,
    ...(explained && { explained }),
    writeId: services.world.newId(),
  })
  if ('withheld' in shared) return { code: 'may-not-be-told', reasons: shared.withheld }
  return 'refused' in shared ? { code: 'document-not-available' } : undefined
}

export async function noteLetter(
  sitting: Sitting,
  { caseId, kind, of }: AboutDocument,
): Promise<void> {
  if (!isPromiseLetter(kind)) return
  const letter = letters[kind]
  const { stores, services } = sitting
  // Keeping the document counted as a write, so the case is read again.
  const seen = await stores.cases.open(caseId)
  if (!seen) throw new Error('a case was taken away while a letter was kept')
  const on = services.world.today()
  const event = { kind: 'letter-drafted', promise: of, on, letter } as const
  const saved = await recordIn(sitting, seen, { event, writeId: services.world.newId() })
  if (saved === 'again' || 'refused' in saved) throw new Error('a letter was not noted')
}
