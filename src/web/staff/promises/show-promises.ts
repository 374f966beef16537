/** The page of promises and matters again, after an act that was done or refused. */
import { readMatters } from '../../../application/promises/read-matters.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { categoryNames } from '../case/category-names.ts'
import { foundOr404, idFrom, type StaffRequest } from '../staff-request.ts'
import { promisesPage } from './promises.page.ts'

const doneWords = {
  asked: 'Saved. Waymark counts the days from here',
  chased: 'Saved: asked again today',
  outcome: 'Saved what came of it',
  struck: 'Struck out. It stays in the record as struck out',
  why: 'Saved why it is not met',
  written: 'Written into the daily record, with today’s day. An RNA can cite it',
}

export async function showPromises(request: StaffRequest, refused?: RefusalWords): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = foundOr404(await readMatters(services, actor, idFrom(request, 'caseId')))
  return {
    status: refused?.status ?? 200,
    show: promisesPage(frame, {
      read,
      categories: categoryNames(services),
      newWriteId: services.world.newId,
      refused,
      done: refused ? undefined : under(doneWords, textOf(query, 'done')),
    }),
  }
}

/** The day by which acts are dated: that of the world, so that what is written agrees with what is read. */
export function todayOf({ services }: StaffRequest): Day {
  return services.world.today()
}
