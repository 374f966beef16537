/**
 * To whom a letter about a promise goes, as the firewall knows them. Whoever is not in the circle is a
 * stranger, whatever kind of professional they are said to be: nobody has agreed that they are told anything.
 */
import type { RecipientType } from '../../domain/circle/recipient.ts'
import { passingOn } from '../../domain/firewall/explanation.ts'
import { type MayLeave, mayLeave } from '../../domain/firewall/may-leave.ts'
import type { Rung } from '../../domain/promises/owed-by.ts'
import type { Promised } from '../../domain/promises/promised.ts'
import type { Sitting } from '../services.ts'
import { harmOfDocuments } from './harm-of-documents.ts'

export type LetterGoesTo = RecipientType | 'ourselves'

export async function letterGoesTo(
  { stores }: Pick<Sitting, 'stores'>,
  caseId: string,
  { promise, rung }: { readonly promise: Promised; readonly rung?: Rung | undefined },
): Promise<LetterGoesTo> {
  if (rung === 'outside-body') return 'unknown'
  if (promise.member === undefined) return promise.owedBy === 'ourselves' ? 'ourselves' : 'unknown'
  const members = await stores.circle.members(caseId)
  return members.find(({ id }) => id === promise.member)?.type ?? 'unknown'
}

/** Why there is no letter yet, for whoever would press. */
export const putThemIntoTheCircle =
  'Put them into the circle first, under “People around them”: until the survivor has agreed to it, nothing about them goes to this professional in a letter.'
export const noLetterOutside =
  'The next step is a body outside, which is in nobody’s circle. No letter about them goes there from here: help the person to write to it in their own name.'

export interface LetterOut {
  readonly kind: 'chase-letter' | 'escalation-letter'
  readonly to: LetterGoesTo
  /** The edition of what stood on the screen about passing it on. */
  readonly explained?: string | undefined
}

export function letterAtTheFirewall({ kind, to, explained }: LetterOut): MayLeave {
  return mayLeave({
    ...{ sink: to === 'ourselves' ? 'made-paper' : 'letter', to },
    classes: harmOfDocuments[kind].classes,
    explained: explained !== undefined && explained === passingOn(to)?.edition,
  })
}
