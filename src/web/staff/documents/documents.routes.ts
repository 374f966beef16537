/** Letters and papers of a case: added once, cleaned, kept sealed, opened only by the case's own team. */
import { type ReadCase, readDocuments } from '../../../application/case/read-case.ts'
import { addDocument } from '../../../application/case/write-case.ts'
import type { StoredDocument } from '../../../application/ports/person-stores.ts'
import { sit } from '../../../application/services.ts'
import { ukDayOf } from '../../../domain/calendar/day.ts'
import { shortDay } from '../../parts/dates.ts'
import { button, form } from '../../parts/fields/form.ts'
import { fileField, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { table } from '../../parts/table.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import { caseBar } from '../case/case-bar.ts'
import { inWords } from '../refused.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { refusedWords } from './refused-upload.ts'

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
    answer: add,
  },
  {
    ...common,
    method: 'GET',
    path: '/cases/:caseId/documents/:documentId',
    purpose: 'take a letter or paper out',
    relation: 'read-case',
    answer: take,
  },
]

async function show(
  request: StaffRequest,
  typed: Typed = {},
  problems: Problems = {},
): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = foundOr404(await readDocuments(services, actor, idFrom(request, 'caseId')))
  const writeId = textOf(typed, 'writeId') || services.world.newId()
  const done = textOf(query, 'done')
    ? 'Kept, sealed. You can now choose it when you record what happened'
    : undefined
  return {
    status: Object.keys(problems).length > 0 ? 422 : 200,
    show: documentsPage(frame, { ...read, typed, problems, writeId, ...(done && { done }) }),
  }
}

interface Props extends ReadCase {
  readonly documents: readonly StoredDocument[]
  readonly typed: Typed
  readonly problems: Problems
  readonly writeId: string
  readonly done?: string
}

function documentsPage(
  frame: Frame,
  { file, picture, documents, typed, problems, writeId, done }: Props,
): Html {
  const base = `/cases/${file.id}/documents`
  return page(
    frame,
    {
      title: `Documents, ${file.alias}`,
      lead: caseBar({ file, picture }, '/documents'),
      problems,
      done,
    },
    html`${pageHeading({ title: 'Documents', action: html`<a class="govuk-link" href="${`${base}-out`}">Make a document</a>` })}
${
  documents.length === 0
    ? emptyState(
        'No letters yet',
        'Decision letters and evidence that you add below appear here. They are kept sealed.',
      )
    : table({
        caption: 'Letters and papers',
        quietCaption: true,
        columns: [
          { label: 'Name' },
          { label: 'Kind' },
          { label: 'Size', numeric: true },
          { label: 'Added' },
        ],
        rows: documents.map(({ id, name, type, size, addedAt }) => [
          html`<a class="govuk-link" href="${base}/${id}">${person(name)}</a>`,
          type.toUpperCase(),
          `${Math.max(1, Math.round(size / 1024))} kB`,
          shortDay(ukDayOf(addedAt)),
        ]),
      })
}
${card(
  { title: 'Add a letter or paper' },
  form(
    { action: base, csrf: frame.csrf, writeId, files: true },
    html`${fileField({ name: 'file', label: 'The file', hint: 'PDF, picture or Word, up to 25 MB. What a file tells by itself (place, device, author) is taken out.', accept: '.pdf,.jpg,.jpeg,.png,.doc,.docx', problems })}
${textField({ name: 'name', label: 'What is it?', hint: 'For example: CG decision letter, GP letter on waiting time. No names.', width: 30, typed, problems })}
${button('Add it')}`,
  ),
)}`,
  )
}

async function add(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, files } = request
  const caseId = idFrom(request, 'caseId')
  const sent = files.find(({ field, bytes }) => field === 'file' && bytes.length > 0)
  if (sent === undefined) return show(request, typed, { file: 'Choose the file' })
  const examined = await services.intake.examine({ bytes: sent.bytes, fileName: sent.claimedName })
  if ('refused' in examined)
    return show(request, typed, { file: refusedWords[examined.refused.code] })
  const { type, bytes, sha256 } = examined.accepted
  const id = services.world.newId()
  const name = textOf(typed, 'name').trim() || `Document of ${request.today}`
  const saved = await addDocument(services, actor, {
    caseId,
    document: { id, name, type, size: bytes.length, sha256, bytes },
    writeId: writeIdFrom(typed),
  })
  if ('refused' in saved) return show(request, typed, { file: inWords(saved.refused).title })
  return { goTo: `/cases/${caseId}/documents?done=yes` }
}

async function take(request: StaffRequest): Promise<Answer> {
  const { services, actor } = request
  const caseId = idFrom(request, 'caseId')
  const documentId = idFrom(request, 'documentId')
  const found = await sit(services, actor, async ({ stores }) => {
    if (!(await stores.cases.open(caseId))) return undefined
    const document = await stores.documents.read(caseId, documentId)
    if (document)
      await stores.audit.record({ act: 'opened a document', caseId, objectId: documentId })
    return document
  })
  const { about, bytes } = foundOr404(found)
  return {
    file: bytes,
    type: mediaTypes[about.type],
    name: `document-${about.id.slice(-8)}.${about.type}`,
  }
}

const mediaTypes: Readonly<Record<StoredDocument['type'], string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
