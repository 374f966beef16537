/**
 * Fills every form that anybody can see, each field with a word of its own, and looks at every answer:
 * what is saved, what is sent with a mistake, and what is sent in ways that no page would.
 */
import { newId } from '../../src/storage/new-id.ts'
import { routes } from '../../src/web/routes.ts'
import type { Known } from '../access/cells.ts'
import type { Door, FrontDoor, Reply, Sending } from '../access/front-door.ts'
import type { Who } from '../access/made-up-few.ts'
import { dayTyped, everyForm, type Target } from '../inputs/every-form.ts'
import { formsIn } from '../inputs/forms-in.ts'
import { firstSending, isSaved, sendUntilSaved } from '../inputs/send-until-saved.ts'
import type { Typed, Watch } from './watch.ts'

export interface Planting {
  readonly front: FrontDoor
  readonly door: Door
  readonly known: Known
  readonly watch: Watch
}

export interface Planted {
  readonly forms: number
  readonly saved: readonly string[]
  readonly notSaved: readonly string[]
}

export async function plant(planting: Planting): Promise<Planted> {
  const { front, door, known } = planting
  const { targets } = await everyForm(front, door, known, routes)
  const more = await formsAbout(planting, 'main', 'worker')
  const saved: string[] = []
  const notSaved: string[] = []
  for (const target of [...targets, ...more].sort(
    (one, other) => lateness(one) - lateness(other),
  )) {
    await sendWrongly(planting, target)
    const done = await send(planting, target)
    const name = nameOfForm(target)
    if (target.form.method === 'POST') (done ? saved : notSaved).push(name)
    if (endsSessions(target)) front.signInAgain()
  }
  await keepDrafts(planting)
  return { forms: targets.length + more.length, saved, notSaved }
}

/** What a form changes may take another one away, so what only adds comes first. */
function lateness({ form }: Target): number {
  if (/reassign|decision|forward|return|decide|withdrawn|exited|died/.test(form.action)) return 2
  return /\/person\/|\/documents$|\/rnas\/.*(parts|needs)/.test(form.action) ? 0 : 1
}

function endsSessions({ form }: Target): boolean {
  return /^\/account\//.test(form.action)
}

export function nameOfForm({ form }: Target): string {
  return `${form.method} ${form.action.replace(/[0-9a-f-]{36}/g, ':id')}`
}

/** The compartments of a case whose documents are made as well. */
async function formsAbout(
  { front, door }: Planting,
  key: 'main',
  who: Who,
): Promise<readonly Target[]> {
  const base = `/cases/${front.caseId(key)}/person`
  const shown = await door.get(who, base)
  const opening = formsIn(shown.page).filter(({ action }) => action.startsWith(`${base}/`))
  const found: Target[] = []
  for (const { action } of opening) {
    const { page } = await door.post(who, action)
    for (const form of formsIn(page).filter((one) => one.action.startsWith(`${action}/`))) {
      const texts = form.fields.filter(({ kind }) => kind === 'text').map(({ name }) => name)
      found.push({ who, page: action, form, texts, days: [], chosen: [] })
    }
  }
  return found
}

function typist({ watch }: Planting, target: Target, refused?: true) {
  const caseId = /^\/cases\/([0-9a-f-]{36})/.exec(target.form.action)?.[1]
  const about: Omit<Typed, 'field'> = { by: target.who, caseId, ...(refused && { refused }) }
  return {
    words: (name: string) => {
      const field = name.replace(/[0-9a-f-]{36}/g, 'id')
      return watch.type({ ...about, field: `${nameOfForm(target)} ${field}` })
    },
  }
}

async function send(planting: Planting, target: Target): Promise<boolean> {
  const { door, watch } = planting
  const { words } = typist(planting, target)
  const sent = await sendUntilSaved(door, target, {
    words,
    ...(target.form.takesFiles && { letter: words('(words of a file)') }),
  })
  const { method, url } = sent.sending
  for (const reply of sent.replies) {
    await watch.lookAtReply({ who: target.who, method, url, own: true }, reply)
  }
  return isSaved(sent.reply)
}

/** The ways of refusing: each of them has seen what was typed. */
async function sendWrongly(planting: Planting, target: Target): Promise<void> {
  const { door, watch } = planting
  if (target.form.method !== 'POST') return
  const typing = typist(planting, target, true)
  const right = firstSending(target, typing)
  const noDay = Object.assign({}, ...target.days.map((day) => dayTyped(day, ['31', '2', '2026'])))
  const stranger: Who = target.who === 'otherWorker' ? 'worker' : 'otherWorker'
  const json = JSON.stringify({ ...right.fields, writeId: newId() })
  const ways: readonly (readonly [Who, Sending])[] = [
    ...(target.days.length > 0
      ? [[target.who, { ...right, fields: { ...right.fields, ...noDay } }] as const]
      : []),
    [target.who, { ...right, withoutToken: true }],
    [stranger, right],
    [target.who, { ...right, raw: { type: 'application/json', body: json.slice(0, -1) } }],
    [target.who, { ...right, raw: { type: 'text/plain', body: json } }],
  ]
  // Somebody else's own page of the same address would be theirs to fill in.
  const own = target.form.action.startsWith('/cases/') || target.form.action.startsWith('/seat/')
  for (const [who, sending] of own ? ways : ways.filter(([who]) => who === target.who)) {
    const reply: Reply = await door.send(who, sending)
    await watch.lookAtReply({ who, method: 'POST', url: right.url, own: true }, reply)
  }
}

/** What the page keeps by itself while somebody types. */
async function keepDrafts({ front, door, watch }: Planting): Promise<void> {
  const caseId = front.caseId('small')
  const by: Who = 'colleague'
  const field = 'POST /cases/:id/drafts/:form value'
  for (const name of ['words', 'language', 'find']) {
    const value = watch.type({ field, by, caseId })
    const url = `/cases/${caseId}/drafts/entry`
    const sending: Sending = { method: 'POST', url, json: { name, value } }
    const reply = await door.send(by, sending)
    await watch.lookAtReply({ who: by, method: 'POST', url, own: true }, reply)
  }
}
