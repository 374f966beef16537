/**
 * Sends a form as a patient person does: reads what the page complains about, mends it, and sends it
 * again, until it is saved or nothing helps. So that a new form is used without anybody teaching it.
 */
import { letterAsPdf } from '../../src/demo/letter-as-pdf.ts'
import type { Door, Fields, Reply, Sending } from '../access/front-door.ts'
import { today } from '../access/made-up-few.ts'
import { password } from '../access/the-few-in-a-database.ts'
import { answered, dayTyped, type Target } from './every-form.ts'
import { asItStands, formsIn } from './forms-in.ts'

export interface Sent {
  readonly sending: Sending
  readonly reply: Reply
  /** Every answer on the way, the last one included. */
  readonly replies: readonly Reply[]
}

export interface Typing {
  /** What to type into a field in which anything may be typed. */
  readonly words: (field: string) => string
  /** What is said in a file that is added. */
  readonly letter?: string
}

const mostTries = 6

export function isSaved({ status, goTo }: Reply): boolean {
  return status === 303 && !goTo?.startsWith('/sign-in')
}

export async function sendUntilSaved(door: Door, target: Target, typing: Typing): Promise<Sent> {
  const replies: Reply[] = []
  let sending = firstSending(target, typing)
  for (let tries = 1; ; tries += 1) {
    const reply = await door.send(target.who, sending)
    replies.push(reply)
    if (isSaved(reply) || tries === mostTries) return { sending, reply, replies }
    const mended = mend(target, sending, reply, tries)
    if (mended === undefined) return { sending, reply, replies }
    sending = mended
  }
}

export function firstSending(target: Target, { words, letter = 'Words' }: Typing): Sending {
  const { form, texts } = target
  const typed = Object.fromEntries(texts.map((name) => [name, words(name)]))
  const fields = { ...answered(target), ...typed, ...secretsFor(texts) }
  const files = form.fields
    .filter(({ kind }) => kind === 'file')
    .map(({ name }) => ({
      field: name,
      name: 'letter.pdf',
      type: 'application/pdf',
      bytes: letterAsPdf({ on: today, title: letter, lines: [letter] }),
    }))
  const url = form.action
  if (form.method === 'GET') return { method: 'GET', url: `${url}?${queryOf(fields)}` }
  return { method: 'POST', url, fields, ...(form.takesFiles && { files }) }
}

/** The words by which people prove who they are are the same for everybody here. */
function secretsFor(texts: readonly string[]): Fields {
  const newOnes = { password: `${password} new`, again: `${password} new` }
  const own = texts.includes('present') ? { present: password } : {}
  return { ...own, ...(texts.includes('again') && newOnes) }
}

function mend(target: Target, sending: Sending, reply: Reply, tries: number): Sending | undefined {
  const button = target.form.fields.find(({ kind }) => kind === 'button')
  // A form with several buttons asks which of them was pressed.
  if (reply.status === 400 && button && sending.fields?.[button.name] === undefined) {
    const pressed = { [button.name]: button.options[0] ?? '' }
    return { ...sending, fields: { ...sending.fields, ...pressed } }
  }
  if (reply.status !== 422 && reply.status !== 409) return undefined
  const form = formsIn(reply.page).find(({ action }) => action === target.form.action)
  const wrong = [...reply.page.matchAll(/<a href="#([^"]+)">/g)].map(([, name = '']) => name)
  if (!form || (reply.status === 422 && wrong.length === 0)) return undefined
  const again = reply.status === 409 ? asItStands(form) : {}
  const other = Object.assign({}, ...wrong.map((name) => otherAnswer(target, name, tries)))
  return { ...sending, fields: { ...sending.fields, ...again, ...other } }
}

const otherDays = [
  ['19', '11', '2026'],
  ['1', '12', '2026'],
  ['1', '6', '2026'],
  ['1', '2', '1990'],
] as const
const otherWords = ['12', 'words.for@example.org', '07700 900123', '10:30', 'WM-2345']

/** Something else for one field, other at each try. */
function otherAnswer({ days, form, texts }: Target, name: string, tries: number): Fields {
  const day = otherDays[(tries - 1) % otherDays.length]
  if (days.includes(name) && day) return dayTyped(name, day)
  const field = form.fields.find((one) => one.name === name)
  if (texts.includes(name)) return { [name]: otherWords[(tries - 1) % otherWords.length] ?? '' }
  const offered = field?.options.filter(Boolean) ?? []
  const option = offered[tries % offered.length]
  return option === undefined ? {} : { [name]: option }
}

export function queryOf(fields: Fields): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const each of typeof value === 'string' ? [value] : value) query.append(name, each)
  }
  return query.toString()
}
