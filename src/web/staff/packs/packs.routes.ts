/** Sharing packs: the list, putting one together, giving it out, taking it back. */
import type { CircleRefusal } from '../../../application/circle/on-circle.ts'
import type { Look } from '../../../application/packs/look-at-pack.ts'
import { readNewPack, readPacks, revokePack } from '../../../application/packs/read-packs.ts'
import { releasePack } from '../../../application/packs/release-pack.ts'
import type { WhyNotShare } from '../../../domain/circle/may-share.ts'
import {
  isPackTemplate,
  itemsOf,
  type PackTemplateName,
  packTemplates,
} from '../../../domain/packs/pack-templates.ts'
import { plainDay } from '../../parts/dates.ts'
import { Stopped } from '../../request/stopped.ts'
import { listOf, type Problems, type Typed, textOf, under } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { whyNotWords } from '../circle/circle-words.ts'
import {
  foundOr404,
  idFrom,
  isId,
  type StaffRequest,
  type StaffRoute,
  writeIdFrom,
} from '../staff-request.ts'
import { madePackPage } from './made-pack.page.ts'
import { newPackPage } from './new-pack.page.ts'
import { readPack, releaseProblems } from './pack.form.ts'
import { inWords } from './pack-words.ts'
import { packsPage } from './packs.page.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const works = { ...team, relation: 'work-on-case' } as const
const base = '/cases/:caseId/circle/packs'

export const packRoutes: readonly StaffRoute[] = [
  {
    ...team,
    relation: 'read-case',
    method: 'GET',
    path: base,
    purpose: 'see the sharing packs of a person and who can still open one',
    answer: (request: StaffRequest) => showPacks(request),
  },
  {
    ...works,
    method: 'GET',
    path: `${base}/new`,
    purpose: 'put a sharing pack together',
    answer: (request: StaffRequest) => showNew(request),
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/new`,
    purpose: 'look at a sharing pack again, or give it out',
    answer: pressed,
  },
  {
    ...works,
    method: 'POST',
    path: `${base}/:packId/take-back`,
    purpose: 'take a sharing pack back',
    answer: takeItBack,
  },
]

const doneWords = { 'taken-back': 'Taken back. Nobody can open it any more' }

async function showPacks(request: StaffRequest, refused?: RefusalWords): Promise<Answer> {
  const { services, actor, frame, query } = request
  const read = foundOr404(await readPacks(services, actor, idFrom(request, 'caseId')))
  const done = refused ? undefined : under(doneWords, textOf(query, 'done'))
  const show = packsPage(frame, { read, now: services.world.now(), refused, done })
  return { status: refused?.status ?? 200, show }
}

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

/** Whom it is for and of which kind: from the address at first, from the form afterwards. */
function aboutWhom(typed: Typed) {
  const [memberId, kind] = [textOf(typed, 'member'), textOf(typed, 'kind')]
  return isId(memberId) && isPackTemplate(kind) ? { memberId, kind } : undefined
}

/** Without anybody to make it for, the list says for whom one can be made. */
async function askWhom(request: StaffRequest): Promise<Answer> {
  const { services, actor, frame } = request
  const read = foundOr404(await readPacks(services, actor, idFrom(request, 'caseId')))
  if (!read.mayChange) throw new Stopped(404)
  const refused: RefusalWords = {
    title: 'Choose whom the pack is for',
    next: 'Press the kind of pack beside the person it is for. Nothing was made.',
    status: 409,
  }
  const show = packsPage(frame, { read, now: services.world.now(), refused })
  return { status: request.query['member'] === undefined ? 200 : 409, show }
}

async function showNew(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, actor, frame, query, today } = request
  const caseId = idFrom(request, 'caseId')
  const about = aboutWhom(again?.typed ?? query)
  if (about === undefined) return askWhom(request)
  const { memberId, kind } = about
  const read = foundOr404(
    await readNewPack(services, actor, {
      ...{ caseId, memberId, say: plainDay },
      choiceFor: (member) =>
        readPack(again?.typed ?? begun(kind, member.items), memberId, today).choice,
    }),
  )
  const typed = again?.typed ?? begun(kind, read.member.items)
  const problems = { ...readPack(typed, memberId, today).problems, ...again?.problems }
  const wrong = Object.keys(problems).length > 0 ? 422 : 200
  const refused = again?.refused ?? (wrong === 422 ? undefined : whyNot(read.look))
  return {
    status: again ? (refused?.status ?? wrong) : 200,
    show: newPackPage(frame, {
      ...{ read, kind, typed, problems, refused },
      writeId: services.world.newId(),
    }),
  }
}

/** What a page begins with: everything that was agreed to and that this kind can hold. */
function begun(kind: PackTemplateName, agreed: readonly string[]): Typed {
  const { usualDays, usualViews } = packTemplates[kind]
  return {
    items: itemsOf(packTemplates[kind]).filter((item) => agreed.includes(item)),
    ...{ kind, days: `${usualDays}`, views: `${usualViews}` },
  }
}

function whyNot(look: Look): RefusalWords | undefined {
  if ('looked' in look) return undefined
  return 'refused' in look ? inWords(look.refused) : withheldWords(look.withheld)
}

function withheldWords(withheld: readonly WhyNotShare[]): RefusalWords {
  const next = `${withheld.map(whyNotWords).join('. ')}. Nothing was sent and nothing was made.`
  return { title: 'They may not be told this now', next, status: 409 }
}

async function pressed(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today, frame, sender } = request
  const caseId = idFrom(request, 'caseId')
  const about = aboutWhom(typed)
  if (about === undefined) return askWhom(request)
  const { memberId } = about
  const { choice, problems } = readPack(typed, memberId, today)
  if (textOf(typed, 'press') !== 'release') return showNew(request, { typed })
  const missing = { ...problems, ...releaseProblems(typed) }
  if (Object.keys(missing).length > 0) return showNew(request, { typed, problems: missing })
  const explained = textOf(typed, 'explained')
  const said = await releasePack(services, actor, {
    ...{ caseId, choice, seen: textOf(typed, 'seen'), say: plainDay },
    ...{ goOn: listOf(typed, 'goOn').includes('yes'), writeId: writeIdFrom(typed) },
    ...(explained && { explained }),
  })
  if ('refused' in said) return showNew(request, { typed, refused: inWords(said.refused) })
  if ('withheld' in said) return showNew(request, { typed, refused: withheldWords(said.withheld) })
  const read = foundOr404(await readPacks(services, actor, caseId))
  const pack = read.packs.find((one) => one.pack.id === said.made.packId)?.pack
  const who = pack?.words.who ?? ''
  return { show: madePackPage(frame, { read, made: said.made, who, origin: sender.origin }) }
}

function notTakenBack(refused: CircleRefusal): RefusalWords {
  if (refused.code !== 'nothing-there') return inWords(refused)
  return {
    title: 'There is no such pack',
    next: 'Every pack of this person is in the list below.',
    status: 409,
  }
}

async function takeItBack(request: StaffRequest): Promise<Answer> {
  const { services, actor } = request
  const [caseId, packId] = [idFrom(request, 'caseId'), idFrom(request, 'packId')]
  const said = await revokePack(services, actor, { caseId, packId })
  if ('refused' in said) return showPacks(request, notTakenBack(said.refused))
  return { goTo: `/cases/${caseId}/circle/packs?done=taken-back` }
}
