/** Documents that leave: what can be made, the last look, the questions, and the file itself. */
import { askContact } from '../../../application/contact/read-contact.ts'
import type { DocumentServices } from '../../../application/documents/document-services.ts'
import type { AboutDocument } from '../../../application/documents/gather-document.ts'
import {
  keepPrepared,
  type Looked,
  lookAtDocument,
  type MadeOrNot,
  type MakeOrder,
  makeDocument,
} from '../../../application/documents/make-document.ts'
import { readDocumentsOut } from '../../../application/documents/what-can-be-made.ts'
import { documentFormats } from '../../../application/ports/document-press.ts'
import { type ContactBlock, channels } from '../../../domain/contact/contact-rules.ts'
import { Stopped } from '../../request/stopped.ts'
import { type Problems, type Typed, textOf } from '../../request/typed.ts'
import type { Answer, Route, SignedInRequest } from '../../route.ts'
import { takeStepUp } from '../../step-up/step-up.ts'
import type { RefusalWords } from '../../words.ts'
import { missingWords } from '../contact/contact-words.ts'
import { foundOr404, isId } from '../staff-request.ts'
import { documentsOutPage } from './documents-out.page.ts'
import { lookPage, pathOf } from './look.page.ts'
import { inWords, isKind } from './out-words.ts'
import { preparedAsTyped, readPrepared } from './write.form.ts'
import { writePage } from './write.page.ts'

type OutRequest = SignedInRequest<DocumentServices>

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const reading = { ...team, relation: 'read-case' } as const
const writing = { ...team, relation: 'work-on-case' } as const
const one = '/cases/:caseId/documents-out/:kind/:of'

export const documentOutRoutes: readonly Route<DocumentServices>[] = [
  {
    ...reading,
    method: 'GET',
    path: '/cases/:caseId/documents-out',
    purpose: 'see which documents can be given out',
    async answer({ services, actor, frame, params }: OutRequest) {
      const read = await readDocumentsOut(services, actor, idIn(params, 'caseId'))
      return { show: documentsOutPage(frame, foundOr404(read)) }
    },
  },
  {
    ...reading,
    method: 'GET',
    path: one,
    purpose: 'look at a document before it leaves',
    answer: (request: OutRequest) => showLook(request),
  },
  {
    ...writing,
    method: 'POST',
    path: one,
    purpose: 'make a document',
    answer: make,
  },
  {
    ...writing,
    method: 'GET',
    path: `${one}/write`,
    purpose: 'see the questions for a document',
    answer: (request: OutRequest) => showQuestions(request),
  },
  {
    ...writing,
    method: 'POST',
    path: `${one}/write`,
    purpose: 'keep what was written for a document',
    answer: keepAnswers,
  },
]

function idIn(params: OutRequest['params'], name: string): string {
  const id = params[name] ?? ''
  if (!isId(id)) throw new Stopped(404)
  return id
}

function aboutIn({ params }: OutRequest): AboutDocument {
  const kind = params['kind'] ?? ''
  if (!isKind(kind)) throw new Stopped(404)
  return { caseId: idIn(params, 'caseId'), kind, of: idIn(params, 'of') }
}

async function lookedAt(request: OutRequest): Promise<Looked> {
  return foundOr404(await lookAtDocument(request.services, request.actor, aboutIn(request)))
}

interface Again {
  readonly typed: Typed
  readonly refused: RefusalWords
  readonly problems?: Problems
  readonly blocked?: readonly ContactBlock[]
}

async function showLook(request: OutRequest, again?: Again): Promise<Answer> {
  const kept = textOf(request.query, 'done') === 'kept'
  return {
    status: again?.refused.status ?? 200,
    show: lookPage(request.frame, {
      about: aboutIn(request),
      looked: await lookedAt(request),
      contact: foundOr404(
        await askContact(request.services, request.actor, aboutIn(request).caseId),
      ),
      actor: request.actor,
      typed: {},
      ...again,
      done: kept && !again ? 'Kept. The document uses what you wrote' : undefined,
    }),
  }
}

async function make(request: OutRequest): Promise<Answer> {
  const { typed } = request
  const about = aboutIn(request)
  const format = documentFormats.find((known) => known === textOf(typed, 'format'))
  if (format === undefined) throw new Stopped(400)
  const explained = textOf(typed, 'explained')
  const channel = channels.find((known) => known === textOf(typed, 'reaches'))
  const outcome = await makeWithProof(request, {
    ...about,
    format,
    seen: textOf(typed, 'seen'),
    goOn: textOf(typed, 'goOn') === 'yes',
    ...(explained && { explained }),
    ...(channel && { reaches: { channel, because: textOf(typed, 'because') } }),
  })
  if ('problems' in outcome) {
    const { problems, blocked } = outcome
    return showLook(request, { typed, problems, blocked, refused: proveFirst })
  }
  if ('made' in outcome) {
    const { bytes, name, type } = outcome.made
    return { file: bytes, type, name }
  }
  const { refused } = outcome
  if (refused.code === 'document-not-available') throw new Stopped(404)
  if (refused.code === 'contact-blocked') {
    return showLook(request, { typed, refused: inWords(refused), blocked: refused.reasons })
  }
  if (refused.code === 'how-does-it-reach-them') return showLook(request, unsaidWay(typed))
  const problems = { goOn: 'Read the list, then tick this' }
  return showLook(request, {
    // After a change nobody has looked at the new text, so the box is empty again.
    typed: refused.code === 'changed-since-looked' ? {} : typed,
    refused: inWords(refused),
    ...(refused.code === 'not-looked-at' && { problems }),
  })
}

function unsaidWay(typed: Typed): Again {
  return {
    typed,
    refused: inWords({ code: 'how-does-it-reach-them' }),
    problems: { reaches: 'Choose how it reaches them' },
  }
}

const proveFirst: RefusalWords = { ...missingWords['no-step-up'], status: 422 }

/** Proof is asked for only when a reason stands there, so that no code is used up in vain. */
async function makeWithProof(
  request: OutRequest,
  order: MakeOrder,
): Promise<MadeOrNot | { readonly problems: Problems; readonly blocked: readonly ContactBlock[] }> {
  const { services, actor } = request
  const outcome = await makeDocument(services, actor, order)
  if (!('refused' in outcome) || outcome.refused.code !== 'contact-blocked') return outcome
  if (outcome.refused.why !== 'no-step-up') return outcome
  const proved = await takeStepUp(request, 'contact-override')
  if ('problems' in proved) {
    return { problems: proved.problems, blocked: outcome.refused.reasons }
  }
  return makeDocument(services, proved.actor, order)
}

async function showQuestions(
  request: OutRequest,
  again?: { typed: Typed; problems: Problems },
): Promise<Answer> {
  const { read, questions } = await lookedAt(request)
  const { groups, answers } = foundOr404(questions)
  return {
    status: again ? 422 : 200,
    show: writePage(request.frame, {
      about: aboutIn(request),
      read,
      questions: { groups, answers },
      typed: again?.typed ?? preparedAsTyped(answers, groups),
      ...(again && { problems: again.problems }),
    }),
  }
}

async function keepAnswers(request: OutRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const about = aboutIn(request)
  const { groups } = foundOr404((await lookedAt(request)).questions)
  const read = readPrepared(typed, groups)
  if ('problems' in read) return showQuestions(request, { typed, problems: read.problems })
  if (!(await keepPrepared(services, actor, about, read.value))) throw new Stopped(404)
  return { goTo: `${pathOf(about)}?done=kept` }
}
