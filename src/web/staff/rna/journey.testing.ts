/**
 * For tests: a person whose case has come to a positive conclusive grounds decision, a browser for
 * the worker and one for the manager, and forms that are sent as the page shows them.
 */
import assert from 'node:assert/strict'
import type { Actor } from '../../../application/actor.ts'
import { type NewFact, recordFacts } from '../../../application/case/record-facts.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import { newId } from '../../../storage/new-id.ts'
import { aCase } from '../../../storage/stores/testing.ts'
import {
  aFrontDoor,
  type Browser,
  type FrontDoor,
  type Page,
} from '../../sign-in/front-door.testing.ts'
import { signInRoutes } from '../../sign-in/sign-in.routes.ts'
import { listRoutes } from '../lists/lists.routes.ts'
import { needRoutes } from '../needs/need.routes.ts'
import { rnaRoutes } from './rna.routes.ts'

export interface Journey {
  readonly door: FrontDoor
  readonly caseId: string
  readonly worker: Browser
  readonly manager: Browser
  /** A second worker who covers for the first. */
  readonly cover: Browser
  /** Records facts as the worker, past every form. */
  record(facts: readonly NewFact[]): Promise<void>
  close(): Promise<void>
}

const confirmed: readonly NewFact[] = [
  { type: 'case-opened', on: aDay('2025-06-01'), detail: { nation: 'ENG', ageGroup: 'adult' } },
  { type: 'consent-given', on: aDay('2025-06-01'), detail: { consent: 'nrm-referral' } },
  { type: 'consent-given', on: aDay('2025-06-01'), detail: { consent: 'support' } },
  {
    type: 'referred',
    on: aDay('2025-06-02'),
    detail: { authority: 'sca', wantsSupport: 'yes', reference: 'SYN-100200' },
  },
  { type: 'reasonable-grounds-decided', on: aDay('2025-06-09'), detail: { outcome: 'positive' } },
  { type: 'support-started', on: aDay('2025-06-10'), detail: { mode: 'outreach' } },
  {
    type: 'conclusive-grounds-decided',
    on: aDay('2026-02-02'),
    detail: { outcome: 'positive', receivedBySurvivorOn: aDay('2026-02-04') },
  },
]

export async function aJourney(): Promise<Journey> {
  const door = await aFrontDoor('demo', [
    ...signInRoutes,
    ...listRoutes,
    ...needRoutes,
    ...rnaRoutes,
  ])
  const { people, world } = door.at
  const { id: caseId } = await aCase(world, people.worker, { cover: people.colleague })
  const record = async (facts: readonly NewFact[]): Promise<void> => {
    const versionSeen = await versionOf(door, people.worker, caseId)
    const done = await recordFacts(door.services, people.worker, {
      caseId,
      facts,
      write: { writeId: newId(), versionSeen },
    })
    assert.ok('done' in done, `not recorded: ${JSON.stringify(done)}`)
  }
  await record(confirmed)
  return {
    door,
    caseId,
    worker: await signedIn(door, people.worker),
    manager: await signedIn(door, people.manager),
    cover: await signedIn(door, people.colleague),
    record,
    close: () => door.close(),
  }
}

async function versionOf(door: FrontDoor, actor: Actor, caseId: string): Promise<number> {
  const file = await door.at.world.asActor(actor, ({ cases }) => cases.open(caseId))
  return file?.version ?? -1
}

export async function signedIn(door: FrontDoor, { orgId, userId }: Actor): Promise<Browser> {
  const browser = door.browser()
  await browser.get('/sign-in')
  await browser.post('/sign-in/as', { person: `${orgId}.${userId}`, next: '/today' })
  return browser
}

type Fields = Readonly<Record<string, string | readonly string[]>>

/** Opens a page and sends its form, with everything that stands in it, changed as the test says. */
export async function send(
  browser: Browser,
  path: string,
  { action = path, changes = {} }: { action?: string; changes?: Fields } = {},
): Promise<Page> {
  const page = await browser.get(path)
  assert.equal(page.status, 200, `${path} answered ${page.status}`)
  return browser.post(action, { ...formOn(page.body, action), ...changes })
}

/** What a browser would send of a form: hidden fields, boxes, chosen options, words. */
export function formOn(body: string, action: string): Record<string, string[]> {
  const form = body
    .split('<form ')
    .find((part) => part.includes(`method="post" action="${action}"`))
  assert.ok(form, `no form sends to ${action}`)
  const inside = form.slice(0, form.indexOf('</form>'))
  const fields: Record<string, string[]> = {}
  const add = (name: string | undefined, value: string) => {
    if (name && name !== 'csrf') fields[name] = [...(fields[name] ?? []), plain(value)]
  }
  for (const [tag] of inside.matchAll(/<input [^>]*>/g)) {
    const pickable = /type="(radio|checkbox)"/.test(tag)
    if (!pickable || / checked/.test(tag))
      add(attribute(tag, 'name'), attribute(tag, 'value') ?? '')
  }
  for (const [, open = '', text = ''] of inside.matchAll(/<textarea ([^>]*)>\n?([^<]*)</g)) {
    add(attribute(open, 'name'), text)
  }
  for (const [, open = '', options = ''] of inside.matchAll(
    /<select ([^>]*)>([\s\S]*?)<\/select>/g,
  )) {
    const chosen = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''
    add(attribute(open, 'name'), chosen)
  }
  return fields
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1]
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
