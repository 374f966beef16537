/** Letters and papers of a case: added once, examined, cleaned, scanned where there is a scanner, kept sealed. */
import { openFor } from '../../../application/case/read-case.ts'
import { sit } from '../../../application/services.ts'
import { removeHeldFile } from '../../../application/uploads/remove-held-file.ts'
import { takeInFile } from '../../../application/uploads/take-in-file.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { documentsPage } from './documents.page.ts'
import { fileChecksRoute } from './file-checks.page.ts'
import { seenFrom } from './file-questions.ts'
import { openRoutes } from './open.routes.ts'
import { fileInWords, leftWords } from './refused-upload.ts'

const common = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const

export const documentRoutes: readonly StaffRoute[] = [
  {
    ...common,
    method: 'GET',
    path: '/cases/:caseId/documents',
    purpose: 'see the letters and papers of a case',
    relation: 'read-case',
    answer: (request: StaffRequest) => show(request),
  },
  {
    ...common,
    method: 'POST',
    path: '/cases/:caseId/documents',
    purpose: 'add a letter or paper',
    relation: 'work-on-case',
    takesFiles: true,
    tellsWhatWasLeft: true,
    answer: add,
  },
  {
    ...common,
    method: 'POST',
    path: '/cases/:caseId/documents/held/:heldId/remove',
    purpose: 'remove a file that was not safe',
    relation: 'work-on-case',
    answer: remove,
  },
  ...openRoutes,
  fileChecksRoute,
]

const doneWords: Readonly<Record<string, string>> = {
  yes: 'Kept, sealed. You can now choose it when you record what happened',
  scan: 'Kept, sealed. It can be opened as soon as the scanner has looked at it; that happens by itself',
  drawing:
    'Kept, sealed. Its pages are now being drawn as pictures, so that nothing hidden in the file can act; in some seconds it can be opened',
  removed: 'The file was removed',
}

async function show(
  request: StaffRequest,
  typed: Typed = {},
  problems: Problems = {},
): Promise<Answer> {
  const { services, actor, frame, query } = request
  const caseId = idFrom(request, 'caseId')
  const read = await sit(services, actor, async (sitting) => {
    const opened = await openFor(sitting, caseId)
    if (opened === undefined) return undefined
    const { documents, uploads } = sitting.stores
    const [clean, held] = await Promise.all([documents.list(caseId), uploads.list(caseId)])
    return { ...opened, documents: clean, held }
  })
  const said = textOf(query, 'done')
  const done = Object.hasOwn(doneWords, said) ? doneWords[said] : undefined
  return {
    status: Object.keys(problems).length > 0 ? 422 : 200,
    show: documentsPage(frame, {
      ...foundOr404(read),
      typed,
      problems,
      scanned: services.scanner !== undefined,
      writeId: textOf(typed, 'writeId') || services.world.newId(),
      ...(done && { done }),
    }),
  }
}

async function add(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, files, left } = request
  const caseId = idFrom(request, 'caseId')
  if (left !== undefined) return show(request, typed, { file: leftWords[left] })
  const sent = files.find(({ field, bytes }) => field === 'file' && bytes.length > 0)
  if (sent === undefined) return show(request, typed, { file: 'Choose the file' })
  const taken = await takeInFile(services, actor, {
    caseId,
    file: {
      id: services.world.newId(),
      name: textOf(typed, 'name').trim() || `Document of ${request.today}`,
      bytes: sent.bytes,
      claimedName: sent.claimedName,
      seen: seenFrom(typed),
      keepOriginal: textOf(typed, 'original') === 'yes',
    },
    writeId: writeIdFrom(typed),
  })
  if ('refused' in taken) {
    if (taken.refused.code === 'case-not-available') throw new Stopped(404)
    return show(request, typed, { file: fileInWords(taken.refused) })
  }
  return { goTo: `/cases/${caseId}/documents?done=${taken.waitsFor ?? 'yes'}` }
}

async function remove(request: StaffRequest): Promise<Answer> {
  const { services, actor } = request
  const caseId = idFrom(request, 'caseId')
  const uploadId = idFrom(request, 'heldId')
  foundOr404(await removeHeldFile(services, actor, { caseId, uploadId }))
  return { goTo: `/cases/${caseId}/documents?done=removed` }
}
