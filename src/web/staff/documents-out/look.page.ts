/**
 * The last look before a document leaves: what in it may tell where somebody is, what the PDF cannot
 * show, and the two buttons. A person reads the list; Waymark never changes what was written.
 */
import type { Actor } from '../../../application/actor.ts'
import type { ReadContact } from '../../../application/contact/read-contact.ts'
import type { AboutDocument } from '../../../application/documents/gather-document.ts'
import { isForSurvivor } from '../../../application/documents/harm-of-documents.ts'
import { isPromiseLetter } from '../../../application/documents/letter-leaves.ts'
import { hasConcerns, type Looked } from '../../../application/documents/make-document.ts'
import type { Concerns } from '../../../application/ports/document-press.ts'
import type { ContactBlock } from '../../../domain/contact/contact-rules.ts'
import { choice, many } from '../../parts/fields/choices.ts'
import { button, buttons, form, hidden, linkButton } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card } from '../../parts/lists.ts'
import { inset } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { stepUpFields } from '../../step-up/step-up.ts'
import type { RefusalWords } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { blockWords, channelWords } from '../contact/contact-words.ts'
import { detailWords } from '../contact/reach-card.ts'
import { passingOnCard } from '../firewall/passing-on.card.ts'
import { kindWords, looksLikeInWords } from './out-words.ts'

export interface LookPageProps {
  readonly about: AboutDocument
  readonly looked: Looked
  /** How the survivor may be reached now; this document may be for them. */
  readonly contact: ReadContact
  readonly actor: Actor
  /** The way that was chosen and is not allowed now. */
  readonly blocked?: readonly ContactBlock[] | undefined
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords | undefined
  readonly done?: string | undefined
}

export function lookPage(frame: Frame, props: LookPageProps): Html {
  const { about, looked, problems = {}, refused, done } = props
  const { title, about: intro } = kindWords[about.kind]
  const { read } = looked
  return page(
    frame,
    {
      title,
      lead: caseBar(read, '/documents'),
      width: 'reading',
      problems,
      refused,
      done,
    },
    html`<p><a class="govuk-link" href="/cases/${read.file.id}/documents-out">All documents to give out</a></p>
${pageHeading({ title, intro })}
${looked.questions ? writeLink(about, 'notYet' in looked) : nothing}
${'notYet' in looked ? notYet(looked.notYet) : readyToLook(frame, looked, props)}`,
  )
}

export function pathOf({ caseId, kind, of }: AboutDocument): string {
  return `/cases/${caseId}/documents-out/${kind}/${of}`
}

function writeLink(about: AboutDocument, first: boolean): Html {
  const words = first ? 'Write what is missing' : 'Change what was written for this document'
  return html`<p>${linkButton(words, `${pathOf(about)}/write`, first ? 'primary' : 'secondary')}</p>`
}

function notYet(reasons: readonly string[]): Html {
  return card(
    { title: 'Not yet' },
    html`<ul class="govuk-list govuk-list--bullet">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`,
  )
}

type Ready = Extract<Looked, { readonly document: unknown }>

function readyToLook(frame: Frame, looked: Ready, props: LookPageProps): Html {
  const { about, typed, problems = {} } = props
  const { concerns, notes, hash, document, ownPlaces = [] } = looked
  if (ownPlaces.length > 0) return ownPlacesCard(ownPlaces)
  const draft = document.kind === 'rna-pack' && document.input.draft === true
  const asks = hasConcerns(concerns, notes)
  return html`${draft ? inset(html`<p>This RNA has not been sent. The document says on its first page that it is a draft.</p>`) : nothing}
${asks && concerns ? concernsCard(concerns, notes) : inset(html`<p>Nothing in the text looks like a place or a telephone number. Read it all the same: a name of a street or a school is not always found.</p>`)}
${form(
  { action: pathOf(about), csrf: frame.csrf, givesFile: true },
  html`${hidden('seen', hash)}
${
  asks
    ? many({
        name: 'goOn',
        label: 'Before it leaves',
        options: { yes: 'I have read each line above, and the document may leave like this' },
        typed,
        problems,
      })
    : nothing
}
${looked.goesTo === undefined ? nothing : passingOnCard(looked.goesTo)}
${asksHowItReaches(about) ? reachesFields(frame, props) : nothing}
${buttons(
  button('Make the PDF', { name: 'format', value: 'pdf' }),
  button('Make the Word file', { name: 'format', value: 'docx', kind: 'secondary' }),
)}`,
)}`
}

/** There is no button: what says where somebody is does not leave, whoever has read it. */
function ownPlacesCard(under: readonly string[]): Html {
  return card(
    { title: 'It says where they are, so it cannot leave' },
    html`<p>Their own address, street or postcode stands in the text under:</p>
<ul class="govuk-list govuk-list--bullet">${under.map((one) => html`<li>${one}</li>`)}</ul>
<p>Write that line differently where it was recorded, then open this page again.</p>`,
  )
}

/** Ways in which paper or a file reaches somebody. */
const ways = ['in-person', 'post', 'email', 'named-person'] as const

/** A letter is asked about with its reader; every other paper may be for the survivor. */
function asksHowItReaches({ kind }: AboutDocument): boolean {
  return kind !== 'account-letter' && !isPromiseLetter(kind)
}

function reachesFields(frame: Frame, props: LookPageProps): Html {
  const { about, contact, actor, blocked, typed, problems = {} } = props
  const asked = { typed, problems }
  const { zone } = contact.contact.rules
  return html`${choice({
    name: 'reaches',
    label: isForSurvivor(about.kind)
      ? 'How does it reach them?'
      : 'Does it reach the survivor now?',
    hint: 'Their own rules are asked when the document is made, by hand as well.',
    options: [
      ...(isForSurvivor(about.kind)
        ? []
        : [{ value: 'no', label: 'Not now: into the record, or to an authority' }]),
      ...ways.map((way) => ({
        value: way,
        label: channelWords[way].title,
        hint: detailWords(contact, way),
      })),
    ],
    small: true,
    ...asked,
  })}
${
  blocked === undefined
    ? nothing
    : html`<ul class="govuk-list govuk-list--bullet">${blocked.map((reason) => html`<li>${blockWords(reason, zone)}</li>`)}</ul>
<p><a class="govuk-link" href="/cases/${contact.file.id}/contact">How to reach them safely</a>: ask again there, open what is shut, or ask a manager.</p>
${longText({ name: 'because', label: 'Why can it not wait?', hint: 'Your manager reads this, and the survivor may. Leave it empty to choose another way.', rows: 3, ...asked })}
${stepUpFields(frame, actor, 'contact-override', asked)}`
}`
}

function concernsCard({ places, unprintable }: Concerns, notes: readonly string[]): Html {
  return card(
    { title: 'Look at this first' },
    html`<ul class="govuk-list govuk-list--bullet">${places.map(
      (place) => html`<li><strong>${person(place.found)}</strong> ${looksLikeInWords(place)}</li>`,
    )}${unprintable.map(
      (writing) =>
        html`<li>The PDF cannot show this writing: ${writing}. The Word file has the words.</li>`,
    )}${notes.map((said) => html`<li>${said}</li>`)}</ul>
${places.length > 0 ? html`<p>If it tells where somebody is or how to reach them, change it where it was written. Then come back.</p>` : nothing}`,
  )
}
