/**
 * Every form, and every address, in shapes that no page of ours sends: nothing breaks, nothing hangs,
 * nothing that was added is taken for something that was meant, and nothing reaches into the program.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Services } from '../../src/application/services.ts'
import { html } from '../../src/web/parts/html.ts'
import { formToken } from '../../src/web/request/forgery.ts'
import { textOf } from '../../src/web/request/typed.ts'
import type { Route } from '../../src/web/route.ts'
import { routes } from '../../src/web/routes.ts'
import { knownAt } from '../access/cells.ts'
import {
  aFrontDoor,
  beginAs,
  type Door,
  type Fields,
  type FrontDoor,
  type Held,
  type Reply,
} from '../access/front-door.ts'
import type { Who } from '../access/made-up-few.ts'
import { withoutNew } from '../access/twin-worlds.ts'
import { masked } from '../access/walk-routes.ts'
import { answered, dayTyped, everyForm, type Found, type Target } from './every-form.ts'
import { everyShape, heavyShapes, type Shape } from './shapes.ts'

let front: FrontDoor
let door: Door
let found: Found
const prototype = Object.getOwnPropertyNames(Object.prototype).sort()
const since = Date.now()

before(async () => {
  front = await aFrontDoor()
  door = front.openAt(routes)
  found = await everyForm(front, door, await knownAt(front), routes)
})
after(async () => {
  await door.stop()
  await front.close()
})

const sessions = new Map<Who, Held>()
async function heldBy(who: Who): Promise<Held> {
  const held = sessions.get(who) ?? {
    session: await beginAs(front.services, front.actor(who), 'demo'),
  }
  sessions.set(who, held)
  return held
}

function clean(): string[] {
  const own = Object.getOwnPropertyNames(Object.prototype).sort()
  const dirty = own.join() !== prototype.join() || 'polluted' in {}
  return dirty ? ['something was added to every object'] : []
}

/** Within this much nothing is late, also on a busy machine; beyond it, somebody would think it hangs. */
const mostMs = 30_000

function inTime<Answer>(work: Promise<Answer>): Promise<Answer | 'hangs'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('hangs'), mostMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function said(reply: Reply): string {
  const page = withoutNew(masked(reply.page), since).replace(/[0-9a-f-]{36}/g, 'an id')
  return `${reply.status} ${reply.goTo?.replace(/[0-9a-f-]{36}/g, 'an id')} ${page}`
}

/** Two answers are told apart by these lines first. */
function difference(one: string, other: string): string {
  const lines = other.split('\n')
  const at = one.split('\n').findIndex((line, index) => line !== lines[index])
  return `${one.split('\n')[at]?.trim().slice(0, 90)} / ${lines[at]?.trim().slice(0, 90)}`
}

interface Trying {
  readonly target: Target
  readonly answers: Fields
  readonly shape: Shape
  readonly alone: string
  readonly at?: Door
}

async function tried({ target, answers, shape, alone, at = door }: Trying): Promise<string[]> {
  const held = await heldBy(target.who)
  const sending = shape.send(target.form.action, answers, formToken(held.session))
  const reply = await inTime(at.sendWith(held, sending))
  const name = `${target.form.action.replace(/[0-9a-f-]{36}/g, ':id')} with ${shape.what}`
  if (reply === 'hangs') return [`${name}: hangs`]
  const wrong = [...clean(), ...front.faults()]
  if (reply.status >= 500) wrong.push(`answered ${reply.status}`)
  if (shape.expect === 'the same page') {
    if (said(reply) !== alone) wrong.push(`means something else: ${difference(alone, said(reply))}`)
  } else if (!shape.expect.includes(reply.status)) wrong.push(`answered ${reply.status}`)
  return wrong.map((one) => `${name}: ${one}`)
}

/** Answered so that it comes back with a problem: nothing is saved, and the page repeats what was read. */
function withMistake(target: Target): Fields {
  const [day] = target.days
  const choice = target.form.fields.find(({ kind }) => kind === 'choice')
  return {
    ...answered(target),
    ...(day
      ? dayTyped(day, ['31', '2', '2026'])
      : choice
        ? { [choice.name]: 'none of these' }
        : {}),
    // The same for every shape, so that whatever is done is done once.
    writeId: '01a20000-0000-7000-8000-000000000001',
  }
}

/** Lists take every value that is sent; a second one of theirs is meant. Secrets are slow on purpose. */
function isSimple({ form }: Target): boolean {
  const slow = form.fields.some(({ name }) => /password|present|userName/.test(name))
  return form.method === 'POST' && !slow && !form.fields.some(({ kind }) => kind === 'several')
}

async function alone(target: Target, answers: Fields, at: Door = door): Promise<string> {
  const sending = { method: 'POST', url: target.form.action, fields: answers } as const
  return said(await at.sendWith(await heldBy(target.who), sending))
}

test('whatever is added to a form in any shape, it means what it meant without it', async (t) => {
  const wrong: string[] = []
  let sent = 0
  let compared = 0
  const targets = found.targets.filter(isSimple)
  for (const target of targets) {
    const answers = withMistake(target)
    const first = await alone(target, answers)
    // A form that answers differently by itself, such as one that was saved now, says nothing of shapes.
    const again = await alone(target, answers)
    const steady = first === again && /^422/.test(first)
    if (steady) compared += 1
    const shapes = everyShape.filter(({ expect }) => steady || expect !== 'the same page')
    for (const shape of shapes) {
      sent += 1
      wrong.push(...(await tried({ target, answers, shape, alone: again })))
    }
  }
  t.diagnostic(`${sent} times, ${compared} of ${targets.length} forms compared word by word`)
  assert.deepEqual([...new Set(wrong)].slice(0, 40), [])
  assert.ok(compared > 60, `only ${compared} of ${targets.length} forms`)
})

test('what is too deep, too wide, too long, of another kind or in other letters is refused before it is read', async (t) => {
  const wrong: string[] = []
  let sent = 0
  const plain = found.targets.filter((one) => isSimple(one) && !one.form.takesFiles)
  const targets = [0, 1, 2, 3].map((at) => plain[Math.floor((at * plain.length) / 4)])
  for (const target of targets) {
    if (!target) continue
    const answers = withMistake(target)
    for (const shape of heavyShapes) {
      sent += 1
      wrong.push(...(await tried({ target, answers, shape, alone: '' })))
    }
  }
  t.diagnostic(`${sent} times, ${heavyShapes.length} shapes`)
  assert.deepEqual([...new Set(wrong)], [])
})

const asked = new URLSearchParams([
  ['__proto__[polluted]', 'yes'],
  ['__proto__', 'evil'],
  ['constructor.prototype.polluted', 'yes'],
  ['find[]', 'evil'],
  ['page[0]', '7'],
  ['sort.by', 'evil'],
  ['org_id', 'evil'],
  ['_method', 'DELETE'],
])

/** Links to other pages of a list carry on whatever stood in the address. That alone is no difference. */
function withoutCarried(page: string): string {
  const carried =
    /(__proto__|constructor|find%5B|page%5B|sort\.by|org_id|_method|%EF|%25zz)[^&"]*(&amp;)?/g
  return page.replace(carried, '').replace(/\?(amp;)?page=/g, '?page=')
}

test('whatever stands after the question mark that no page asks for, the page is the same', async (t) => {
  const wrong: string[] = []
  const pages = found.pages.filter(({ url }) => !url.includes('?'))
  for (const { who, url } of pages) {
    const held = await heldBy(who)
    const get = (address: string) => door.sendWith(held, { method: 'GET', url: address })
    const before = said(await get(url))
    const more = withoutCarried(said(await get(`${url}?${asked}&%ED%A0%80=%FF&%zz`)))
    if (before !== more && before === said(await get(url))) {
      wrong.push(`${url.replace(/[0-9a-f-]{36}/g, ':id')}: ${difference(before, more)}`)
    }
    wrong.push(...clean(), ...front.faults())
  }
  t.diagnostic(`${pages.length} pages`)
  assert.deepEqual([...new Set(wrong)], [])
})

// Mistakes planted, which must be noticed.

async function planted(
  answer: (typed: Readonly<Record<string, unknown>>, json: unknown) => string,
) {
  const route: Route<Services> = {
    method: 'POST',
    path: '/planted',
    purpose: 'make a mistake',
    surface: 'staff',
    who: 'signed-in',
    answer: async ({ typed, json }) => ({ status: 422, show: html`<p>${answer(typed, json)}</p>` }),
  }
  const at = front.openAt([route])
  const fields = [{ name: 'words', kind: 'text', values: [], options: [] }] as const
  const form = { action: '/planted', method: 'POST', takesFiles: false, fields } as const
  const target: Target = { who: 'worker', page: '', form, texts: ['words'], days: [], chosen: [] }
  const answers = { words: 'meant' }
  const first = await alone(target, answers, at)
  const wrong: string[] = []
  for (const shape of everyShape) {
    wrong.push(...(await tried({ target, answers, shape, alone: first, at })))
    Reflect.deleteProperty(Object.prototype, 'polluted')
  }
  await at.stop()
  return wrong.join('\n')
}

test('a form that takes the last of a name, or a name with brackets, is noticed', async () => {
  const last = await planted((typed) => String([typed['words']].flat().at(-1)))
  assert.match(last, /every name twice, the second one evil: means something else/)
  const brackets = await planted((typed) => String(typed['words[]'] ?? typed['words']))
  assert.match(brackets, /every name with brackets: means something else/)
})

test('a form that is poured into an object as it came is noticed', async () => {
  const poured = await planted((typed, json) => {
    pour({}, json)
    return textOf(typed as Fields, 'words')
  })
  assert.match(poured, /JSON that reaches into a program: something was added to every object/)
})

/** What must never be written: a deep copy that follows every name. */
function pour(into: Record<string, unknown>, from: unknown): void {
  for (const [name, value] of Object.entries(Object(from))) {
    const there = into[name]
    if (typeof value === 'object' && value && typeof there === 'object' && there) {
      pour(there as Record<string, unknown>, value)
    } else into[name] = value
  }
}
