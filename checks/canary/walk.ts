/** Walks the live list of routes as everybody, whether they may or not, and looks at every answer. */
import { routes } from '../../src/web/routes.ts'
import { cellsOf } from '../access/cells.ts'
import { expectedAccess } from '../access/expected-access.ts'
import type { Fields } from '../access/front-door.ts'
import type { CaseKey, Who } from '../access/made-up-few.ts'
import { addressOf } from '../access/things-of.ts'
import { nameOf } from '../access/walk-routes.ts'
import { asItStands, formsIn, type PageForm } from '../inputs/forms-in.ts'
import type { Planting } from './plant.ts'

export async function walkAndLook({ front, door, known, watch }: Planting): Promise<number> {
  let looked = 0
  front.signInAgain()
  for (const route of routes) {
    const row = expectedAccess[nameOf(route)]
    if (!row || row.endsSessions) continue
    // A compartment is opened by a press, so that opening it is an act.
    const reveals = route.method === 'POST' && /\/person\/:which$/.test(route.path)
    const shows = route.method === 'POST' && /\/places\/:placeId\/show$/.test(route.path)
    if (route.method !== 'GET' && !reveals && !shows) continue
    const fields = shows ? { reason: 'visit', words: 'A visit' } : {}
    for (const { who, things } of cellsOf(front, known, route.path, row)) {
      if (shows) looked += await lookAtPlaces({ front, door, known, watch }, who, things['caseId'])
      const ways = reveals ? ['identity', 'contact'] : [things['which'] ?? '']
      for (const which of ways) {
        const url = addressOf(route.path, { ...things, which })
        const reply = await door.send(who, { method: route.method, url, ...(shows && { fields }) })
        await watch.lookAtReply({ who, method: route.method, url }, reply)
        looked += 1
      }
    }
  }
  return looked + (await lookAtSmall({ front, door, known, watch }))
}

/** Every place of a case, opened one by one as a worker would, for a reason. */
async function lookAtPlaces(
  { door, watch }: Planting,
  who: Who | undefined,
  caseId = '',
): Promise<number> {
  const places = `/cases/${caseId}/places/`
  const { page } = await door.send(who, { method: 'GET', url: `/cases/${caseId}/person` })
  const links = [...new Set(linksIn(page))].filter(
    (link) => link.startsWith(places) && !link.endsWith('/new'),
  )
  for (const link of links) {
    const url = `${link}/show`
    const fields = { reason: 'visit', words: 'A visit' }
    const reply = await door.send(who, { method: 'POST', url, fields })
    await watch.lookAtReply({ who, method: 'POST', url }, reply)
  }
  return links.length
}

/** The case in which most was typed, page by page, as its worker and its manager and a stranger. */
async function lookAtSmall({ front, door, watch }: Planting): Promise<number> {
  const base = `/cases/${front.caseId('small')}`
  const asked: (readonly [Who, string])[] = []
  for (const who of ['colleague', 'manager', 'southWorker'] as const) {
    const seen = new Set<string>()
    const waiting = [base, '/drafts', '/today', '/caseload']
    for (let url = waiting.shift(); url !== undefined && seen.size < 60; url = waiting.shift()) {
      if (seen.has(url)) continue
      seen.add(url)
      asked.push([who, url])
      const reply = await door.get(who, url)
      await watch.lookAtReply({ who, method: 'GET', url }, reply)
      for (const link of linksIn(reply.page)) {
        if (link.startsWith(base)) waiting.push(link)
      }
    }
  }
  return asked.length
}

function linksIn(page: string): readonly string[] {
  const links = [...page.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, link = '']) => link)
  // Links that only sort and filter lead to the same page again.
  return links.map((link) => link.replaceAll('&amp;', '&')).filter((link) => !link.includes('='))
}

const made: readonly (readonly [CaseKey, Who])[] = [
  ['main', 'worker'],
  ['decided', 'worker'],
  ['small', 'colleague'],
  ['withAuthority', 'worker'],
]

/** Every document that the pages offer to make, in every form it comes in. */
export async function makeDocuments({ front, door, watch }: Planting): Promise<readonly string[]> {
  const names: string[] = []
  for (const [key, who] of made) {
    const base = `/cases/${front.caseId(key)}/documents-out`
    const { page } = await door.get(who, base)
    for (const link of new Set(linksIn(page).filter((one) => one.startsWith(`${base}/`)))) {
      const shown = await door.get(who, link)
      await watch.lookAtReply({ who, method: 'GET', url: link }, shown)
      for (const form of formsIn(shown.page).filter(({ action }) => action.startsWith(link))) {
        for (const fields of waysToSend(form)) {
          const reply = await door.post(who, form.action, fields)
          await watch.lookAtReply({ who, method: 'POST', url: form.action }, reply)
          const type = String(reply.headers['content-type'])
          if (reply.status === 200 && !type.startsWith('text/html')) {
            names.push(`${link.split('/').at(4)} ${type}`)
          }
        }
      }
    }
  }
  return names
}

function waysToSend(form: PageForm): readonly Fields[] {
  const ticked = form.fields
    .filter(({ kind }) => kind === 'several')
    .map(({ name, options }): [string, readonly string[]] => [name, options])
  const plain = { ...asItStands(form), ...Object.fromEntries(ticked) }
  const button = form.fields.find(({ kind }) => kind === 'button')
  return (button?.options ?? ['']).map((value) => ({ ...plain, [button?.name ?? 'press']: value }))
}
