/**
 * Fills in by hand what no form tells by itself: opens the page on which the form stands, in this very
 * world, and answers it as the table says. So that acts are swept which build upon one another.
 */
import type pg from 'pg'
import { newId } from '../../src/storage/new-id.ts'
import type { Fields, FrontDoor, Sending } from '../access/front-door.ts'
import type { CaseKey, Who } from '../access/made-up-few.ts'
import { addressOf, type Things } from '../access/things-of.ts'
import { targetOf } from '../inputs/every-form.ts'
import { formsIn } from '../inputs/forms-in.ts'
import { firstSending } from '../inputs/send-until-saved.ts'
import type { Ground } from './sweep.ts'

export interface Filling {
  /** As the live table of routes has it. */
  readonly route: string
  readonly who: Who
  readonly about?: CaseKey
  /** Where the form stands; left out where a script sends it, or another place. */
  readonly page?: string
  /** Where the page itself is the answer to a press. */
  readonly pressed?: Fields
  readonly params?: Readonly<Record<string, string>>
  /** What stands there by now: each a question to the database, of the case as `$1`. */
  readonly ids?: Readonly<Record<string, string>>
  readonly fields?: Fields
  /** Fields that are left empty. */
  readonly empty?: RegExp
}

export interface Stage extends Ground {
  readonly front: FrontDoor
}

export async function filledIn(stage: Stage, filling: Filling): Promise<Sending> {
  const { front, client, door } = stage
  const { route, who, about, page, pressed, params, ids = {}, fields = {}, empty } = filling
  const caseId = about && front.caseId(about)
  const found = await idsFrom(client, ids, caseId)
  const things: Things = { ...(caseId && { caseId }), ...params, ...found }
  const url = addressOf(route, things)
  if (page === undefined) return { method: 'POST', url, fields: withIds(fields, things) }
  // What the table does not name, the form on the page names.
  const unnamed = route.replace(/:([A-Za-z]+)/g, (_, name: string) => things[name] ?? '[^/?]+')
  const goesThere = new RegExp(`^${unnamed}(\\?|$)`)
  const at = addressOf(page, things)
  const shown = pressed
    ? await door.post(who, at, { writeId: newId(), ...pressed })
    : await door.get(who, at)
  const forms = formsIn(shown.page).filter(({ method }) => method === 'POST')
  const form = forms.find(({ action }) => goesThere.test(action))
  if (!form) {
    const there = forms.map(({ action }) => action)
    throw new Error(`no form for ${url} at ${at} (${shown.status}): ${there.join(' ')}`)
  }
  const target = targetOf(who, at, form)
  const sending = firstSending(target, { words: (field) => `Words of ${field}` })
  const given = Object.entries({ ...sending.fields, ...withIds(fields, things) })
  const kept = given.filter(([name]) => !empty?.test(name))
  return { ...sending, fields: Object.fromEntries(kept) }
}

async function idsFrom(
  client: pg.Client,
  ids: Readonly<Record<string, string>>,
  caseId: string | undefined,
): Promise<Things> {
  const found: Record<string, string> = {}
  for (const [name, sql] of Object.entries(ids)) {
    const { rows } = await client.query<{ id: string }>(sql, sql.includes('$1') ? [caseId] : [])
    if (!rows[0]) throw new Error(`nothing stands there as ${name}`)
    found[name] = rows[0].id
  }
  return found
}

/** `:name` in the table is the value of that name here. */
function withIds(fields: Fields, things: Things): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      addressOf(name, things),
      typeof value === 'string' && value.startsWith(':') ? addressOf(value, things) : value,
    ]),
  )
}
