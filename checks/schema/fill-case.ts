/** A made-up case with something in every table that can hold a part of it. */
import type { Actor } from '../../src/application/actor.ts'
import type { OpenCase } from '../../src/application/ports/case-store.ts'
import type { Stores, World } from '../../src/application/ports/world.ts'
import { aDay } from '../../src/domain/calendar/day.ts'
import type { Meeting } from '../../src/domain/circle/meeting.ts'
import { newId } from '../../src/storage/new-id.ts'
import { aMessage } from '../../src/storage/outbox/testing.ts'
import { aCase, emptyProjection, inCase } from '../../src/storage/stores/testing.ts'
import { fillHandovers } from './fill-handovers.ts'
import { fillInterpreters } from './fill-interpreters.ts'
import { fillRequests } from './fill-requests.ts'
import { fillRisk } from './fill-risk.ts'

const on = aDay('2026-03-02')
const due = {
  key: 'k',
  kind: 'clock',
  title: 'Something is due',
  todo: 'Do it',
  whose: 'worker',
  due: on,
  showFrom: on,
} as const
const projection = {
  ...emptyProjection,
  coming: [due],
  unprovided: [{ need: newId(), category: 'safety', since: on, everGiven: false, agreed: false }],
}

/** Somebody in the circle, on a consent, who was told something. */
async function fillCircle(seen: OpenCase, stores: Stores, world: World): Promise<void> {
  const grant = newId()
  const given = {
    ...({ id: grant, type: 'consent-given', on, recordedAt: world.now() } as const),
    detail: { consent: 'share-with-organisation' } as const,
  }
  const added = { facts: [given], projection }
  await stores.cases.append(seen, added, { writeId: newId(), versionSeen: 4 })
  const member = {
    id: newId(),
    type: 'legal-adviser',
    grant,
    items: ['identity'],
    until: on,
  } as const
  const details = { who: 'Xy', organisation: 'Made-up Law' }
  const write = { writeId: newId(), versionSeen: 0 }
  await stores.circle.keep(seen, { ...member, change: 'added', details }, write)
  const told = { memberId: member.id, type: member.type, grant, items: member.items } as const
  const agreed: Meeting = {
    ...{ type: 'review', heldOn: on, trigger: 'Words', chair: 'Words', items: [], attendees: [] },
    ...{ view: { answer: 'not-asked' }, actions: [], retention: 'case-record' },
  }
  const first = { writeId: newId(), versionSeen: 0 }
  await stores.meetings.keep(seen, { id: newId(), meeting: agreed }, first)
  await stores.sharing.noteShared(seen, { id: newId(), ...told, by: 'told', who: 'Xy' })
  const behind = {
    kind: 'pack',
    subjectId: newId(),
    views: 1,
    payload: Buffer.of(1),
    classes: ['S'],
  } as const
  const expiresAt = new Date(Date.parse(world.now()) + 3_600_000).toISOString()
  await stores.guestDoors.open(seen, { ...behind, memberId: member.id, expiresAt })
  const pack = { template: 'solicitor', shownOn: on, views: 1, doorId: newId() } as const
  const words = { who: 'Xy', parts: [], papers: [], sha256: '' }
  await stores.packs.add(seen, {
    ...{ id: newId(), memberId: member.id, items: member.items },
    ...{ ...pack, words },
  })
  const request = { id: newId(), memberId: member.id, factId: grant, by: on, who: 'Xy' }
  await stores.evidenceRequests.add(seen, { ...request, template: 'attendance' })
  await fillHandovers(seen, stores, member.id)
}

export async function fillCase(
  world: World,
  { worker, manager, prime }: { worker: Actor; manager: Actor; prime: Actor },
): Promise<string> {
  const { id } = await aCase(world, worker)
  const write = () => ({ writeId: newId() })
  await inCase(world, worker, id, async (seen, stores) => {
    const fact = { id: newId(), type: 'died', on, recordedAt: world.now(), detail: {} } as const
    await stores.cases.append(seen, { facts: [fact], projection }, { ...write(), versionSeen: 1 })
    const entry = { id: newId(), on, kind: 'note', words: 'Words', needIds: [] } as const
    await stores.journal.add(seen, entry, write())
    await stores.people.keep(seen, 'identity', { names: 'Xy' }, { ...write(), versionSeen: 2 })
    await stores.people.keep(seen, 'contact', { phone: '1' }, { ...write(), versionSeen: 3 })
    await stores.contact.change(seen, (rules) => rules, write())
    await stores.contact.keepCodeWord(seen, 'lantern', write())
    await stores.contact.note(seen, { id: newId(), kind: 'confirmed', channel: 'call' }, write())
    await fillCircle(seen, stores, world)
    await stores.outbox.queue(seen, aMessage(newId(), world.now()), write())
    const placeId = newId()
    const where = '1 Sample Street'
    await stores.places.add(seen, { id: placeId, kind: 'other', details: { where } }, write())
    await stores.places.show(id, placeId, { reason: 'visit', words: 'Words' })
    await stores.places.markFormer(seen, placeId, { since: on, because: 'moved' }, write())
    await stores.places.keepLonger(
      seen,
      placeId,
      { id: newId(), until: on, reason: 'claim', words: 'Words' },
      write(),
    )
    const asked = { recipientType: 'police', handing: 'by-phone', recipient: 'A' } as const
    const why = { organisation: 'B', why: 'C' }
    await stores.releases.ask(seen, { id: newId(), placeId, ...asked, ...why }, write())
    const [release] = await stores.releases.list(id)
    if (release) await stores.releases.take(seen, release, 'withdrawn', write())
    const bytes = Buffer.of(1)
    const paper = { id: newId(), name: 'a', type: 'pdf', size: 1, sha256: 'a', bytes } as const
    await stores.documents.add(seen, { ...paper, class: 'I', original: bytes }, write())
    await stores.documents.readOriginal(id, paper.id, { reason: 'Words' })
    const state = 'waiting-for-scan' as const
    const held = { id: newId(), name: 'b', bytes, keepOriginal: false, state, tries: 0 }
    await stores.uploads.hold(seen, held, write())
    await stores.uploads.count({ bytes: 1, writeId: newId() }, { person: 9, organisation: 9 })
    await stores.rnas.save(seen, newId(), {}, { ...write(), versionSeen: 5, rnaVersionSeen: 0 })
    await stores.drafts.keep(`case:${id}:journal`, id, { words: 'Words' })
  })
  await fillPromises(world, worker, id)
  await fillAccount(world, worker, id)
  const submission = { id: newId(), rnaId: newId(), text: '{}', sha256: 'a'.repeat(64) }
  await inCase(world, manager, id, async (seen, stores) => {
    await stores.rnas.submit(seen, submission)
    await stores.staff.adjust('a-limit', 3, 'Because')
    await stores.audit.record({ act: 'revealed contact', caseId: id, reason: 'To call back' })
    const looked = await stores.looked.open(id)
    const [line] = await stores.looked.done(id, [])
    if (!looked || !line) throw new Error('nobody has looked at the case')
    const days = { fromDay: looked.logDay, untilDay: looked.logDay }
    const what = { ground: 'legal', subjects: ['papers'], entryIds: [], reason: 'Made up' } as const
    await stores.looked.place(looked, { ...days, ...what, id: newId() })
    const entryId = line.entryIds[0] ?? ''
    const asked = { id: newId(), entryId, answerBy: looked.logDay, words: 'Who?' }
    await stores.looked.ask(looked, asked)
  })
  await inCase(world, manager, id, async (seen, { blocks }) => {
    await blocks.keepOut(seen, { userId: worker.userId, words: 'Words', ...write() })
    await blocks.letBack(seen, worker.userId)
  })
  await world.asActor(worker, ({ emergencies }) =>
    emergencies.ask({
      ...{ id: newId(), find: { reference: 'WM-ZZZZ' }, reason: 'missing-now', words: 'Words' },
      ...{ parts: ['contact'], today: on, reviewDue: on },
    }),
  )
  await world.asActor(prime, ({ seat }) =>
    seat.answer(submission.id, { kind: 'returned', words: 'Please' }, write()),
  )
  await fillInterpreters(world, worker, id)
  await fillRequests(world, { worker, manager }, id)
  await fillRisk(world, { worker, manager }, id)
  return id
}

async function fillPromises(world: World, worker: Actor, caseId: string): Promise<void> {
  await inCase(world, worker, caseId, async (seen, { promises }) => {
    const id = newId()
    const about = { owedBy: 'police', what: 'update' } as const
    const outline = { id, ...about, askedOn: on, askedTimes: 1, lastAskedOn: on }
    const event = { id, promise: id, kind: 'asked', on, ...about, words: 'Words' } as const
    await promises.add(seen, event, { writeId: newId(), outline })
  })
  await inCase(world, worker, caseId, async (seen, { matters }) => {
    const id = newId()
    const event = { id, matter: id, kind: 'opened', on, about: 'police', words: 'Words' } as const
    await matters.add(seen, event, { writeId: newId() })
  })
  await inCase(world, worker, caseId, async (seen, { matters }) => {
    const reason = { id: newId(), need: newId(), reason: 'refused', on, words: 'Words' } as const
    await matters.giveReason(seen, reason, { writeId: newId() })
  })
}

async function fillAccount(world: World, worker: Actor, caseId: string): Promise<void> {
  await inCase(world, worker, caseId, async (seen, { account }) => {
    const id = newId()
    const about = { what: 'own-words', topic: 'work', words: 'Words', readBack: 'no' } as const
    await account.add(seen, { id, block: id, kind: 'written', on, ...about }, { writeId: newId() })
  })
}
