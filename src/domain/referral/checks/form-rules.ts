/** What the Home Office form itself would not take: found here, before somebody stands in front of it. */
import { parseDay } from '../../calendar/day.ts'
import { addressIn, isMailbox } from '../../contact/addresses.ts'
import { type FieldId, fieldOf } from '../form/form.ts'
import { countAsForm } from '../form/form-count.ts'
import { type FormField, formLists } from '../form/form-field.ts'
import {
  type Checking,
  type CheckRule,
  type Finding,
  isEmpty,
  never,
  stops,
  textOf,
} from './finding.ts'

const types = 'types-of-exploitation-'
const permission = 'someone-else-permission-check'
/** Ticks that promise something to the survivor: without them nothing is made. */
const promises: ReadonlySet<FieldId> = new Set([
  'pv-contact-details-email-check',
  'pv-contact-details-post-check',
  permission,
])

export const checkFilledIn: CheckRule = ({ asked, counts }) => {
  const missing = asked
    .filter((id) => fieldOf(id).must && isEmpty(counts[id]))
    .map((id) => (promises.has(id) ? never : stops)(id, 'missing', missingWords(id)))
  const noType = !asked.some((id) => id.startsWith(types) && counts[id] === 'true')
  const first = 'types-of-exploitation-forced-to-work'
  return noType ? [...missing, stops(first, 'missing', 'Tick at least one kind.')] : missing
}

function missingWords(id: FieldId): string {
  if (id === permission) {
    return 'Tick it only if they agreed that the decision goes to this person.'
  }
  if (promises.has(id)) {
    return 'Tick it only if they say that it is safe to write there. Until then choose another way.'
  }
  const free = fieldOf(id).kind === 'box' || fieldOf(id).kind === 'line'
  const words = 'The form does not go on without an answer here.'
  return free ? `${words} “Not known, because …” is an answer.` : words
}

export const checkLength: CheckRule = ({ asked, counts }) =>
  asked.flatMap((id) => {
    const counted = countAsForm(id, counts[id])
    if (!counted?.over) return []
    const { count, most } = counted
    const words = `${count} characters as the form counts, and it takes ${most}. Nothing is cut off here.`
    return [stops(id, 'too-long', words)]
  })

/** An address or a full stop without a blank looks like a link to the form. */
const likeLink = /[-a-zA-Z0-9@:%._+~#=]{2}\.[a-z]{2,6}\b/

export const checkShape: CheckRule = (checking) =>
  checking.asked.flatMap((id) => {
    const value = textOf(checking.counts[id]).trim()
    if (value === '') return []
    const field = fieldOf(id)
    const words = shapeWords(field, value, checking)
    return words ? [stops(id, 'not-taken', words)] : []
  })

function shapeWords(field: FormField, value: string, checking: Checking): string | undefined {
  if (field.noLinks) {
    const found = likeLink.exec(value)
    if (!found) return undefined
    const around = value.slice(Math.max(0, found.index - 10), found.index + found[0].length)
    return `The form takes this for a link: “${around.trim()}”. Put a blank after the full stop, or say it without.`
  }
  switch (field.kind) {
    case 'one-of':
      return field.options && Object.hasOwn(field.options, value)
        ? undefined
        : 'The form has no such answer.'
    case 'e-mail':
      return isMailbox(value) ? undefined : 'This is not one e-mail address.'
    case 'checked-telephone':
      return addressIn('text', value) ? undefined : 'This is not a whole telephone number.'
    case 'whole-number':
      return /^\d+$/.test(value) ? undefined : 'Write a number, like 2.'
    case 'list':
      return listWords(field, value, checking)
    case 'day':
      return dayWords(value, checking)
    default:
      return undefined
  }
}

function listWords({ list }: FormField, value: string, { lists }: Checking): string | undefined {
  const loaded = list && lists?.[list]
  if (!list || !loaded || loaded.has(value)) return undefined
  return `This does not stand in the form’s list: ${formLists[list].title}.`
}

function dayWords(value: string, { today }: Checking): string | undefined {
  const day = parseDay(value)
  if (day === undefined) return 'No calendar has this day. The form goes on without one.'
  if (day <= '1900-01-01') return 'The form takes days after 1 January 1900.'
  return day < today ? undefined : 'The form takes only days that have passed.'
}

const mostFiles = 100
const mostMegabytes = 25
const fileTypes = ['jpg', 'jpeg', 'png', 'pdf', 'doc', 'docx']

export const checkFiles: CheckRule = ({ counts, record }) => {
  const names = counts['upload-file']
  if (names === undefined || typeof names === 'string') return []
  const found: Finding[] = []
  const say = (code: string, words: string) => found.push(stops('upload-file', code, words))
  if (names.length > mostFiles) say('too-many', `The form takes ${mostFiles} files.`)
  for (const name of names) {
    const ending = name.split('.').at(-1)?.toLowerCase() ?? ''
    if (!fileTypes.includes(ending)) say('not-taken', `The form does not take this file: ${name}.`)
    const bytes = record.evidence.find(({ fileName }) => fileName === name)?.bytes ?? 0
    if (bytes > mostMegabytes * 1_000_000) {
      say('too-large', `${name} is larger than ${mostMegabytes} MB.`)
    }
  }
  return found
}
