/** The ids of what is inside a case, so that every address of it can be asked for. */

import { readRna } from '../../src/application/rna/open-rna.ts'
import { sit } from '../../src/application/services.ts'
import { standingFacts } from '../../src/domain/facts/fact.ts'
import { mattersOf } from '../../src/domain/matters/matter.ts'
import { promisesOf } from '../../src/domain/promises/promised.ts'
import { isRecordable } from '../../src/web/staff/record/record-groups.ts'
import type { FrontDoor } from './front-door.ts'
import { type CaseKey, now, type Who } from './made-up-few.ts'

/** Values for the names in paths. */
export type Things = Readonly<Record<string, string>>

const fixed = {
  form: 'entry',
  type: 'contact-attempted',
  which: 'contact',
  part: 'about',
  statement: 'description',
  act: 'ask',
  kind: 'rna-pack',
  limit: 'OUR-COPY',
  messageId: '00000000-0000-4000-8000-000000000000',
  heldId: '00000000-0000-4000-8000-000000000000',
  packId: '00000000-0000-4000-8000-000000000000',
}

/** As somebody who may open the case. */
export async function thingsOf(door: FrontDoor, who: Who, key: CaseKey): Promise<Things> {
  const { services } = door
  const actor = door.actor(who)
  const caseId = door.caseId(key)
  const found = await sit(services, actor, async ({ stores }) => {
    const file = await stores.cases.open(caseId)
    const { entries } = await stores.journal.page(caseId, {}, { offset: 0, limit: 1 })
    const documents = await stores.documents.list(caseId)
    const lines = file ? await stores.looked.done(caseId, []) : []
    const [place] = await stores.places.list(caseId)
    // The seed asked by the clock on the wall, which is ahead of the day of the check: that one is over.
    const releases = await stores.releases.list(caseId)
    const release = releases.find(({ asked }) => asked.askedAt <= now.toISOString())
    const matters = mattersOf(await stores.matters.read(caseId))
    const promises = promisesOf(await stores.promises.read(caseId))
    const [meeting] = await stores.meetings.standing(caseId)
    const [told] = await stores.account.read(caseId)
    const [member] = await stores.circle.standing(caseId)
    const [access] = await stores.accessRequests.ofCase(caseId)
    const [demand] = await stores.legalRequests.ofCase(caseId)
    const [request] = await stores.evidenceRequests.list(caseId)
    const [review] = await stores.risk.reviews(caseId, 1)
    const facts = file ? standingFacts(file.facts) : []
    return {
      lines,
      place,
      release,
      file,
      facts,
      entries,
      documents,
      promises,
      matters,
      told,
      member,
      meeting,
      demand,
      request,
      access,
      review,
    }
  })
  const { facts } = found
  const rnaId = textIn(facts.findLast(({ type }) => type === 'rna-offered')?.detail, 'rna')
  const read = rnaId ? await readRna(services, actor, { caseId, rnaId }) : undefined
  return {
    ...fixed,
    caseId,
    entryId: found.entries[0]?.id ?? '',
    // One that was recorded on a form, which can be corrected and struck out.
    factId: facts.findLast(({ type }) => isRecordable(type))?.id ?? '',
    lineId: found.lines.find(({ act }) => act !== 'was refused a case')?.entryIds[0] ?? '',
    holdId: caseId,
    questionId: caseId,
    // One that was also kept as it came.
    documentId: found.documents.find(({ hasOriginal }) => hasOriginal)?.id ?? '',
    blockId: found.told?.block ?? '',
    matterId: found.matters[0]?.id ?? '',
    promiseId: found.promises[0]?.id ?? '',
    eventId: found.promises[0]?.id ?? '',
    meetingId: found.meeting?.id ?? '',
    memberId: found.member?.id ?? '',
    accessId: found.access?.id ?? '',
    requestId: found.demand?.id ?? '',
    placeId: found.place?.id ?? '',
    askedId: found.request?.id ?? '',
    reviewId: found.review?.id ?? '',
    releaseId: found.release?.asked.id ?? '',
    rnaId: rnaId ?? '',
    needId: read?.draft.needs[0]?.id ?? read?.picture.needs[0]?.id ?? '',
    of: rnaId ?? '',
    version: String(found.file?.version ?? 0),
  }
}

function textIn(detail: object | undefined, name: string): string | undefined {
  const value = detail && new Map(Object.entries(detail)).get(name)
  return typeof value === 'string' ? value : undefined
}

export function addressOf(path: string, things: Things): string {
  const valueFor = (name: string): string => {
    const value = things[name] || 'nothing'
    // "@caseId": the value of another name.
    return value.startsWith('@') ? valueFor(value.slice(1)) : value
  }
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) => valueFor(name))
}
