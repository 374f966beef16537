/** Choosing journal entries behind a sentence of an RNA. Only this person's own entries can be found. */
import { fingerprintOf } from '../../../../application/rna/draft-section.ts'
import type { OpenRna } from '../../../../application/rna/open-rna.ts'
import { saveSection } from '../../../../application/rna/save-draft.ts'
import { sit } from '../../../../application/services.ts'
import { isStatement, type Statement } from '../../../../domain/rna/assessment.ts'
import { cite } from '../../../../domain/rna/edit-draft.ts'
import { Stopped } from '../../../request/stopped.ts'
import { textOf } from '../../../request/typed.ts'
import type { Answer } from '../../../route.ts'
import type { RefusalWords } from '../../../words.ts'
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
  const { need, back } = placeOf(request, open)
  const statement = statementFrom(request)
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
  const { writeId, versionSeen } = writeFrom(typed)
  const saved = await saveSection(services, actor, {
    ...rnaIds(request),
    section: { need: need.id },
    changes: [],
    confirmed: [],
    edit(draft) {
      const cited = cite(draft, need.id, statement, { entry: id, on, ...(excerpt && { excerpt }) })
      return 'draft' in cited ? cited.draft : undefined
    },
    write: { writeId, rnaVersionSeen: versionSeen, seen: textOf(typed, 'seen') },
  })
  if ('refused' in saved) return show(request, rnaInWords(saved.refused))
  if ('problems' in saved) throw new Stopped(400)
  return { goTo: `${back}?done=saved` }
}
