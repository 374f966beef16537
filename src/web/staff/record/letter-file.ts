/** The letter that comes with a fact: examined before anything is kept, stored with the fact or not at all. */

import type { JudgedFile } from '../../../application/uploads/keep-file.ts'
import { judgeFor } from '../../../application/uploads/take-in-file.ts'
import { type FactType, fieldsOf, kindOf } from '../../../domain/facts/fact.ts'
import { textOf } from '../../request/typed.ts'
import { seenFrom } from '../documents/file-questions.ts'
import { fileInWords, leftWords } from '../documents/refused-upload.ts'
import { idFrom, type StaffRequest } from '../staff-request.ts'

/** The field of this kind of fact that points at its letter or document. */
export function letterFieldOf(type: FactType): string | undefined {
  return fieldsOf(type).find(([, field]) => field.kind === 'thing' && field.of === 'document')?.[0]
}

type Letter = { readonly field: string; readonly judged: JudgedFile }

export async function letterIn(
  request: StaffRequest,
  type: FactType,
): Promise<Letter | { readonly problem: string } | undefined> {
  const { files, left, services, actor, today, typed } = request
  const field = letterFieldOf(type)
  if (field !== undefined && left !== undefined) return { problem: leftWords[left] }
  const sent = files.find(({ field: name, bytes }) => name === 'letterFile' && bytes.length > 0)
  if (field === undefined || sent === undefined) return undefined
  const judged = await judgeFor(services, actor, {
    caseId: idFrom(request, 'caseId'),
    file: {
      id: services.world.newId(),
      name: `${kindOf(type).title}, ${today}`,
      bytes: sent.bytes,
      claimedName: sent.claimedName,
      seen: seenFrom(typed),
      keepOriginal: textOf(typed, 'original') === 'yes',
    },
  })
  return 'refused' in judged ? { problem: fileInWords(judged.refused) } : { field, judged }
}
