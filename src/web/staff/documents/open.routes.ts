/** Taking a letter or paper out. What can tell a place, and what was kept as it came, asks for a reason first. */

import {
  findDocument,
  type OpenedFile,
  openPaper,
  openWithReason,
} from '../../../application/uploads/open-file.ts'
import { type FileType, opensWithReason } from '../../../domain/uploads/harm-of-files.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import { takeStepUp } from '../../step-up/step-up.ts'
import type { RefusalWords } from '../../words.ts'
import { inWords as placeWords } from '../places/place-words.ts'
import { foundOr404, idFrom, type StaffRequest, type StaffRoute } from '../staff-request.ts'
import { openPage, type WhatToOpen } from './open.page.ts'

const common = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const one = '/cases/:caseId/documents/:documentId'

export const openRoutes: readonly StaffRoute[] = [
  {
    ...common,
    method: 'GET',
    path: one,
    purpose: 'take a letter or paper out',
    relation: 'read-case',
    givesFile: true,
    answer: take,
  },
  ...(['file', 'original'] as const).flatMap((what): readonly StaffRoute[] => {
    const about = {
      path: what === 'file' ? `${one}/open` : `${one}/original`,
      purpose:
        what === 'file'
          ? 'open a picture that may show a place, or an old Word file, with a reason'
          : 'open a file exactly as it came, with a reason',
      relation: 'read-case',
    }
    return [
      { ...common, ...about, method: 'GET', answer: (request: StaffRequest) => ask(request, what) },
      {
        ...common,
        ...about,
        method: 'POST',
        answer: (request: StaffRequest) => open(request, what),
      },
    ]
  }),
]

async function take(request: StaffRequest): Promise<Answer> {
  const { services, actor } = request
  const which = whichOf(request)
  const opened = foundOr404(await openPaper(services, actor, which))
  if ('askReason' in opened) {
    return { goTo: `/cases/${which.caseId}/documents/${which.documentId}/open` }
  }
  return given(opened, 'file')
}

async function ask(
  request: StaffRequest,
  what: WhatToOpen,
  typed: Typed = {},
  problems: Problems = {},
  refused?: RefusalWords,
): Promise<Answer> {
  const { services, actor, frame } = request
  const found = foundOr404(await findDocument(services, actor, whichOf(request)))
  const { document } = found
  const base = `/cases/${found.file.id}/documents/${document.id}`
  if (what === 'original' && !document.hasOriginal) throw new Stopped(404)
  if (what === 'file' && !opensWithReason(document)) return { goTo: base }
  const status = refused?.status ?? (Object.keys(problems).length > 0 ? 422 : 200)
  return { status, show: openPage(frame, request, { found, what, typed, problems, refused }) }
}

async function open(request: StaffRequest, what: WhatToOpen): Promise<Answer> {
  const { services, typed } = request
  const which = whichOf(request)
  const reason = textOf(typed, 'reason').trim()
  const missing: Problems =
    reason === ''
      ? { reason: 'Write why you need to open it' }
      : reason.length > 500
        ? { reason: 'Use at most 500 characters' }
        : {}
  if (Object.keys(missing).length > 0) return ask(request, what, typed, missing)
  // Before the code is used up: somebody else's file is not there, whatever code is sent.
  foundOr404(await findDocument(services, request.actor, which))
  const proved = await takeStepUp(request, 'location')
  if ('problems' in proved) return ask(request, what, typed, proved.problems)
  const opened = await openWithReason(services, proved.actor, { ...which, what, reason })
  const file = foundOr404(opened)
  return 'refused' in file
    ? ask(request, what, typed, {}, placeWords(file.refused))
    : given(file, what)
}

function whichOf(request: StaffRequest) {
  return { caseId: idFrom(request, 'caseId'), documentId: idFrom(request, 'documentId') }
}

/** Under a name that says nothing; what came as it came is never shown by the browser itself. */
function given({ about, bytes }: OpenedFile, what: WhatToOpen): Answer {
  const name = `document-${about.id.slice(-8)}`
  return what === 'original'
    ? { file: bytes, type: 'application/octet-stream', name: `${name}-as-it-came.${about.type}` }
    : { file: bytes, type: mediaTypes[about.type], name: `${name}.${about.type}` }
}

const mediaTypes: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
