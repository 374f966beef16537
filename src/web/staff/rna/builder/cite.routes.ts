/** Choosing journal entries behind a sentence of an RNA. Only this person's own entries can be found. */

import { writeIntoRecord } from '../../../../application/promises/keep-matters.ts'
import {
  type ForRecord,
  forRecord,
  readMatters,
} from '../../../../application/promises/read-matters.ts'
import { fingerprintOf } from '../../../../application/rna/draft-section.ts'
import type { OpenRna } from '../../../../application/rna/open-rna.ts'
import { saveSection } from '../../../../application/rna/save-draft.ts'
import { sit } from '../../../../application/services.ts'
import type { Day } from '../../../../domain/calendar/day.ts'
import { isStatement, type Statement } from '../../../../domain/rna/assessment.ts'
import type { DraftNeed } from '../../../../domain/rna/draft.ts'
import { cite } from '../../../../domain/rna/edit-draft.ts'
import { Stopped } from '../../../request/stopped.ts'
import { textOf } from '../../../request/typed.ts'
import type { Answer } from '../../../route.ts'
import type { RefusalWords } from '../../../words.ts'
import { matterInWords } from '../../matters/matter-words.ts'
import {
  foundOr404,
  idFrom,
  isId,
  type StaffRequest,
  type StaffRoute,
  writeFrom,
} from '../../staff-request.ts'
import { openedRna, rnaAddress, rnaIds, rnaPage, rnaTeam } from '../rna-request.ts'
import { rnaInWords } from '../rna-words.ts'
import { citeBody } from './cite.page.ts'

const path = '/cases/:caseId/rnas/:rnaId/needs/:needId/cite/:statement'
const most = 25

export const citeRoutes: readonly StaffRoute[] = [
  {
    ...rnaTeam,
    method: 'GET',
    path,
    purpose: 'choose entries that a sentence rests on',
    answer: async (request: StaffRequest) => show(request),
  },
  {
    ...rnaTeam,
    method: 'POST',
    path,
    purpose: 'put an entry behind a sentence',
    answer: choose,
  },
  {
    ...rnaTeam,
    method: 'POST',
    path: `${path}/sentence`,
    purpose: 'put what is known of promises and matters behind a sentence',
    answer: chooseSentence,
  },
]

function statementFrom({ params }: StaffRequest): Statement {
  const name = params['statement'] ?? ''
  if (!isStatement(name)) throw new Stopped(404)
  return name
}

async function show(request: StaffRequest, refused?: RefusalWords): Promise<Answer> {
  const { services, actor, frame, sought } = request
  const open = await openedRna(request)
  const { need, action, back } = placeOf(request, open)
  const statement = statementFrom(request)
  const find = sought.words
  const entries = await sit(services, actor, async ({ stores }) => {
    await stores.cases.open(open.file.id)
    if (find) {
      const page = { offset: 0, limit: most }
      return (await stores.journal.page(open.file.id, { containing: find }, page)).entries
    }
    const pages = await Promise.all(
      [need.id, ...need.carriesOn].map((needId) =>
        stores.journal.page(open.file.id, { needId }, { offset: 0, limit: most }),
      ),
    )
    return pages.flatMap((one) => one.entries).slice(0, most)
  })
  return {
    status: refused?.status ?? 200,
    show: rnaPage(
      frame,
      open,
      { title: 'What does this rest on?', refused, width: 'reading' },
      citeBody(frame, {
        action,
        back,
        need,
        statement,
        entries,
        sought,
        found: find ? 'by-words' : 'for-need',
        sentences: await sentencesFor(request, need),
        newWriteId: services.world.newId,
        writeIds: entries.map(() => services.world.newId()),
        versionSeen: open.version,
        seen: fingerprintOf(open.draft, { need: need.id }, services.categories),
        typed: request.typed,
      }),
    ),
  }
}

function placeOf(request: StaffRequest, open: OpenRna) {
  const needId = idFrom(request, 'needId')
  const need = foundOr404(open.draft.needs.find(({ id }) => id === needId))
  const back = `${rnaAddress(open)}/needs/${needId}`
  return { need, back, action: `${back}/cite/${statementFrom(request)}` }
}

async function choose(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const open = await openedRna(request)
  placeOf(request, open)
  const entryId = textOf(typed, 'entry')
  if (!isId(entryId)) throw new Stopped(400)
  const [entry] = await sit(services, actor, async ({ stores }) => {
    await stores.cases.open(open.file.id)
    return stores.journal.byIds(open.file.id, [entryId])
  })
  const { id, on } = foundOr404(entry)
  const excerpt = textOf(typed, `excerpt-${textOf(typed, 'at')}`)
    .replaceAll('\r\n', '\n')
    .trim()
  return citing(request, open, { entry: id, on, ...(excerpt && { excerpt }) })
}

/** A sentence about a promise, a matter or a need: first into the daily record, then behind the statement. */
async function chooseSentence(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const open = await openedRna(request)
  const { need } = placeOf(request, open)
  const of = textOf(typed, 'of')
  const found = (await sentencesFor(request, need)).find((one) => one.of === of)
  if (found === undefined) return show(request, matterInWords({ code: 'nothing-to-write' }))
  const write = { caseId: open.file.id, writeId: writeFrom(typed).writeId }
  const written = await writeIntoRecord(services, actor, { ...write, of })
  if ('refused' in written) return show(request, matterInWords(written.refused))
  const cited = { entry: written.id, on: services.world.today(), excerpt: found.words }
  return citing(request, open, cited)
}

/** What can be said of this need, as it stands today. */
async function sentencesFor(
  { services, actor, params }: StaffRequest,
  need: DraftNeed,
): Promise<readonly ForRecord[]> {
  const read = foundOr404(await readMatters(services, actor, params['caseId'] ?? ''))
  return [need.id, ...need.carriesOn].flatMap((id) => forRecord(read, id))
}

async function citing(
  request: StaffRequest,
  open: OpenRna,
  cited: { readonly entry: string; readonly on: Day; readonly excerpt?: string },
): Promise<Answer> {
  const { services, actor, typed } = request
  const { need, back } = placeOf(request, open)
  const statement = statementFrom(request)
  const { writeId, versionSeen } = writeFrom(typed)
  const saved = await saveSection(services, actor, {
    ...rnaIds(request),
    section: { need: need.id },
    changes: [],
    confirmed: [],
    edit(draft) {
      const done = cite(draft, need.id, statement, cited)
      return 'draft' in done ? done.draft : undefined
    },
    write: { writeId, rnaVersionSeen: versionSeen, seen: textOf(typed, 'seen') },
  })
  if ('refused' in saved) return show(request, rnaInWords(saved.refused))
  if ('problems' in saved) throw new Stopped(400)
  return { goTo: `${back}?done=saved` }
}
