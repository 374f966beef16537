/** Today, the caseload, the team, and words not saved: the lists that open no case. */
import { readToday } from '../../../application/lists/today-list.ts'
import type { CaseloadFilter } from '../../../application/ports/list-store.ts'
import { sit } from '../../../application/services.ts'
import { type Typed, textOf, under } from '../../request/typed.ts'
import { isId, pageNumber, type StaffRoute } from '../staff-request.ts'
import { caseloadPage, casesOnPage } from './caseload.page.ts'
import { draftsPage } from './drafts.page.ts'
import { teamPage } from './team.page.ts'
import { todayPage } from './today.page.ts'

const team = ['support-worker', 'service-manager'] as const

const doneWords = { emergency: 'The emergency is ended. The case is closed to you again' }

export const listRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/today',
    purpose: 'see what today asks for',
    surface: 'staff',
    who: team,
    relation: 'see-own-lists',
    async answer({ services, actor, frame, query }) {
      const done = under(doneWords, textOf(query, 'done'))
      return { show: todayPage(frame, await readToday(services, actor), done) }
    },
  },
  {
    method: 'GET',
    path: '/caseload',
    purpose: 'find a person',
    surface: 'staff',
    who: team,
    relation: 'see-own-lists',
    async answer({ services, actor, frame, query, sought, today }) {
      const number = pageNumber(query)
      const found = await sit(services, actor, async ({ stores }) => ({
        ...(await stores.lists.caseload(filterFrom(query, sought.words), {
          offset: (number - 1) * casesOnPage,
          limit: casesOnPage,
        })),
        colleagues: actor.role === 'service-manager' ? await stores.staff.colleagues() : [],
      }))
      const workers = found.colleagues.filter(
        ({ role, serviceIds }) =>
          role === 'support-worker' && serviceIds.some((id) => actor.serviceIds.includes(id)),
      )
      return {
        show: caseloadPage(frame, {
          ...found,
          colleagues: workers,
          query,
          sought,
          pageNumber: number,
          today,
        }),
      }
    },
  },
  {
    method: 'GET',
    path: '/team',
    purpose: 'balance the work of a service',
    surface: 'staff',
    who: ['service-manager'],
    relation: 'see-team',
    async answer({ services, actor, frame, today }) {
      const { lines, notRecognised } = await sit(services, actor, async ({ stores }) => ({
        lines: await stores.lists.team(today),
        notRecognised: await stores.lookedOffice.countQuestions(),
      }))
      return { show: teamPage(frame, lines, notRecognised) }
    },
  },
  {
    method: 'GET',
    path: '/drafts',
    purpose: 'read words that were not saved',
    surface: 'staff',
    who: 'signed-in',
    relation: 'own-account',
    async answer({ services, actor, frame }) {
      const drafts = await sit(services, actor, ({ stores }) => stores.drafts.mine())
      return { show: draftsPage(frame, drafts) }
    },
  },
  {
    method: 'POST',
    path: '/drafts/discard',
    purpose: 'throw away words that were not saved',
    surface: 'staff',
    who: 'signed-in',
    relation: 'own-account',
    async answer({ services, actor, typed }) {
      await sit(services, actor, ({ stores }) => stores.drafts.discard(textOf(typed, 'key')))
      return { goTo: '/drafts' }
    },
  },
  {
    method: 'POST',
    path: '/cases/:caseId/drafts/:form',
    purpose: 'keep single fields while they are written',
    surface: 'staff',
    who: team,
    relation: 'own-account',
    async answer({ services, actor, params, typed }) {
      const { caseId = '', form = '' } = params
      if (!isId(caseId) || !/^[a-z0-9-]{1,80}$/.test(form))
        return { status: 404, json: { kept: false } }
      const name = textOf(typed, 'name')
      if (!/^[A-Za-z0-9_.:-]{1,120}$/.test(name)) return { status: 422, json: { kept: false } }
      const kept = await sit(services, actor, ({ stores }) =>
        stores.drafts.keep(`case:${caseId}:${form}`, caseId, { [name]: typed['value'] ?? '' }),
      )
      return { json: { kept: true, at: kept.keptAt } }
    },
  },
]

const sorts = ['next-due', 'covered-until', 'last-contact', 'alias', 'reference'] as const

function filterFrom(query: Typed, find: string): CaseloadFilter {
  const chosen = textOf(query, 'sort')
  const [supportState, rnaState, nation, workerId] = ['support', 'rna', 'nation', 'worker'].map(
    (name) => textOf(query, name).trim(),
  )
  return {
    sort: sorts.find((sort) => sort === chosen) ?? 'next-due',
    ...(find && { find }),
    ...(supportState && { supportState }),
    ...(rnaState && { rnaState }),
    ...(nation && { nation }),
    ...(workerId && isId(workerId) && { workerId }),
    ...(textOf(query, 'closed') === 'yes' && { closed: true }),
  }
}
