/** Every form that somebody of the made-up few can see, found by opening every page of the live list. */
import type { Services } from '../../src/application/services.ts'
import { newId } from '../../src/storage/new-id.ts'
import type { Route } from '../../src/web/route.ts'
import { recordGroups } from '../../src/web/staff/record/record-groups.ts'
import { cellsOf, type Known } from '../access/cells.ts'
import { expectedAccess } from '../access/expected-access.ts'
import type { Door, Fields, FrontDoor } from '../access/front-door.ts'
import type { Who } from '../access/made-up-few.ts'
import { addressOf } from '../access/things-of.ts'
import { nameOf } from '../access/walk-routes.ts'
import { asItStands, type FormField, formsIn, type PageForm, shapesIn } from './forms-in.ts'

export interface Target {
  readonly who: Who
  /** The page on which the form stands. */
  readonly page: string
  readonly form: PageForm
  /** Fields in which anything may be typed, days apart. */
  readonly texts: readonly string[]
  /** Names of days: three boxes each. */
  readonly days: readonly string[]
  /** Fields that are chosen from, or hidden. */
  readonly chosen: readonly string[]
}

export interface Found {
  readonly targets: readonly Target[]
  /** Every tag with its attributes that pages have by themselves. */
  readonly shapes: Set<string>
  readonly pages: readonly { who: Who; url: string; page: string }[]
}

/** They end sessions or change the day; their own tests send them. */
const leftOut = /^\/(sign-out|rehearsal|account\/sessions\/end|staff\/[^/]+\/(off|on|code))$/

export async function everyForm(
  front: FrontDoor,
  door: Door,
  known: Known,
  routes: readonly Route<Services>[],
): Promise<Found> {
  const shapes = new Set<string>()
  const targets = new Map<string, Target>()
  const pages: { who: Who; url: string; page: string }[] = []
  const visit = async (who: Who, url: string, method: 'GET' | 'POST') => {
    const { page, headers } = await door.send(who, { method, url })
    if (!String(headers['content-type']).startsWith('text/html')) return
    for (const shape of shapesIn(page)) shapes.add(shape)
    if (method === 'GET') pages.push({ who, url, page })
    for (const form of formsIn(page)) {
      if (leftOut.test(form.action)) continue
      const names = form.fields.map(({ name }) => name.replace(/[0-9a-f-]{36}/g, 'id')).join(' ')
      const key = `${form.method} ${form.action.replace(/[0-9a-f-]{36}/g, 'id')} ${names}`
      if (!targets.has(key)) targets.set(key, targetOf(who, url, form))
    }
  }
  for (const { who, url, method } of addresses(front, known, routes)) await visit(who, url, method)
  const { page: saved } = await door.get(
    'worker',
    `/cases/${front.caseId('main')}/person?done=kept`,
  )
  // An address that is no address is answered before anybody is known: as a page for somebody from outside.
  const { page: outside } = await door.send(undefined, { method: 'GET', url: '/sign-in' })
  // A guest comes with a link: to one that may be there, and to one that cannot be.
  const links = ['A'.repeat(43), 'none'].map((link) => `/g/${link}`)
  const guests = await Promise.all(links.map((url) => door.send(undefined, { method: 'GET', url })))
  for (const page of [saved, outside, ...guests.map((reply) => reply.page)]) {
    for (const shape of shapesIn(page)) shapes.add(shape)
  }
  return { targets: [...targets.values()], shapes, pages }
}

interface Address {
  readonly who: Who
  readonly url: string
  readonly method: 'GET' | 'POST'
}

function addresses(
  front: FrontDoor,
  known: Known,
  routes: readonly Route<Services>[],
): readonly Address[] {
  const small = `/cases/${front.caseId('small')}`
  const found = routes.flatMap((route): Address[] => {
    const row = expectedAccess[nameOf(route)]
    if (route.method !== 'GET' || !row) return []
    const cells = cellsOf(front, known, route.path, row).filter(({ may, who }) => may && who)
    // Whoever may, of each role: pages of a manager have forms that a worker's do not have.
    const byRole = new Map(cells.map((cell) => [cell.who && front.actor(cell.who).role, cell]))
    return [...byRole.values()].flatMap(({ who, things }) =>
      who ? [{ who, url: addressOf(route.path, things), method: 'GET' as const }] : [],
    )
  })
  const facts = recordGroups.flatMap(({ types }) =>
    types.map((type) => ({
      who: 'colleague' as const,
      url: `${small}/record/${type}`,
      method: 'GET' as const,
    })),
  )
  const compartments = ['identity', 'contact'].map((which) => ({
    who: 'colleague' as const,
    url: `${small}/person/${which}`,
    method: 'POST' as const,
  }))
  return [...found, ...facts, ...compartments]
}

export function targetOf(who: Who, page: string, form: PageForm): Target {
  const texts = form.fields.filter(({ kind }) => kind === 'text').map(({ name }) => name)
  const days = texts.flatMap((name) => (name.endsWith('-day') ? [name.slice(0, -4)] : []))
  const isDay = (name: string) => days.some((day) => boxes(day).includes(name))
  return {
    who,
    page,
    form,
    texts: texts.filter((name) => !isDay(name)),
    days,
    chosen: form.fields
      .filter(({ kind }) => kind === 'choice' || kind === 'several' || kind === 'hidden')
      .map(({ name }) => name)
      .filter((name) => name !== 'csrf'),
  }
}

export function boxes(day: string): readonly [string, string, string] {
  return [`${day}-day`, `${day}-month`, `${day}-year`]
}

export function dayTyped(name: string, written: readonly [string, string, string]): Fields {
  return Object.fromEntries(boxes(name).map((box, index) => [box, written[index] ?? '']))
}

/** The form answered without a fault: the first of what each choice offers, and the day of the check. */
export function answered({ form, days }: Target): Record<string, string | readonly string[]> {
  const choices = form.fields
    .filter(({ kind, values }) => kind === 'choice' && !values.some(Boolean))
    .map(({ name, options }): [string, string] => [name, options.find(Boolean) ?? ''])
  const writeId = form.fields.some(({ name }) => name === 'writeId') ? { writeId: newId() } : {}
  return {
    ...asItStands(form),
    ...Object.fromEntries(choices),
    ...Object.assign({}, ...days.map((day) => dayTyped(day, ['20', '11', '2026']))),
    ...writeId,
  }
}

/** What a field of the answer holds, to be compared with what was typed. */
export function shownIn(page: string, action: string): ReadonlyMap<string, FormField> {
  const forms = formsIn(page).filter((one) => one.action === action)
  return new Map(forms.flatMap(({ fields }) => fields.map((field) => [field.name, field])))
}
