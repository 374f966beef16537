/** For tests: a worker who asks a doctor something through the pages, and the phone of whoever answers. */
import assert from 'node:assert/strict'
import { recordFacts } from '../../application/case/record-facts.ts'
import { addMember } from '../../application/circle/change-circle.ts'
import type { Services } from '../../application/services.ts'
import { aDay } from '../../domain/calendar/day.ts'
import { newId } from '../../storage/new-id.ts'
import { aCase, inCase } from '../../storage/stores/testing.ts'
import { routes } from '../routes.ts'
import { aFrontDoor, type Browser, type FrontDoor } from '../sign-in/front-door.testing.ts'

export const today = aDay('2026-03-02')
export const names = 'Zofia Canaryname'
export const street = '14 Canary Street'
export const alias = 'Quillwort'

export interface Stage {
  readonly caseId: string
  readonly memberId: string
  readonly ask: string
  readonly requests: string
}

export interface Asked extends Stage {
  readonly link: string
  readonly code: string
  /** The page of the question, for staff. */
  readonly one: string
}

type Fields = Readonly<Record<string, string | readonly string[]>>

export interface Asking {
  readonly door: FrontDoor
  readonly worker: Browser
  aStage(more?: { type?: string; items?: readonly string[] }): Promise<Stage>
  fields(more?: Fields): Fields
  anAsked(more?: Fields, stage?: Stage): Promise<Asked>
  /** Through the code, and in front of the question. */
  inside(asked: Asked): Promise<Browser>
  versionOf(caseId: string): Promise<number>
  actsOf(caseId: string): Promise<string[]>
}

export async function anAsking(own: Partial<Services> = {}): Promise<Asking> {
  const door = await aFrontDoor('demo', routes, undefined, undefined, own)
  door.at.setNow(`${today}T09:00:00.000Z`)
  const { world, people } = door.at
  const worker = door.browser()
  await worker.get('/sign-in')
  const { orgId, userId } = people.worker
  await worker.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/' })
  await worker.get('/today')
  const versionOf = async (caseId: string) =>
    (await world.asActor(people.worker, ({ cases }) => cases.open(caseId)))?.version ?? -1

  async function aStage(more: Parameters<Asking['aStage']>[0] = {}): Promise<Stage> {
    const { id: caseId } = await aCase(world, people.worker, { alias })
    const detail = { nation: 'ENG', ageGroup: 'adult' } as const
    await recordFacts(door.services, people.worker, {
      caseId,
      facts: [{ type: 'case-opened', on: aDay('2026-01-05'), detail }],
      write: { writeId: newId(), versionSeen: 1 },
    })
    await inCase(world, people.worker, caseId, async (seen, stores) => {
      const version = { writeId: newId(), versionSeen: seen.version }
      await stores.people.keep(seen, 'identity', { names, bornOn: '1999-04-05' }, version)
      const place = {
        id: newId(),
        kind: 'other',
        details: { where: `${street}, Canarytown` },
      } as const
      await stores.places.add(seen, place, { writeId: newId() })
    })
    const saved = await addMember(door.services, people.worker, {
      ...{
        caseId,
        type: more.type ?? 'general-practice',
        items: more.items ?? ['identity', 'health'],
      },
      consent: { now: { on: today, detail: { language: 'Polish', readBack: 'yes' } } },
      details: { who: 'Dr Made-Up', organisation: 'Invented Surgery' },
      write: { writeId: newId(), versionSeen: 0 },
      caseVersionSeen: await versionOf(caseId),
    })
    assert.ok('memberId' in saved && saved.memberId, JSON.stringify(saved))
    const { memberId } = saved
    const circle = `/cases/${caseId}/circle`
    return {
      caseId,
      memberId,
      ask: `${circle}/members/${memberId}/ask`,
      requests: `${circle}/requests`,
    }
  }

  const fields = (more: Fields = {}): Fields => ({
    ...{ writeId: newId(), template: 'treatment-needed', agreed: 'now' },
    ...{ 'by-day': '20', 'by-month': '3', 'by-year': '2026', ...more },
  })

  return {
    ...{ door, worker, aStage, fields, versionOf },
    async anAsked(more = {}, given) {
      const stage = given ?? (await aStage())
      const versionSeen = String(await versionOf(stage.caseId))
      await worker.get(stage.ask)
      const said = await worker.post(stage.ask, fields({ versionSeen, ...more }))
      const shown = handedOver(said.body)
      assert.ok(
        shown,
        said.body
          .replace(/<[^>]*>/g, ' ')
          .replace(/\s+/g, ' ')
          .slice(0, 2000),
      )
      return { ...stage, ...shown, one: `${stage.requests}/${shown.requestId}` }
    },
    async inside({ link, code }) {
      const phone = door.browser()
      await phone.get(`/g/${link}`)
      await phone.post(`/g/${link}`, { code })
      await phone.get(`/g/${link}`)
      const opened = await phone.post(`/g/${link}/open`)
      assert.equal(opened.status, 200)
      return phone
    },
    async actsOf(caseId) {
      const rows = await door.at.test.asAdministrator<{ act: string }>(
        `select act from audit_entry where case_id = '${caseId}' order by at, id`,
      )
      return rows.map(({ act }) => act)
    },
  }
}

/** The link and the code, as they are read off the page that shows them once. */
export function handedOver(body: string) {
  const link = /\/g\/([\w-]{43})</.exec(body)?.[1]
  const code = />(\d{4}) (\d{4})</.exec(body)
  const requestId = /circle\/requests\/([0-9a-f-]{36})"/.exec(body)?.[1]
  return link && code && requestId ? { link, code: `${code[1]}${code[2]}`, requestId } : undefined
}
