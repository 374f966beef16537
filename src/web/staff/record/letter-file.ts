/** The letter that comes with a fact: examined before anything is kept, stored with the fact or not at all. */
import type { ToRecord } from '../../../application/case/record-facts.ts'
import { type FactType, fieldsOf, kindOf } from '../../../domain/facts/fact.ts'
import { refusedWords } from '../documents/refused-upload.ts'
import type { StaffRequest } from '../staff-request.ts'

/** The field of this kind of fact that points at its letter or document. */
export function letterFieldOf(type: FactType): string | undefined {
  return fieldsOf(type).find(([, field]) => field.kind === 'thing' && field.of === 'document')?.[0]
}

type Letter = { readonly field: string; readonly document: NonNullable<ToRecord['letter']> }

export async function letterIn(
  { files, services, today }: StaffRequest,
  type: FactType,
): Promise<Letter | { readonly problem: string } | undefined> {
  const field = letterFieldOf(type)
  const sent = files.find(({ field: name, bytes }) => name === 'letterFile' && bytes.length > 0)
  if (field === undefined || sent === undefined) return undefined
  const examined = await services.intake.examine({ bytes: sent.bytes, fileName: sent.claimedName })
  if ('refused' in examined) return { problem: refusedWords[examined.refused.code] }
  const { type: kind, bytes, sha256 } = examined.accepted
  const name = `${kindOf(type).title}, ${today}`
  const id = services.world.newId()
  return { field, document: { id, name, type: kind, size: bytes.length, sha256, bytes } }
}
