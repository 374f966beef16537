/** The case page and what is written on it: entries, corrections of entries, drafts. */
import { dayFrom, readCasePage, readOnly } from '../../../application/case/read-case.ts'
import { whatItChanged } from '../../../application/case/what-it-changed.ts'
import { addEntry } from '../../../application/case/write-case.ts'
import type { JournalFilter } from '../../../application/ports/journal-store.ts'
import { sit } from '../../../application/services.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { dayAsTyped, readDay } from '../../parts/fields/day.ts'
import { html } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { page } from '../../parts/page.ts'
import { type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { inWords } from '../refused.ts'
import {
  foundOr404,
  idFrom,
  isId,
  pageNumber,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { caseBar } from './case-bar.ts'
import { pointersIn } from './case-names.ts'
import { categoryNames } from './category-names.ts'
import { isEntryKind, readEntry } from './entry.form.ts'
import { entryForm } from './entry.page.ts'
import { entriesOnPage, timelinePage } from './timeline.page.ts'

const team = ['support-worker', 'service-manager'] as const

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

export const caseRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/cases/:caseId',
    purpose: 'see one case: clocks, cover, timeline',
    surface: 'staff',
    who: team,
    relation: 'read-case',
    answer: (request) => showCase(request),
  },
  {
    method: 'POST',
    path: '/cases/:caseId/entries',
    purpose: 'add an entry to the journal',
    surface: 'staff',
    who: team,
    relation: 'work-on-case',
    async answer(request) {
      const { typed, services, actor, today } = request
      const caseId = idFrom(request, 'caseId')
      const read = readEntry(typed, today)
      if ('problems' in read) return showCase(request, { typed, problems: read.problems })
      const saved = await addEntry(services, actor, {
        caseId,
        entry: read.value,
        writeId: writeIdFrom(typed),
      })
      if ('refused' in saved) return showCase(request, { typed, refused: inWords(saved.refused) })
      await sit(services, actor, ({ stores }) => stores.drafts.discard(entryDraft(caseId)))
      return { goTo: `/cases/${caseId}?done=entry#timeline` }
    },
  },
  {
    method: 'GET',
    path: '/cases/:caseId/entries/:entryId',
    purpose: 'correct an entry',
    surface: 'staff',
    who: team,
    relation: 'work-on-case',
    answer: correctEntry,
  },
]

async function showCase(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, query, sought, frame } = request
  const caseId = idFrom(request, 'caseId')
  const number = pageNumber(query)
  const asAt = asAtFrom(query)
  const read = foundOr404(
    await readCasePage(services, actor, {
      caseId,
      filter: filterFrom(query, sought.words),
      page: { offset: (number - 1) * entriesOnPage, limit: entriesOnPage },
      ...(asAt && { asAt }),
      ...(!again && { draftKey: entryDraft(caseId) }),
    }),
  )
  const factId = textOf(query, 'fact')
  const changed = isId(factId)
    ? whatItChanged(read, factId, await services.policyFor(actor))
    : undefined
  const done = under(doneWords, textOf(query, 'done'))
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: timelinePage(frame, {
      read,
      categories: categoryNames(services),
      query,
      sought,
      pageNumber: number,
      writeId: again ? textOf(again.typed, 'writeId') : services.world.newId(),
      typed: again?.typed ?? read.draft?.fields ?? {},
      ...(again?.problems && { problems: again.problems }),
      ...(again?.refused && { refused: again.refused }),
      ...(asAt && { asAt }),
      ...(changed && { changed }),
      ...(done && { done }),
    }),
  }
}

/** No rule here is older, and nothing was recorded before. */
const earliest = '2000-01-01'

/** "What was known on": a whole day from an address, or the three boxes of the form. */
function asAtFrom(query: Typed): Day | undefined {
  const known = readDay(query, 'known')
  const day = 'day' in known ? known.day : dayFrom(textOf(query, 'as-at'))
  return day !== undefined && day >= earliest ? day : undefined
}

const doneWords: Readonly<Record<string, string>> = {
  entry: 'Entry saved',
  fact: 'Recorded. The clocks and the cover have been counted again',
  opened: 'Case opened',
}

/** The journal shares one draft for each person and case. */
export function entryDraft(caseId: string): string {
  return `case:${caseId}:entry`
}

function filterFrom(query: Typed, containing: string): JournalFilter {
  const [kind, needId] = ['only', 'need'].map((name) => textOf(query, name).trim())
  return {
    ...(kind && isEntryKind(kind) && { kinds: [kind] }),
    ...(needId && isId(needId) && { needId }),
    ...(containing && { containing }),
  }
}

async function correctEntry(request: StaffRequest): Promise<Answer> {
  const { services, actor, frame } = request
  const caseId = idFrom(request, 'caseId')
  const entryId = idFrom(request, 'entryId')
  const read = foundOr404(await readOnly(services, actor, caseId))
  const [[entry], interpreters] = await sit(services, actor, async ({ stores }) => {
    await stores.cases.open(caseId)
    return Promise.all([stores.journal.byIds(caseId, [entryId]), stores.interpreters.codes(caseId)])
  })
  const { on, kind, words, language, interpreter, needIds } = foundOr404(entry)
  const typed = {
    kind,
    words,
    language: language ?? '',
    interpreter: interpreter ?? '',
    needs: needIds,
    supersedes: entryId,
    ...dayAsTyped('on', on),
  }
  const needs = pointersIn(read, categoryNames(services)).things('need')
  const writeId = services.world.newId()
  return {
    show: page(
      frame,
      { title: 'Correct an entry', lead: caseBar(read), width: 'reading' },
      html`${pageHeading({ title: 'Correct this entry', intro: 'The entry as it was stays in the record. The corrected one takes its place on the timeline.' })}
${entryForm({ caseId, csrf: frame.csrf, writeId, typed, problems: {}, needs, interpreters })}`,
    ),
  }
}
