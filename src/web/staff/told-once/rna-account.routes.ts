/** Putting words that a person told before into one need of an RNA, instead of asking them again. */
import { fingerprintOf } from '../../../application/rna/draft-section.ts'
import { saveSection } from '../../../application/rna/save-draft.ts'
import { rnaReader } from '../../../application/told-once/account-in-rna.ts'
import { readAccount } from '../../../application/told-once/read-account.ts'
import { sortForUse } from '../../../domain/told-once/in-document.ts'
import { quoted } from '../../../domain/told-once/provenance.ts'
import { plainDay } from '../../parts/dates.ts'
import { Stopped } from '../../request/stopped.ts'
import { textOf } from '../../request/typed.ts'
import type { Answer } from '../../route.ts'
import type { RefusalWords } from '../../words.ts'
import { openedRna, rnaAddress, rnaIds, rnaPage, rnaTeam } from '../rna/rna-request.ts'
import { rnaInWords } from '../rna/rna-words.ts'
import {
  foundOr404,
  idFrom,
  type StaffRequest,
  type StaffRoute,
  writeFrom,
} from '../staff-request.ts'
import { rnaAccountBody } from './rna-account.page.ts'

const path = '/cases/:caseId/rnas/:rnaId/needs/:needId/account'

export const rnaAccountRoutes: readonly StaffRoute[] = [
  {
    ...rnaTeam,
    method: 'GET',
    path,
    purpose: 'choose words of their account for a need of an RNA',
    answer: (request: StaffRequest) => show(request),
  },
  {
    ...rnaTeam,
    method: 'POST',
    path,
    purpose: 'put words of their account into a need of an RNA',
    answer: choose,
  },
]

async function openedHere(request: StaffRequest) {
  const { services, actor, today } = request
  const open = await openedRna(request)
  const needId = idFrom(request, 'needId')
  const need = foundOr404(open.draft.needs.find(({ id }) => id === needId))
  const account = foundOr404(await readAccount(services, actor, open.file.id))
  const forUse = { use: 'rna', type: rnaReader, on: today } as const
  const back = `${rnaAddress(open)}/needs/${needId}`
  return { open, need, back, sorted: sortForUse(account.blocks, forUse) }
}

async function show(request: StaffRequest, refused?: RefusalWords): Promise<Answer> {
  const { services, frame } = request
  const { open, need, back, sorted } = await openedHere(request)
  return {
    status: refused?.status ?? 200,
    show: rnaPage(
      frame,
      open,
      { title: 'Words they told before', refused, width: 'reading' },
      rnaAccountBody(frame, {
        ...{ action: `${back}/account`, back, ...sorted },
        account: `/cases/${open.file.id}/account`,
        newWriteId: () => services.world.newId(),
        versionSeen: open.version,
        seen: fingerprintOf(open.draft, { need: need.id }, services.categories),
      }),
    ),
  }
}

async function choose(request: StaffRequest): Promise<Answer> {
  const { services, actor, typed } = request
  const { need, back, sorted } = await openedHere(request)
  const part = sorted.may.find(({ block }) => block.id === textOf(typed, 'block'))
  if (part === undefined) return show(request, mayNotWords)
  const text = quoted(part.block, part.translations, plainDay)
  const before = need.answers.survivorWords ?? ''
  const words = before.includes(text) ? before : [before, text].filter(Boolean).join('\n\n')
  const { writeId, versionSeen } = writeFrom(typed)
  const saved = await saveSection(services, actor, {
    ...rnaIds(request),
    section: { need: need.id },
    changes: [[`needs/${need.id}/survivorWords`, words]],
    confirmed: [],
    write: { writeId, rnaVersionSeen: versionSeen, seen: textOf(typed, 'seen') },
  })
  if ('refused' in saved) return show(request, rnaInWords(saved.refused))
  if ('problems' in saved) throw new Stopped(400)
  return { goTo: `${back}?done=saved` }
}

const mayNotWords: RefusalWords = {
  title: 'These words may not go into an RNA now',
  next: 'Nothing was changed. They took something back or said it in other words; below stands what may be used.',
  status: 409,
}
