/** Handing over to another service: the list, looking at one, giving it out as a file or as a page. */
import { giveHandover } from '../../../application/handover/give-handover.ts'
import { readHandovers, readNewHandover } from '../../../application/handover/read-handovers.ts'
import { newFileCode } from '../../../application/handover/sealed-file.ts'
import { handoverItems } from '../../../domain/handover/handover.ts'
import { readDay } from '../../parts/fields/day.ts'
import { Stopped } from '../../request/stopped.ts'
import { listOf, type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import {
  foundOr404,
  idFrom,
  isId,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { giveWords, withheldWords } from './handover-words.ts'
import { handoversPage } from './handovers.page.ts'
import { givenPage, newHandoverPage } from './new-handover.page.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const works = { ...team, relation: 'work-on-case' } as const
const base = '/cases/:caseId/circle/handovers'

export const handoverRoutes: readonly StaffRoute[] = [
  {
    ...team,
    relation: 'read-case',
    method: 'GET',
    path: base,
    purpose: 'see to which services support was handed over, and what a case came in with',
    answer: (request: StaffRequest) => showHandovers(request),
  },
  {
    ...works,
    method: 'GET',
    path: `${base}/new`,
    purpose: 'put a handover together',
    answer: (request: StaffRequest) => showNew(request),
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/new`,
    purpose: 'look at a handover again, or give it out',
    answer: pressed,
  },
]

const doneWords = {
  'taken-in': 'Taken in. It is the beginning of this record now',
  'sent-away':
    'Sent away. What they wrote is gone; the empty case, its first day and who sent it stay',
}

async function showHandovers(request: StaffRequest, refused?: RefusalWords): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = foundOr404(await readHandovers(services, actor, idFrom(request, 'caseId')))
  const done = refused ? undefined : under(doneWords, textOf(query, 'done'))
  const show = handoversPage(frame, { read, now: services.world.now(), refused, done })
  return { status: refused?.status ?? 200, show }
}

/** Without anybody to hand over to, the list says to whom it can be. */
async function askWhom(request: StaffRequest): Promise<Answer> {
  const { services, actor, query } = request
  const read = foundOr404(await readHandovers(services, actor, idFrom(request, 'caseId')))
  if (!read.mayChange) throw new Stopped(404)
  const asked = request.typed['member'] ?? query['member']
  return showHandovers(request, {
    title: 'Choose the service to hand over to',
    next: 'It stands below, or is brought into the circle first. Nothing was made.',
    status: asked === undefined ? 200 : 409,
  })
}

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

async function showNew(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query } = request
  const memberId = textOf(again?.typed ?? query, 'member')
  if (!isId(memberId)) return askWhom(request)
  const caseId = idFrom(request, 'caseId')
  const begun = (items: readonly string[]): Typed => ({
    items: handoverItems.filter((item) => items.includes(item)),
  })
  const read = foundOr404(
    await readNewHandover(services, actor, {
      ...{ caseId, memberId },
      itemsFor: ({ items }) => listOf(again?.typed ?? begun(items), 'items'),
    }),
  )
  const typed = again?.typed ?? begun(read.member.items)
  const problems = again?.problems ?? {}
  const { look } = read
  const whyNot =
    'withheld' in look
      ? withheldWords(look.withheld)
      : 'refused' in look
        ? giveWords(look.refused)
        : undefined
  const wrong = Object.keys(problems).length > 0
  const refused = again?.refused ?? (wrong ? undefined : whyNot)
  return {
    status: again ? (refused?.status ?? (wrong ? 422 : 200)) : 200,
    show: newHandoverPage(frame, {
      ...{ read, typed, problems, refused },
      writeId: services.world.newId(),
      // The one that stood on the page stays, because somebody may have written it down.
      code: textOf(typed, 'fileCode') || newFileCode(),
    }),
  }
}

async function pressed(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today, frame, sender } = request
  const caseId = idFrom(request, 'caseId')
  const memberId = textOf(typed, 'member')
  if (!isId(memberId)) return askWhom(request)
  if (textOf(typed, 'press') !== 'give') return showNew(request, { typed })
  const way = under({ file: 'file', page: 'page' } as const, textOf(typed, 'way'))
  const shown = readDay(typed, 'shownOn')
  const problems: Problems = {
    ...(!('day' in shown) && {
      shownOn:
        'notADay' in shown
          ? 'Enter a day that exists, like 27 3 2026'
          : 'Write the day on which they saw exactly this, or heard it read out',
    }),
    ...('day' in shown && shown.day > today && { shownOn: 'The day is in the future' }),
    ...(way === undefined && { way: 'Choose how they will get it' }),
  }
  if (way === undefined || !('day' in shown) || Object.keys(problems).length > 0) {
    return showNew(request, { typed, problems })
  }
  const said = await giveHandover(services, actor, {
    ...{ caseId, memberId, way, items: listOf(typed, 'items'), shownOn: shown.day },
    ...{ seen: textOf(typed, 'seen'), code: textOf(typed, 'fileCode') },
    ...{ goOn: listOf(typed, 'goOn').includes('yes'), writeId: writeIdFrom(typed) },
  })
  if ('file' in said) return { ...said, type: 'application/octet-stream' }
  if ('refused' in said) return showNew(request, { typed, refused: giveWords(said.refused) })
  if ('withheld' in said) return showNew(request, { typed, refused: withheldWords(said.withheld) })
  const read = foundOr404(await readHandovers(services, actor, caseId))
  return { show: givenPage(frame, { ...{ read, origin: sender.origin }, ...said }) }
}
