/** The log, for the data protection lead. What is asked for stands in the address. */
import { type LogFilter, readLog } from '../../../application/office/read-log.ts'
import type { Services } from '../../../application/services.ts'
import { readDay } from '../../parts/fields/day.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'
import type { Answer, Route, SignedInRequest } from '../../route.ts'
import { isId, pageNumber } from '../../staff/staff-request.ts'
import { entriesOnPage, logPage } from './log.page.ts'

export const logRoutes: readonly Route<Services>[] = [
  {
    method: 'GET',
    path: '/log',
    purpose: 'see who looked at what',
    surface: 'staff',
    who: ['data-protection-lead'],
    relation: 'read-log',
    answer: show,
  },
]

async function show(request: SignedInRequest<Services>): Promise<Answer> {
  const { services, actor, query, frame } = request
  const { filter, problems } = filterFrom(query)
  const number = pageNumber(query)
  const part = { offset: (number - 1) * entriesOnPage, limit: entriesOnPage }
  const found = await readLog(services, actor, filter, part)
  return {
    status: Object.keys(problems).length > 0 ? 422 : 200,
    show: logPage(frame, {
      ...found,
      query,
      problems,
      pageNumber: number,
      more: actor.orgKind === 'provider',
    }),
  }
}

/** What cannot be read is said, and not filtered by. */
function filterFrom(query: Typed): { filter: LogFilter; problems: Problems } {
  const from = readDay(query, 'from')
  const to = readDay(query, 'to')
  const caseReference = textOf(query, 'reference').trim().toUpperCase()
  const userId = textOf(query, 'person')
  const caseId = textOf(query, 'case')
  return {
    filter: {
      ...(caseReference && { caseReference }),
      ...(isId(userId) && { userId }),
      ...(isId(caseId) && { caseId }),
      ...('day' in from && { from: from.day }),
      ...('day' in to && { to: to.day }),
    },
    problems: {
      ...('notADay' in from && { from: 'Write the first day like 2026-03-01' }),
      ...('notADay' in to && { to: 'Write the last day like 2026-03-31' }),
    },
  }
}
