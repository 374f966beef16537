/** What a person told: their account, each part of it, and every act about one. */

import { sit } from '../../../application/services.ts'
import {
  type AccountSaved,
  noteToldThemselves,
  type Recordable,
  recordAccount,
} from '../../../application/told-once/keep-account.ts'
import { noticesFor, readAccount } from '../../../application/told-once/read-account.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import type { Block } from '../../../domain/told-once/block.ts'
import { plainDay } from '../../parts/dates.ts'
import { type Problems, type Typed, textOf, under } from '../../request/typed.ts'
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
import { readAnswers, readApproval, readTold, readWritten } from './account.form.ts'
import { accountPage } from './account.page.ts'
import { inWords } from './account-words.ts'
import { blockPage } from './block.page.ts'
import { writeAccountPage } from './write.page.ts'

const team = { surface: 'staff', who: ['support-worker', 'service-manager'] } as const
const reads = { ...team, relation: 'read-case', method: 'GET' } as const
const works = { ...team, relation: 'work-on-case', method: 'POST' } as const
const base = '/cases/:caseId/account'
const one = `${base}/:blockId`

export const accountRoutes: readonly StaffRoute[] = [
  {
    ...reads,
    path: base,
    purpose: 'see what a person told, and who need not be told again',
    answer: (request: StaffRequest) => showAll(request),
  },
  { ...works, path: `${base}/told`, purpose: 'note whom they told themselves', answer: noteTold },
  ...(
    [
      ['new', undefined],
      [':blockId/words', 'next'],
      [':blockId/translate', 'translation'],
    ] as const
  ).flatMap(([path, as]): StaffRoute[] => [
    {
      ...{ ...works, method: 'GET' },
      path: `${base}/${path}`,
      purpose: `begin to write down ${as === 'translation' ? 'a translation' : 'what they say'}`,
      answer: (request: StaffRequest) => showWrite(request, as),
    },
    {
      ...works,
      path: `${base}/${path}`,
      purpose: `write down ${as === 'translation' ? 'a translation' : 'what they say'}`,
      answer: (request: StaffRequest) => saveWords(request, as),
    },
  ]),
  {
    ...reads,
    path: one,
    purpose: 'see one part of an account and everywhere it went',
    answer: (request: StaffRequest) => showOne(request),
  },
  {
    ...works,
    path: `${one}/approve`,
    purpose: 'note that they approve their words',
    answer: (request: StaffRequest) => act(request, 'approved', readApproval),
  },
  {
    ...works,
    path: `${one}/uses`,
    purpose: 'note what their words may be used for',
    answer: (request: StaffRequest) => act(request, 'asked', readAnswers),
  },
  {
    ...works,
    path: `${one}/take-back`,
    purpose: 'record that they take their words back',
    answer: (request: StaffRequest) =>
      act(request, 'back', (_, on) => ({ value: { on, happening: { kind: 'taken-back' } } })),
  },
  {
    ...works,
    path: `${one}/notice/:memberId`,
    purpose: 'note that somebody was asked to stop using their words',
    answer: noteNotice,
  },
]

const doneWords = {
  written: 'Saved as it was said. When it suits them, read it back',
  approved: 'Saved: they approve these words',
  asked: 'Saved what they said',
  back: 'Taken back. Nothing more goes out',
  told: 'Noted. They need not tell it there again',
  notice: 'Noted that you gave it to them',
}

interface Again {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

function opened(request: StaffRequest) {
  const { services, actor } = request
  return readAccount(services, actor, idFrom(request, 'caseId')).then(foundOr404)
}

async function openedBlock(request: StaffRequest) {
  const read = await opened(request)
  const id = idFrom(request, 'blockId')
  return { read, block: foundOr404(read.blocks.find((block) => block.id === id)) }
}

const statusOf = (again?: Again): number => again?.refused?.status ?? (again ? 422 : 200)

function aroundOf({ query }: StaffRequest, again?: Again) {
  return {
    ...{ typed: again?.typed ?? {}, problems: again?.problems ?? {}, refused: again?.refused },
    done: again ? undefined : under(doneWords, textOf(query, 'done')),
  }
}

async function showAll(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, frame } = request
  const read = await opened(request)
  const kept = await keptIn(request, 'account-told', again)
  const around = aroundOf(request, again)
  return {
    status: statusOf(again),
    show: accountPage(frame, {
      ...{ ...around, read, writeId: services.world.newId() },
      typed: kept,
    }),
  }
}

/** What was typed before on this form and never saved. */
async function keptIn(request: StaffRequest, name: string, again?: Again): Promise<Typed> {
  if (again) return again.typed
  const { services, actor } = request
  const key = `case:${idFrom(request, 'caseId')}:${name}`
  const draft = await sit(services, actor, ({ stores }) => stores.drafts.find(key))
  return draft?.fields ?? {}
}

function forget(request: StaffRequest, name: string): Promise<void> {
  const { services, actor } = request
  const key = `case:${idFrom(request, 'caseId')}:${name}`
  return sit(services, actor, async ({ stores }) => {
    await stores.drafts.discard(key)
  })
}

async function showOne(request: StaffRequest, again?: Again): Promise<Answer> {
  const { services, frame } = request
  const { read, block } = await openedBlock(request)
  return {
    status: statusOf(again),
    show: blockPage(frame, {
      ...{ ...aroundOf(request, again), read, block },
      notices: noticesFor(read, block, plainDay),
      newWriteId: () => services.world.newId(),
    }),
  }
}

type As = 'next' | 'translation' | undefined

function draftOf(as: As, blockId: string | undefined): string {
  return as ? `account-${as}-${blockId}` : 'account-new'
}

async function ofBlock(request: StaffRequest, as: As) {
  if (as === undefined) return { read: await opened(request), of: undefined }
  const { read, block } = await openedBlock(request)
  return { read, of: { block, as } }
}

async function showWrite(request: StaffRequest, as: As, again?: Again): Promise<Answer> {
  const { services, frame } = request
  const { read, of } = await ofBlock(request, as)
  return {
    status: statusOf(again),
    show: writeAccountPage(frame, {
      ...{ ...aroundOf(request, again), read, of, writeId: services.world.newId() },
      typed: await keptIn(request, draftOf(as, of?.block.id), again),
    }),
  }
}

async function saveWords(request: StaffRequest, as: As): Promise<Answer> {
  const { typed, today } = request
  const { of } = await ofBlock(request, as)
  const meant = readWritten(typed, today, of)
  if ('problems' in meant) return showWrite(request, as, { typed, problems: meant.problems })
  const saved = await record(request, meant.value, as === 'next' ? of?.block : undefined)
  if ('refused' in saved) {
    return showWrite(request, as, { typed, refused: inWords(saved.refused) })
  }
  await forget(request, draftOf(as, of?.block.id))
  return { goTo: `/cases/${idFrom(request, 'caseId')}/account/${saved.blockId}?done=written` }
}

function record(
  request: StaffRequest,
  { happening, on }: { readonly happening: Recordable; readonly on: Day },
  block?: Block,
): Promise<AccountSaved> {
  const { services, actor, typed } = request
  const revision = Number(textOf(typed, 'revisionSeen') || '-1')
  return recordAccount(services, actor, {
    ...{ caseId: idFrom(request, 'caseId'), happening, on },
    ...(block && { block: block.id }),
    write: {
      writeId: writeIdFrom(typed),
      ...(block && { revisionSeen: Number.isInteger(revision) ? revision : -1 }),
    },
  })
}

type ReadAct = (
  typed: Typed,
  today: Day,
  version: string,
) =>
  | { readonly value: { readonly happening: Recordable; readonly on: Day } }
  | { readonly problems: Problems }

/** One act on the words that were on the page; on newer words it is refused and asked again. */
async function act(
  request: StaffRequest,
  done: keyof typeof doneWords,
  read: ReadAct,
): Promise<Answer> {
  const { typed, today } = request
  const { block } = await openedBlock(request)
  const version = textOf(typed, 'version')
  const meant = read(typed, today, isId(version) ? version : block.now.id)
  if ('problems' in meant) return showOne(request, { typed, problems: meant.problems })
  const saved = await record(request, meant.value, block)
  if ('refused' in saved) return showOne(request, { typed, refused: inWords(saved.refused) })
  return { goTo: `/cases/${idFrom(request, 'caseId')}/account/${block.id}?done=${done}` }
}

async function noteNotice(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const { block } = await openedBlock(request)
  const member = idFrom(request, 'memberId')
  const caseId = idFrom(request, 'caseId')
  const saved = await recordAccount(services, actor, {
    ...{ caseId, block: block.id, on: today, happening: { kind: 'notice-given', member } },
    write: { writeId: writeIdFrom(typed) },
  })
  if ('refused' in saved) return showOne(request, { typed, refused: inWords(saved.refused) })
  return { goTo: `/cases/${caseId}/account/${block.id}?done=notice` }
}

async function noteTold(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed, today } = request
  const meant = readTold(typed, today)
  if ('problems' in meant) return showAll(request, { typed, problems: meant.problems })
  const caseId = idFrom(request, 'caseId')
  const told = { caseId, ...meant.value, writeId: writeIdFrom(typed) }
  const saved = await noteToldThemselves(services, actor, told)
  if ('refused' in saved) return showAll(request, { typed, refused: inWords(saved.refused) })
  await forget(request, 'account-told')
  return { goTo: `/cases/${caseId}/account?done=told` }
}
