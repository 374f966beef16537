/** Who a person is, how to reach them, where they are: each behind a press of its own, each in the log. */
import type { ReadCase } from '../../../application/case/read-case.ts'
import type { ReadContact } from '../../../application/contact/read-contact.ts'
import type { PlacesOfCase } from '../../../application/places/see-places.ts'
import type { Compartments } from '../../../application/ports/person-stores.ts'
import type { Colleague } from '../../../application/ports/staff-stores.ts'
import type { ContactRules } from '../../../domain/contact/contact-rules.ts'
import { button, buttonForm, form } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, summaryList } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { momentWords } from '../contact/moments.ts'
import { reachCard } from '../contact/reach-card.ts'
import { placesCard } from '../places/places.card.ts'

export type Which = keyof Compartments

interface CompartmentField {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly long?: true
}

interface CompartmentWords {
  readonly title: string
  readonly why: string
  readonly press: string
  readonly fields: readonly CompartmentField[]
}

export const compartments: Readonly<Record<Which, CompartmentWords>> = {
  identity: {
    title: 'Who they are',
    why: 'Name, date of birth, NRM reference.',
    press: 'Show who they are',
    fields: [
      { name: 'names', label: 'Names', hint: 'As they want to be called. One name is enough.' },
      { name: 'otherNames', label: 'Other names' },
      { name: 'bornOn', label: 'Date of birth', hint: 'As they give it' },
      { name: 'languages', label: 'Languages' },
      { name: 'nrmReference', label: 'NRM reference' },
    ],
  },
  contact: {
    title: 'How to reach them safely',
    why: 'Phone, e-mail, when it is safe, wishes about interpreters.',
    press: 'Show how to reach them',
    fields: [
      { name: 'safeToCall', label: 'When and how is it safe?', long: true },
      { name: 'phone', label: 'Phone' },
      { name: 'email', label: 'E-mail' },
      { name: 'interpreterWishes', label: 'Interpreter: wishes and exclusions', long: true },
    ],
  },
}

export interface PersonPageProps {
  readonly read: PlacesOfCase
  readonly colleagues: readonly Colleague[]
  readonly done?: string
}

export function personPage(frame: Frame, props: PersonPageProps): Html {
  const { read, done } = props
  const { file } = read
  return page(
    frame,
    {
      title: 'Who and where',
      lead: caseBar(read, '/person'),
      done,
      width: 'reading',
    },
    html`${pageHeading({ title: 'Who and where', intro: 'Each part opens by itself. Each opening is written to the log that the survivor may read.' })}
${Object.entries(compartments).map(([which, { title, why, press }]) =>
  card(
    { title },
    html`<p>${why}</p>${buttonForm({ action: `/cases/${file.id}/person/${which}`, csrf: frame.csrf }, press, 'secondary')}${which === 'contact' ? html`<p><a class="govuk-link" href="/cases/${file.id}/messages">Send a neutral message</a></p>` : nothing}`,
  ),
)}
${placesCard(read)}
${aroundCard(props)}`,
  )
}

function aroundCard({ read: { file }, colleagues }: PersonPageProps): Html {
  const worker = colleagues.find(({ id }) => id === file.workerId)?.displayName ?? 'Nobody'
  return card(
    { title: 'People around, from your organisation' },
    html`<p>${person(worker)} works with them. <a class="govuk-link" href="/cases/${file.id}/team">Who covers, who must stay out, and how to hand the case on</a></p>`,
  )
}

export interface CompartmentPageProps {
  readonly read: ReadCase
  readonly which: Which
  readonly value: Readonly<Record<string, string | undefined>>
  /** How they may be reached now: it stands before what reaches them. */
  readonly reach?: ReadContact | undefined
  readonly writeId: string
  readonly typed?: Typed
  readonly problems?: Problems
  readonly refused?: Message
}

export function compartmentPage(frame: Frame, props: CompartmentPageProps): Html {
  const { read, which, value, reach, writeId, typed, problems = {}, refused } = props
  const { file } = read
  const { title, fields } = compartments[which]
  const asked = { typed: typed ?? presentOnly(value), problems }
  const known = fields.filter(({ name }) => value[name])
  const shut = reach && isShut(reach.contact.rules)
  const kept =
    known.length > 0
      ? summaryList(known.map(({ name, label }) => ({ key: label, value: person(value[name]) })))
      : html`<p>Nothing is kept here yet.</p>`
  return page(
    frame,
    {
      title,
      lead: caseBar(read, '/person'),
      problems,
      refused,
      width: 'reading',
    },
    html`${pageHeading({ title, intro: 'This opening is in the log.' })}
${reach ? beforeUse(reach) : nothing}
${shut ? details('Show it all the same', kept) : kept}
${details(
  'Change',
  form(
    {
      action: `/cases/${file.id}/person/${which}/keep`,
      csrf: frame.csrf,
      writeId,
      versionSeen: file.version,
    },
    html`${fields.map(({ name, label, hint, long }) =>
      long
        ? longText({ name, label, hint, rows: 3, ...asked })
        : textField({ name, label, hint, width: 30, ...asked }),
    )}
${button('Save')}`,
  ),
  { open: Boolean(refused) || (known.length === 0 && !shut) },
)}
<p><a class="govuk-link" href="/cases/${file.id}">Back to ${file.alias}</a></p>`,
  )
}

function isShut({ frozen, stopped }: ContactRules): boolean {
  return frozen !== undefined || stopped !== undefined
}

function beforeUse(reach: ReadContact): Html {
  const { rules } = reach.contact
  if (!isShut(rules)) return reachCard(reach, 'Before you use any of these')
  const how = html`<a class="govuk-link" href="/cases/${reach.file.id}/contact">How to reach them safely</a>`
  return html`<div class="wm-notice wm-shut" role="alert"><h2 class="wm-notice__title">Every way of reaching them is shut</h2>
${rules.frozen ? html`<p>Since ${momentWords(rules.frozen.at, rules.zone)}, because somebody else answered or wrote back. Do not ring to find out: whoever holds the telephone may be the person they fled from.</p>` : nothing}
${rules.stopped ? html`<p>Since ${momentWords(rules.stopped.at, rules.zone)}, because all contact was stopped.</p>` : nothing}
<p>${how} says who opens the ways again.</p></div>`
}

function presentOnly(value: CompartmentPageProps['value']): Typed {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, text]) => (text ? [[name, text]] : [])),
  )
}
