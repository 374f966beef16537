/** An RNA on its way: when it went where, what was asked and answered, and exactly what was sent. */

import type { SeatAnswer } from '../../../../application/ports/rna-stores.ts'
import type { OpenRna } from '../../../../application/rna/open-rna.ts'
import { ukDayOf } from '../../../../domain/calendar/day.ts'
import type { Fact } from '../../../../domain/facts/fact.ts'
import { rnaFacts } from '../../../../domain/facts/rna-facts.ts'
import { rnaName } from '../../../../domain/pathway/in-plain-words.ts'
import { readSubmission } from '../../../../domain/rna/submission.ts'
import { longDay, plainDay, shortDay, timeOn } from '../../../parts/dates.ts'
import { choice } from '../../../parts/fields/choices.ts'
import { dayAsTyped, dayField } from '../../../parts/fields/day.ts'
import { button, form, hidden, linkButton } from '../../../parts/fields/form.ts'
import { longText } from '../../../parts/fields/text.ts'
import type { Frame } from '../../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../../parts/html.ts'
import { pageHeading } from '../../../parts/layout.ts'
import { card, details, emptyState, tag } from '../../../parts/lists.ts'
import { type Again, rnaAddress, rnaPage, standsWords } from '../rna-request.ts'

export interface SentProps {
  readonly open: OpenRna
  readonly writeId: string
  readonly again?: (Again & { readonly which: SentForm }) | undefined
  /** The seat's answer that the form is filled from. */
  readonly answer?: SeatAnswer | undefined
  readonly done?: string | undefined
}

export type SentForm = 'forwarded' | 'returned' | 'asked' | 'supplied'

export function sentPage(frame: Frame, props: SentProps): Html {
  const { open, again, done } = props
  const { rna } = open
  const decided = rna.cycle.decisions.length > 0
  return rnaPage(
    frame,
    open,
    {
      title: 'Sent',
      here: '/sent',
      problems: again?.problems,
      refused: again?.refused,
      done,
      width: 'reading',
    },
    html`${pageHeading({ title: 'Sent', intro: standsWords(open) })}
${props.answer ? fromSeat(props.answer) : nothing}
${decided ? linkButton('See the decision', `${rnaAddress(open)}/decision`) : whatHappened(frame, props)}
${card({ title: 'What has happened so far' }, log(open))}
${card({ title: 'What was sent, as it was sent' }, submissions(open))}
${alsoHere(open)}`,
  )
}

function alsoHere({ file, rna }: OpenRna): Html {
  const base = `/cases/${file.id}`
  const released = file.facts.findLast(
    (fact) => fact.type === 'rna-released' && fact.detail.rna === rna.cycle.rna,
  )
  return html`<ul class="govuk-list">
${released ? html`<li><a class="govuk-link" href="${base}/record/told-survivor?moment=submitted&amp;about=${released.id}">Record that the survivor was told it has gone</a></li>` : nothing}
<li><a class="govuk-link" href="${base}/documents-out">Make the RNA as a document, for the prime contractor or for the survivor</a></li>
${rna.cycle.decisions.length === 0 ? html`<li><a class="govuk-link" href="${base}/record/rna-withdrawn?rna=${rna.cycle.rna}">Record that it was withdrawn</a></li>` : nothing}
</ul>`
}

function fromSeat({ words, by, at }: SeatAnswer): Html {
  return html`<div class="govuk-inset-text"><p>${by === 'prime' ? 'The prime contractor' : 'The authority'} answered in Waymark on ${plainDay(ukDayOf(at))}. Check it and save it below.</p>${words ? html`<p>“${person(words)}”</p>` : nothing}</div>`
}

/** The forms that fit where the RNA stands; the likely one is open. */
function whatHappened(frame: Frame, props: SentProps): Html {
  const { state } = props.open.rna
  const opened = props.again?.which ?? likely(props)
  const offered: readonly SentForm[] =
    state === 'with-prime'
      ? ['forwarded', 'returned']
      : state === 'with-authority'
        ? ['asked', 'returned']
        : state === 'information-requested'
          ? ['supplied', 'asked']
          : []
  const decision =
    state === 'with-authority' || state === 'information-requested'
      ? html`<p>${linkButton('Enter the decision', `${rnaAddress(props.open)}/decision`, state === 'with-authority' ? 'primary' : 'secondary')}</p>`
      : nothing
  return html`${offered.map((which) =>
    details(titles[which], oneForm(frame, props, which), { open: which === opened }),
  )}${decision}`
}

function likely({ answer, open }: SentProps): SentForm | undefined {
  if (answer?.kind === 'information-requested') return 'asked'
  if (answer?.kind === 'forwarded' || answer?.kind === 'returned') return answer.kind
  if (open.rna.state === 'with-prime') return 'forwarded'
  return open.rna.state === 'information-requested' ? 'supplied' : undefined
}

const titles: Readonly<Record<SentForm, string>> = {
  forwarded: 'The prime contractor forwarded it to the authority',
  returned: 'It was returned for correction',
  asked: 'The authority asked for more information',
  supplied: 'Answer what was asked',
}

function oneForm(frame: Frame, props: SentProps, which: SentForm): Html {
  const { open, writeId, again, answer } = props
  const mine = again?.which === which ? again : undefined
  const fits = answer && kinds[which] === answer.kind ? answer : undefined
  const on = fits ? ukDayOf(fits.at) : open.picture.today
  const typed = mine?.typed ?? {
    ...prefixed(which, dayAsTyped('on', on)),
    ...(fits && { [`${which}-words`]: fits.words }),
    ...(fits?.answerBy && dayAsTyped(`${which}-answerBy`, fits.answerBy)),
  }
  const asked = { typed, problems: mine?.problems ?? {} }
  return form(
    {
      action: `${rnaAddress(open)}/sent/${which}`,
      csrf: frame.csrf,
      writeId,
      versionSeen: open.file.version,
    },
    html`${hidden('answer', fits?.id)}${fieldsOf(which, open, asked)}${button('Save', { kind: which === 'forwarded' || which === 'supplied' ? 'primary' : 'secondary' })}`,
  )
}

function prefixed(which: SentForm, typed: ReturnType<typeof dayAsTyped>) {
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [`${which}-${name}`, value]),
  )
}

type Around = Pick<Parameters<typeof longText>[0], 'typed' | 'problems'>

function fieldsOf(which: SentForm, open: OpenRna, asked: Around): Html {
  const type = factOf[which]
  const day = dayField({
    name: `${which}-on`,
    label: rnaFacts[type].onAsk,
    hint: 'For example, 27 3 2026',
    ...asked,
  })
  const words = (label: string) => longText({ name: `${which}-words`, label, rows: 4, ...asked })
  switch (which) {
    case 'forwarded':
      return day
    case 'returned':
      return html`${day}${words('What needs correcting, as they say?')}`
    case 'asked':
      return html`${day}${words('What was asked for?')}${dayField({ name: 'asked-answerBy', label: rnaFacts[type === 'rna-information-requested' ? type : 'rna-information-requested'].fields.answerBy.ask, hint: 'As the letter says. Leave empty if it names none.', ...asked })}`
    case 'supplied':
      return html`${requests(open, asked)}${words('What do you answer? If something cannot be answered, say why.')}${day}`
  }
}

function requests({ rna }: OpenRna, asked: Around): Html {
  const waiting = rna.cycle.requests.filter(({ suppliedOn }) => suppliedOn === undefined)
  const options = waiting.map(({ fact, on, answerBy }) => ({
    value: fact,
    label: `Asked on ${plainDay(on)}${answerBy ? `, answer by ${plainDay(answerBy)}` : ''}`,
  }))
  const only = options.length === 1 ? options[0] : undefined
  return only
    ? html`${hidden('supplied-request', only.value)}<p>${only.label}</p>`
    : choice({ name: 'supplied-request', label: 'In answer to which request?', options, ...asked })
}

const kinds: Readonly<Record<SentForm, SeatAnswer['kind']>> = {
  forwarded: 'forwarded',
  returned: 'returned',
  asked: 'information-requested',
  supplied: 'information-supplied',
}

const factOf = {
  forwarded: 'rna-forwarded',
  returned: 'rna-returned',
  asked: 'rna-information-requested',
  supplied: 'rna-information-supplied',
} as const

function log({ rna, file }: OpenRna): Html {
  const lines = file.facts.filter(
    (fact) => 'rna' in fact.detail && fact.detail.rna === rna.cycle.rna,
  )
  const replaced = new Set(lines.flatMap(({ supersedes }) => supersedes ?? []))
  const shown = lines
    .filter((fact) => !replaced.has(fact.id) && steps.has(fact.type))
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
  return html`<ul class="govuk-list">${shown.map(
    (fact) =>
      html`<li>${timeOn(fact.on, shortDay(fact.on))}: ${logWords(fact)} <a class="govuk-link" href="/cases/${file.id}/facts/${fact.id}">Look<span class="govuk-visually-hidden"> at ${logWords(fact)}</span></a>${said(fact)}</li>`,
  )}</ul>`
}

const steps: ReadonlySet<Fact['type']> = new Set([
  'rna-released',
  'rna-returned',
  'rna-forwarded',
  'rna-information-requested',
  'rna-information-supplied',
  'rna-decided',
  'rna-withdrawn',
])

/** What was asked, answered, or needs correcting: the words that the next step depends on. */
function said({ detail }: Fact): Html {
  const words = 'what' in detail ? detail.what : 'reasons' in detail ? detail.reasons : undefined
  return words ? html`<br>“${person(words)}”` : nothing
}

function logWords({ type }: Fact): string {
  return type in rnaFacts ? rnaFacts[type as keyof typeof rnaFacts].title : type
}

/** The frozen text itself, with the print by which anyone can check that it was not changed. */
function submissions({ submissions: all, rna }: OpenRna): Html {
  if (all.length === 0) {
    return emptyState(
      'Nothing was sent through Waymark',
      'When the manager releases an RNA here, the exact text is kept and shown here.',
    )
  }
  return html`${all.map(({ text, sha256, releasedAt }, at) => {
    const content = readSubmission(text)
    return details(
      `${rnaName(rna.cycle.number)}, sent on ${longDay(ukDayOf(releasedAt))}${all.length > 1 ? ` (${at + 1} of ${all.length})` : ''}`,
      html`<p>${tag('good', 'Frozen')} ${content ? `${content.needs.length} ${content.needs.length === 1 ? 'need' : 'needs'}. ` : ''}Nobody can change it. Its SHA-256 is <code>${printOf(sha256)}</code>.</p>
<pre class="wm-sent"><code>${readable(text)}</code></pre>`,
    )
  })}`
}

function readable(text: string): string {
  return JSON.stringify(JSON.parse(text), undefined, 1)
}

/** In groups of sixteen, so that two people can read it to each other. */
function printOf(sha256: string): string {
  return sha256.replace(/(.{16})(?=.)/g, '$1 ')
}
