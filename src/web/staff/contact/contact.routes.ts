/** How to reach them safely: the page, the questions about one way, and one press for "still right". */
import {
  confirmRule,
  keepCodeWord,
  keepGeneral,
  keepRule,
  showCodeWord,
} from '../../../application/contact/change-rules.ts'
import { readContact } from '../../../application/contact/read-contact.ts'
import { isZone } from '../../../domain/contact/zone-clocks.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { backTo, channelFrom, showContact } from './contact-request.ts'
import { inWords } from './contact-words.ts'
import { reachRoutes } from './reach.routes.ts'
import { readRule } from './rule.form.ts'
import { rulePage } from './rule.page.ts'
import { shutRoutes } from './shut.routes.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const works = { ...team, relation: 'work-on-case' } as const
const base = '/cases/:caseId/contact'

export const contactRoutes: readonly StaffRoute[] = [
  {
    ...team,
    relation: 'read-case',
    method: 'GET',
    path: base,
    purpose: 'see whether and how a person may be reached now',
    answer: (request: StaffRequest) => showContact(request),
  },
  {
    ...works,
    method: 'GET',
    path: `${base}/rules/:channel`,
    purpose: 'see the questions about one way of reaching a person',
    answer: (request: StaffRequest) => showRule(request),
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/rules/:channel`,
    purpose: 'keep what they said about one way of reaching them',
    answer: keepOne,
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/confirm/:channel`,
    purpose: 'say that a way is still right, asked today',
    answer: confirm,
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/general`,
    purpose: 'keep the clock they live by and the languages they read',
    answer: keepTheirs,
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/code-word`,
    purpose: 'write over the code word',
    answer: keepWord,
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/code-word/show`,
    purpose: 'see the code word; a press, so that no address opens it by itself',
    async answer(request: StaffRequest) {
      const { services, actor } = request
      const codeWord = foundOr404(await showCodeWord(services, actor, idFrom(request, 'caseId')))
      return showContact(request, { codeWord })
    },
  },
  ...shutRoutes,
  ...reachRoutes,
]

async function showRule(
  request: StaffRequest,
  again?: { typed: Typed; problems?: Problems; refused?: RefusalWords },
): Promise<Answer> {
  const { services, actor, frame } = request
  const caseId = idFrom(request, 'caseId')
  const channel = channelFrom(request)
  const read = foundOr404(await readContact(services, actor, caseId))
  return {
    status: again?.refused?.status ?? (again ? 422 : 200),
    show: rulePage(frame, {
      read,
      channel,
      writeId: services.world.newId(),
      ...again,
    }),
  }
}

function writeOn(typed: Typed): { writeId: string; versionSeen: number } {
  const seen = Number(textOf(typed, 'rulesSeen') || '-1')
  return { writeId: writeIdFrom(typed), versionSeen: Number.isInteger(seen) ? seen : -1 }
}

async function keepOne(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const channel = channelFrom(request)
  const read = readRule(typed, channel)
  if ('problems' in read) return showRule(request, { typed, problems: read.problems })
  const saved = await keepRule(services, actor, {
    caseId,
    channel,
    ...read.value,
    write: writeOn(typed),
  })
  if ('refused' in saved) return showRule(request, { typed, refused: inWords(saved.refused) })
  return backTo(caseId, 'rule')
}

async function confirm(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const channel = channelFrom(request)
  const saved = await confirmRule(services, actor, { caseId, channel, writeId: writeIdFrom(typed) })
  if ('refused' in saved) return showContact(request, { refused: inWords(saved.refused) })
  return backTo(caseId, 'confirmed')
}

async function keepTheirs(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const zone = textOf(typed, 'zone').trim() || 'Europe/London'
  const reads = textOf(typed, 'reads')
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((tag) => tag !== '')
  const problems = {
    ...(!isZone(zone) && { zone: 'Write a time zone such as Europe/London or Asia/Ho_Chi_Minh' }),
    ...(reads.some((tag) => !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(tag)) && {
      reads: 'Write short codes with commas between, such as en, sq',
    }),
  }
  if (Object.keys(problems).length > 0) return showContact(request, { typed, problems })
  const saved = await keepGeneral(services, actor, {
    caseId,
    general: { zone, ...(reads.length > 0 && { reads }) },
    write: writeOn(typed),
  })
  if ('refused' in saved) return showContact(request, { typed, refused: inWords(saved.refused) })
  return backTo(caseId, 'rule')
}

const longestWord = 60

async function keepWord(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const word = textOf(typed, 'codeWord').trim()
  if (word.length > longestWord) {
    const problems = { codeWord: `Choose a word of at most ${longestWord} letters` }
    return showContact(request, { typed, problems })
  }
  const saved = await keepCodeWord(services, actor, { caseId, word, writeId: writeIdFrom(typed) })
  if ('refused' in saved) return showContact(request, { refused: inWords(saved.refused) })
  return backTo(caseId, 'word')
}
