/**
 * The door of a guest: the code, then what waits. A page that is only fetched (by a mail scanner, a preview,
 * a browser that reads ahead) says nothing and uses nothing up. Every reason why a door is closed is one page.
 */

import { writeOf } from '../../application/case/same-write.ts'
import type { GuestAnswer } from '../../application/ports/guests/guest-desk.ts'
import type { Services } from '../../application/services.ts'
import { doorLimits } from '../../domain/guests/door.ts'
import {
  type GuestQuestion,
  mostAnswer,
  mostFileBytes,
} from '../../domain/guests/evidence-question.ts'
import { type Problems, type Typed, textOf, without } from '../request/typed.ts'
import { isId } from '../request/write-id.ts'
import type { Answer, Request, Route } from '../route.ts'
import { refusedWords } from '../staff/documents/refused-upload.ts'
import { codePage, openPage } from './guest.pages.ts'
import { closedPage } from './guest-frame.ts'
import { codeAgainPage } from './kept-words.page.ts'
import { questionPage, thanksPage } from './question.pages.ts'

type GuestRequest = Request<Services>

const guest = { surface: 'open', who: 'anyone', guest: true } as const
const door = '/g/:link'

export const guestRoutes: readonly Route<Services>[] = [
  {
    ...guest,
    method: 'GET',
    path: door,
    purpose: 'come with a link',
    answer: showDoor,
  },
  {
    ...guest,
    method: 'POST',
    path: door,
    purpose: 'give the code of a link',
    answer: giveCode,
  },
  {
    ...guest,
    method: 'POST',
    path: `${door}/open`,
    purpose: 'open what waits behind a link',
    answer: open,
  },
  {
    ...guest,
    method: 'POST',
    path: `${door}/answer`,
    purpose: 'answer the question behind a link',
    takesFiles: true,
    tellsWhatWasLeft: true,
    answer: takeAnswer,
  },
]

/** Whether it can be a link of ours at all. What cannot is answered like one that is closed. */
export function linkOf({ params }: GuestRequest): string | undefined {
  const { link = '' } = params
  return /^[\w-]{43}$/.test(link) ? link : undefined
}

export function closed({ frame, typed }: GuestRequest): Answer {
  return { status: 404, show: closedPage(frame, textOf(typed, 'words')) }
}

const at = (link: string) => `/g/${link}`

async function showDoor(request: GuestRequest): Promise<Answer> {
  const { services, frame, sender } = request
  const link = linkOf(request)
  if (link === undefined) return closed(request)
  const { sessionToken } = sender
  // Without a session of a guest nothing is asked of the database: every link looks the same.
  const kind = sessionToken ? await services.guests.standing(link, sessionToken) : undefined
  const asking = { frame, at: at(link) }
  return { show: kind ? openPage(asking, kind) : codePage(asking) }
}

async function giveCode(request: GuestRequest): Promise<Answer> {
  const { services, frame, typed } = request
  const link = linkOf(request)
  if (link === undefined) return closed(request)
  const tried = await services.guests.giveCode(link, textOf(typed, 'code'))
  if ('session' in tried) {
    request.renewSession(tried.session)
    return { goTo: at(link) }
  }
  if ('closed' in tried) return closed(request)
  return { status: 422, show: codePage({ frame, at: at(link) }, { code: wrongWords(tried) }) }
}

function wrongWords(tried: { mistyped: true } | { wrong: true; triesLeft: number }): string {
  if ('mistyped' in tried) return `Type the ${doorLimits.codeDigits} digits of your code`
  const { triesLeft } = tried
  const left = triesLeft === 1 ? 'one more time' : `${triesLeft} more times`
  return `This is not the code. You can try ${left}, then the link closes`
}

async function open(request: GuestRequest): Promise<Answer> {
  const { services, sender } = request
  const link = linkOf(request)
  const { sessionToken } = sender
  if (link === undefined) return closed(request)
  if (sessionToken === undefined) return { goTo: at(link) }
  const behind = await services.guests.look(link, sessionToken)
  if (behind === undefined) return closed(request)
  if (behind.kind === 'request') return showQuestion(request, link, behind.payload)
  // To be kept and opened without a network: never shown within this site.
  return behind.kind === 'handover'
    ? { file: behind.payload, type: 'text/html; charset=utf-8', name: 'handover.html' }
    : { file: behind.payload, type: 'application/pdf', name: 'shared.pdf' }
}

interface Again {
  readonly status: 200 | 422
  readonly typed: Typed
  readonly problems: Problems
}

function showQuestion(
  { frame, services }: GuestRequest,
  link: string,
  payload: Uint8Array | undefined,
  { status, typed, problems }: Again = { status: 200, typed: {}, problems: {} },
): Answer {
  // Sealed by whoever asked, from a question of this very shape.
  const question = payload && (JSON.parse(Buffer.from(payload).toString('utf8')) as GuestQuestion)
  const again = textOf(typed, 'words') !== '' && status === 200
  const writeId = writeIdOf(typed) ?? services.world.newId()
  const show = questionPage({ frame, at: at(link), question, writeId, typed, problems, again })
  return { status, show }
}

/** The form it was written on: with the same words, sent twice, it is one answer. */
function writeIdOf(typed: Typed): string | undefined {
  const form = textOf(typed, 'writeId')
  return isId(form) ? form : undefined
}

async function takeAnswer(request: GuestRequest): Promise<Answer> {
  const { services, sender, typed, frame } = request
  const link = linkOf(request)
  if (link === undefined) return closed(request)
  if (Object.hasOwn(typed, 'code')) return codeAgain(request, link)
  const { sessionToken } = sender
  const standing = sessionToken ? await services.guests.standing(link, sessionToken) : undefined
  const read = await readAnswer(request)
  if ('problems' in read && sessionToken && standing === 'request') {
    const behind = await services.guests.look(link, sessionToken)
    const { problems } = read
    return showQuestion(request, link, behind?.payload, { status: 422, typed, problems })
  }
  if ('value' in read && (await services.guests.answer(link, sessionToken, read.value))) {
    return { show: thanksPage(frame) }
  }
  // Nothing is said of the link before the code. Whoever wrote nothing needs nothing back.
  if (textOf(typed, 'words').trim() === '') return closed(request)
  return { status: 422, show: codeAgainPage({ frame, action: `${at(link)}/answer`, typed }) }
}

/** The code once more, with words that are on their way: the question again, and the words in it. */
async function codeAgain(request: GuestRequest, link: string): Promise<Answer> {
  const { services, frame, typed } = request
  const tried = await services.guests.giveCode(link, textOf(typed, 'code'))
  if ('closed' in tried) return closed(request)
  const kept = without(typed, 'code')
  if (!('session' in tried)) {
    const problems = { code: wrongWords(tried) }
    const action = `${at(link)}/answer`
    return { status: 422, show: codeAgainPage({ frame, action, typed: kept, problems }) }
  }
  request.renewSession(tried.session)
  const behind = await services.guests.look(link, tried.session)
  if (behind && behind.kind !== 'request') return { goTo: at(link) }
  const again = { status: 200, typed: kept, problems: {} } as const
  return showQuestion(request, link, behind?.payload, again)
}

type ReadAnswer = { readonly value: GuestAnswer } | { readonly problems: Problems }

async function readAnswer({ typed, files, left, services }: GuestRequest): Promise<ReadAnswer> {
  const [kind, words] = [textOf(typed, 'kind'), textOf(typed, 'words').trim()]
  const file = files.find(({ field, bytes }) => field === 'paper' && bytes.length > 0)
  const tooLarge = left !== undefined || (file?.bytes.length ?? 0) > mostFileBytes
  const known = kind === 'answered' || kind === 'cannot' ? kind : undefined
  const problems: Problems = {
    ...(!known && { kind: 'Choose whether you can answer' }),
    ...(words === '' && { words: 'Write your answer, or why you cannot' }),
    ...(words.length > mostAnswer && { words: `Write at most ${mostAnswer} characters` }),
    ...(tooLarge && { paper: 'The file is larger than 10 MB. Choose a smaller one' }),
  }
  if (!known || Object.keys(problems).length > 0) return { problems }
  const paper = file && (await unfit(services, file))
  if (paper) return { problems: { paper } }
  const writeId = writeOf(writeIdOf(typed) ?? services.world.newId(), '', [known, words])
  return { value: { kind: known, words, writeId, ...(file && { file: file.bytes }) } }
}

/** Said while whoever chose the file is still there. Whatever passes is judged again before it is kept. */
async function unfit(
  { intake }: Services,
  { bytes, claimedName: fileName }: GuestRequest['files'][number],
): Promise<string | undefined> {
  const looked = await intake.examine({ bytes, fileName }).catch(() => undefined)
  if (looked === undefined) return refusedWords['could-not-be-examined']
  return 'refused' in looked ? refusedWords[looked.refused.code] : undefined
}
