/** Before somebody reaches out, and how it went: the guard is asked, the act is written down, then done. */
import {
  askSecondPerson,
  type MayReach,
  outcomes,
  reachOut,
  recordOutcome,
} from '../../../application/contact/reach-out.ts'
import { type ReadContact, readContact } from '../../../application/contact/read-contact.ts'
import { sit } from '../../../application/services.ts'
import type { Channel, ContactAct } from '../../../domain/contact/contact-rules.ts'
import { decideContact } from '../../../domain/contact/decide-contact.ts'
import { messageTemplate } from '../../../domain/contact/message-templates.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import { takeStepUp } from '../../step-up/step-up.ts'
import type { Message } from '../../words.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { afterPage, beforePage, wordsMissing } from './before.page.ts'
import { backTo, channelFrom, showContact } from './contact-request.ts'
import { inWords, missingWords } from './contact-words.ts'

const works = {
  surface: 'staff',
  who: ['support-worker', 'service-manager'],
  relation: 'work-on-case',
} as const
const base = '/cases/:caseId/contact'

export const reachRoutes: readonly StaffRoute[] = [
  {
    ...works,
    method: 'GET',
    path: `${base}/before/:channel`,
    purpose: 'ask whether a person may be reached in this way now, and what to say',
    answer: (request: StaffRequest) => showBefore(request),
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/before/:channel`,
    purpose: 'write down that somebody reaches out now, and see where',
    answer: goOn,
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/acts/:actId/outcome`,
    purpose: 'write down how it went',
    answer: keepOutcome,
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/second/:channel`,
    purpose: 'ask a manager to agree that a stop is overridden once',
    answer: askSecond,
  },
]

/** What is said in writing is as much as the chosen words; a call or a visit says nothing by itself. */
function actFrom(channel: Channel, typed: Typed): ContactAct {
  const template = messageTemplate(textOf(typed, 'template'))
  if (template) return { channel, content: template.content, language: template.language }
  const isWritten = channel === 'text' || channel === 'whatsapp' || channel === 'email'
  return { channel, content: isWritten ? 'neutral' : channel === 'post' ? 'detail' : 'none' }
}

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: Message
}

async function showBefore(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame } = request
  const channel = channelFrom(request)
  const read = await readIt(request)
  const { typed = {}, problems = {}, refused } = again ?? {}
  return {
    status: again ? 422 : 200,
    show: beforePage(frame, {
      read,
      actor,
      channel,
      decision: decideContact(read.contact.rules, actFrom(channel, typed), read.at),
      writeId: services.world.newId(),
      typed,
      problems,
      refused,
    }),
  }
}

async function readIt(request: StaffRequest): Promise<ReadContact> {
  const { services, actor } = request
  return foundOr404(await readContact(services, actor, idFrom(request, 'caseId')))
}

async function goOn(request: StaffRequest): Promise<Answer> {
  const { typed } = request
  if (wordsMissing(channelFrom(request), messageTemplate(textOf(typed, 'template')))) {
    return showBefore(request, { typed, problems: { template: 'Choose the words that you send' } })
  }
  const may = await reachWithProof(request)
  if ('problems' in may) return showBefore(request, { typed, problems: may.problems })
  if ('refused' in may) return showBefore(request, { typed, refused: inWords(may.refused) })
  if ('blocked' in may) {
    const problems =
      may.why === 'no-reason' ? { because: 'Write why it cannot wait, or do not go on' } : {}
    return showBefore(request, { typed, problems, refused: missingWords[may.why] })
  }
  return showAfter(request, may.actId)
}

/** Proof is asked for only when everything else is there, so that no code is used up in vain. */
async function reachWithProof(
  request: StaffRequest,
): Promise<MayReach | { readonly problems: Problems }> {
  const { services, actor, typed } = request
  const channel = channelFrom(request)
  const wanted = {
    caseId: idFrom(request, 'caseId'),
    act: actFrom(channel, typed),
    code: 'contact',
    because: textOf(typed, 'because'),
    writeId: writeIdFrom(typed),
  }
  const may = await reachOut(services, actor, wanted)
  if (!('blocked' in may) || may.why !== 'no-step-up') return may
  const proved = await takeStepUp(request, 'contact-override')
  return 'problems' in proved ? proved : reachOut(services, proved.actor, wanted)
}

async function showAfter(request: StaffRequest, actId: string, problems: Problems = {}) {
  const { services, actor, frame, typed } = request
  const channel = channelFrom(request)
  const read = await readIt(request)
  const template = messageTemplate(textOf(typed, 'template'))
  const { phone, email } =
    (await sit(services, actor, async ({ stores }) =>
      (await stores.cases.open(read.file.id))
        ? stores.people.reveal(read.file.id, 'contact')
        : undefined,
    )) ?? {}
  const byPhone = ['call', 'text', 'voice-message', 'whatsapp'].includes(channel)
  const reach = byPhone ? phone : channel === 'email' ? email : undefined
  return {
    status: Object.keys(problems).length > 0 ? 422 : 200,
    show: afterPage(frame, {
      read,
      channel,
      actId,
      writeId: services.world.newId(),
      reach,
      template,
      typed: {},
      problems,
    }),
  }
}

async function keepOutcome(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const outcome = outcomes.find((one) => one === textOf(typed, 'outcome'))
  if (outcome === undefined) {
    const refused = {
      title: 'Say how it went',
      next: 'Nothing was saved. Go back and choose one, so that the next person knows.',
      status: 422,
    }
    return showContact(request, { refused })
  }
  const saved = await recordOutcome(services, actor, {
    caseId,
    actId: idFrom(request, 'actId'),
    outcome,
    words: textOf(typed, 'outcomeWords').trim(),
    writeId: writeIdFrom(typed),
  })
  if ('refused' in saved) return showContact(request, { refused: inWords(saved.refused) })
  return backTo(caseId, outcome === 'wrong-person' ? 'shut' : 'outcome')
}

async function askSecond(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const caseId = idFrom(request, 'caseId')
  const words = textOf(typed, 'askWords').trim()
  if (words === '') {
    return showBefore(request, { typed, problems: { askWords: 'Write why it must be' } })
  }
  const saved = await askSecondPerson(services, actor, {
    caseId,
    channel: channelFrom(request),
    words,
    writeId: writeIdFrom(typed),
  })
  if ('refused' in saved) return showBefore(request, { typed, refused: inWords(saved.refused) })
  return backTo(caseId, 'asked')
}
