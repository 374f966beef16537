/** The working copy of an RNA: its overview, one page for each need, and the other parts. */
import { askedIn, type WholePart, wholeParts } from '../../../../application/rna/draft-section.ts'
import { checksOf, type OpenRna } from '../../../../application/rna/open-rna.ts'
import { saveSection } from '../../../../application/rna/save-draft.ts'
import { markDrafted } from '../../../../application/rna/take-rna-steps.ts'
import { sit } from '../../../../application/services.ts'
import { categoryOf } from '../../../../domain/needs/category.ts'
import { isStatement } from '../../../../domain/rna/assessment.ts'
import type { Html } from '../../../parts/html.ts'
import { textOf, under } from '../../../request/typed.ts'
import type { Answer } from '../../../route.ts'
import { categoryNames } from '../../case/category-names.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeFrom,
} from '../../staff-request.ts'
import { type Again, openedRna, rnaAddress, rnaIds, rnaTeam, statusOf } from '../rna-request.ts'
import { rnaInWords } from '../rna-words.ts'
import { problemsFrom, readSection } from './draft.form.ts'
import { confirmAll, editOfNeed, editOfPart } from './draft-edits.ts'
import { draftNeedNames } from './draft-names.ts'
import { needQuestions } from './need.page.ts'
import { overviewPage } from './overview.page.ts'
import { partQuestions, partTitles } from './part.page.ts'
import { aroundOf, draftNameOf, type SectionPage, sectionPage } from './section-form.ts'

const doneWords: Readonly<Record<string, string>> = {
  saved: 'Saved',
  offered: 'Recorded. Everything already known is filled in below',
  returned: 'Returned with your reasons',
  'left-out': 'Taken out of this RNA. The need itself stays in the record',
}

export const builderRoutes: readonly StaffRoute[] = [
  {
    ...rnaTeam,
    method: 'GET',
    path: '/cases/:caseId/rnas/:rnaId',
    purpose: 'see how far an RNA has come and what is missing',
    answer: async (request: StaffRequest) => showOverview(request),
  },
  {
    ...rnaTeam,
    method: 'POST',
    path: '/cases/:caseId/rnas/:rnaId/drafted',
    purpose: 'say that an RNA is ready to be read with the survivor',
    async answer(request: StaffRequest) {
      const { services, actor, typed, today } = request
      const ids = rnaIds(request)
      const taken = await markDrafted(services, actor, {
        ...ids,
        on: today,
        write: writeFrom(typed),
      })
      if ('refused' in taken) {
        return showOverview(request, { typed, refused: rnaInWords(taken.refused) })
      }
      return { goTo: `/cases/${ids.caseId}/rnas/${ids.rnaId}/review` }
    },
  },
  {
    ...rnaTeam,
    method: 'GET',
    path: '/cases/:caseId/rnas/:rnaId/needs/:needId',
    purpose: 'read and write one need of an RNA',
    answer: async (request: StaffRequest) => showSection(request, needSection(request)),
  },
  {
    ...rnaTeam,
    method: 'POST',
    path: '/cases/:caseId/rnas/:rnaId/needs/:needId',
    purpose: 'save one need of an RNA',
    answer: async (request: StaffRequest) => save(request, needSection(request)),
  },
  {
    ...rnaTeam,
    method: 'GET',
    path: '/cases/:caseId/rnas/:rnaId/parts/:part',
    purpose: 'read and write another part of an RNA',
    answer: async (request: StaffRequest) => showSection(request, partSection(request)),
  },
  {
    ...rnaTeam,
    method: 'POST',
    path: '/cases/:caseId/rnas/:rnaId/parts/:part',
    purpose: 'save another part of an RNA',
    answer: async (request: StaffRequest) => save(request, partSection(request)),
  },
]

type ShownSection = { readonly part: WholePart } | { readonly need: string }

function needSection(request: StaffRequest): ShownSection {
  return { need: idFrom(request, 'needId') }
}

function partSection({ params }: StaffRequest): ShownSection {
  return { part: foundOr404(wholeParts.find((part) => part === params['part'])) }
}

async function showOverview(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query } = request
  const open = await openedRna(request)
  const policy = await services.policyFor(actor)
  return {
    status: statusOf(again),
    show: overviewPage(frame, {
      open,
      // Name and date of birth are looked up at release only; see `checksOf`.
      checks: checksOf({ policy }, open, true),
      categories: categoryNames(services),
      writeId: services.world.newId(),
      again,
      done: under(doneWords, textOf(query, 'done')),
    }),
  }
}

async function showSection(
  request: StaffRequest,
  section: ShownSection,
  again?: Again,
): Promise<Answer> {
  const { services, actor, frame, query } = request
  const open = await openedRna(request)
  const kept = again
    ? undefined
    : await sit(services, actor, ({ stores }) =>
        stores.drafts.find(`case:${open.file.id}:${draftNameOf(open, section)}`),
      )
  const { categories } = services
  const props: SectionPage = {
    open,
    section,
    categories,
    asked: askedIn(open.draft, section, categories),
    action: addressOf(open, section),
    title: titleOf(open, section, request),
    writeId: services.world.newId(),
    again,
    kept: kept?.fields,
    done: under(doneWords, textOf(query, 'done')),
  }
  const shown = questions(props, section, request)
  return { status: statusOf(again), show: sectionPage(frame, props, shown) }
}

function titleOf(open: OpenRna, section: ShownSection, { services }: StaffRequest): string {
  if ('part' in section) return partTitles[section.part]
  const names = draftNeedNames(open.draft, categoryNames(services), open.file)
  return foundOr404(names.get(section.need))
}

function addressOf(open: OpenRna, section: ShownSection): string {
  const base = rnaAddress(open)
  return 'need' in section ? `${base}/needs/${section.need}` : `${base}/parts/${section.part}`
}

function questions(props: SectionPage, section: ShownSection, { services }: StaffRequest): Html {
  const { open, asked } = props
  const { categories } = services
  const around = aroundOf(props)
  if ('need' in section) {
    const need = foundOr404(open.draft.needs.find(({ id }) => id === section.need))
    const category = categoryOf(categories, need.category)
    return needQuestions({ open, need, asked, around, category, help: categories })
  }
  const covers = Object.fromEntries(
    categories.categories.map(({ code, covers: words }) => [code, words]),
  )
  const names = categoryNames(services)
  return partQuestions[section.part]({ open, asked, around, categories: names, covers })
}

async function save(request: StaffRequest, section: ShownSection): Promise<Answer> {
  const { services, actor, typed } = request
  const open = await openedRna(request)
  if ('need' in section) foundOr404(open.draft.needs.find(({ id }) => id === section.need))
  const asked = askedIn(open.draft, section, services.categories)
  const read = readSection(asked, typed)
  if (Object.keys(read.problems).length > 0) {
    return showSection(request, section, { typed, problems: read.problems })
  }
  const pressed = { typed, newId: services.world.newId, categories: services.categories }
  const edit =
    textOf(typed, 'do') === 'still-all'
      ? confirmAll(asked.map(({ path }) => path))
      : 'need' in section
        ? editOfNeed(section.need, pressed)
        : editOfPart(pressed)
  const { writeId, versionSeen } = writeFrom(typed)
  const saved = await saveSection(services, actor, {
    ...rnaIds(request),
    section,
    changes: read.changes,
    confirmed: read.confirmed,
    ...(edit && { edit }),
    write: { writeId, rnaVersionSeen: versionSeen, seen: textOf(typed, 'seen') },
  })
  if ('problems' in saved) {
    return showSection(request, section, { typed, problems: problemsFrom(saved.problems) })
  }
  if ('refused' in saved) {
    return showSection(request, section, { typed, refused: rnaInWords(saved.refused) })
  }
  await sit(services, actor, ({ stores }) =>
    stores.drafts.discard(`case:${open.file.id}:${draftNameOf(open, section)}`),
  )
  return { goTo: afterSaving(open, section, textOf(typed, 'do')) }
}

function afterSaving(open: OpenRna, section: ShownSection, pressed: string): string {
  const base = rnaAddress(open)
  const here = addressOf(open, section)
  const [what = '', statement = ''] = pressed.split(':')
  if (what === 'cite' && isStatement(statement)) return `${here}/cite/${statement}`
  if (what === 'account') return `${here}/account`
  if (what === 'leave-out') return `${base}?done=left-out`
  if (what === 'done' || what === '') return `${base}?done=saved`
  return `${here}?done=saved`
}
