/** The needs of a person and of their dependants: each with its cover, evidence, and what was given. */
import type { ReadCase } from '../../../application/case/read-case.ts'
import { needLinks, rnaFacts } from '../../../domain/facts/rna-facts.ts'
import { type Evidence, evidenceFor, freshnessOf } from '../../../domain/needs/evidence.ts'
import { dependantsOf, lineOf, type Need, stateOf } from '../../../domain/needs/need.ts'
import { ownWords } from '../../parts/casework/timeline.ts'
import { plainDay, shortDay } from '../../parts/dates.ts'
import { buttonForm, linkButton } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState, label, tag } from '../../parts/lists.ts'
import { midSentence } from '../../parts/mid-sentence.ts'
import { page } from '../../parts/page.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import type { CategoryNames } from '../case/case-names.ts'
import { coverSection } from '../case/cover-rows.ts'
import { dependantNames } from '../rna/builder/draft-names.ts'
import { coverStanding, provisionWords } from './need-standing.ts'

export interface NeedsProps {
  readonly read: ReadCase
  readonly categories: CategoryNames
  readonly newId: () => string
  readonly refused?: Message | undefined
  readonly done?: string | undefined
}

export function needsPage(frame: Frame, props: NeedsProps): Html {
  const { read, categories, done, refused } = props
  const { file, picture } = read
  const { needs, today } = picture
  const open = needs.filter((need) => stateOf(need, today) === 'open')
  const over = needs.filter((need) => ['closed', 'continued'].includes(stateOf(need, today)))
  const mine = open.filter(({ whose }) => whose === 'survivor')
  const base = `/cases/${file.id}/needs`
  return page(
    frame,
    { title: 'Needs and cover', lead: caseBar(read, '/needs'), done, refused },
    html`${pageHeading({
      title: 'Needs and cover',
      intro: 'Kept all the time, so that an RNA only has to be put together.',
      action: linkButton('Add a need', `${base}/new`),
    })}
${card({ title: 'Cover' }, coverSection(picture, categories))}
${
  mine.length > 0
    ? mine.map((need) => needCard(frame, props, need))
    : emptyState(
        'No open need yet',
        'Each need appears here with its cover, its evidence and what was given. Begin as soon as support begins.',
      )
}
${dependantsSection(frame, props, open)}
${
  over.length > 0
    ? details(
        `Closed and continued needs (${over.length})`,
        html`<ul class="govuk-list">${over.map((need) => overLine(props, need))}</ul>`,
      )
    : nothing
}`,
  )
}

function nameOf({ read, categories }: NeedsProps, { category, whose }: Need): string {
  const name = categories[category] ?? category
  if (whose === 'survivor') return name
  return `${name} (${dependantNames(read.file).get(whose.dependant) ?? 'a dependant'})`
}

function needCard(frame: Frame, props: NeedsProps, need: Need): Html {
  const { picture, file } = props.read
  const { tone, tag: word, words } = coverStanding(picture, need)
  const base = `/cases/${file.id}/needs/${need.id}`
  const act = (href: string, text: string) =>
    html`<a class="govuk-link" href="${href}">${text}<span class="govuk-visually-hidden">: ${nameOf(props, need)}</span></a>`
  return card(
    { title: nameOf(props, need), id: `need-${need.id}`, aside: tag(tone, word) },
    html`<p>${words}.</p>
${need.description ? html`<p>${person(need.description)}</p>` : nothing}${need.survivorWords ? ownWords(need.survivorWords) : nothing}
<p>${need.link ? label(needLinks[need.link]) : tag('unsure', 'Link not written yet')} since ${plainDay(need.identifiedOn)}</p>
${provisionWords(picture, need)}
${evidenceList(frame, props, need)}
<p>${act(`${base}/record/given`, 'Given or missed')} · ${act(`${base}/record/ask`, 'Ask for evidence')} · ${act(`${base}/record/received`, 'Evidence received')} · ${act(`${base}/change`, 'Change it')} · ${act(`${base}/record/close`, 'Close it')}</p>`,
  )
}

function evidenceList(frame: Frame, props: NeedsProps, need: Need): Html {
  const { picture } = props.read
  const line = lineOf(need, picture.needs).map(({ id }) => id)
  const held = evidenceFor(picture.evidence, line)
  const asked = picture.evidenceRequests.filter(
    (one) => one.need !== undefined && line.includes(one.need) && one.answeredOn === undefined,
  )
  if (held.length + asked.length === 0) return html`<p>${tag('unsure', 'No evidence yet')}</p>`
  return html`<ul class="govuk-list">${held.map((one) => evidenceLine(frame, props, one))}${asked.map(
    (one) =>
      html`<li>${tag('calm', 'Asked for')} ${one.what ? person(one.what) : 'Evidence'}, ${shortDay(one.askedOn)}</li>`,
  )}</ul>`
}

function evidenceLine(frame: Frame, { read, newId }: NeedsProps, evidence: Evidence): Html {
  const { file, picture } = read
  const { id, what, datedOn, receivedOn, confirmedOn, document } = evidence
  const { state } = freshnessOf(evidence, picture.evidenceDays, picture.today)
  return html`<li>${state === 'current' ? tag('good', 'Evidence') : tag('soon', 'Is it still current?')} ${what ? person(what) : 'Evidence'}, dated ${shortDay(datedOn ?? receivedOn)}${confirmedOn ? `, confirmed ${shortDay(confirmedOn)}` : ''}${document ? ', with the paper' : ''}${
    state === 'current'
      ? nothing
      : buttonForm(
          {
            action: `/cases/${file.id}/needs/evidence/${id}/current`,
            csrf: frame.csrf,
            writeId: newId(),
            versionSeen: file.version,
          },
          'Yes, still current',
          'secondary',
        )
  }</li>`
}

/** A dependant is a person with needs of their own, listed even while none is recorded. */
function dependantsSection(frame: Frame, props: NeedsProps, open: readonly Need[]): Html {
  const { file, picture } = props.read
  const dependants = dependantsOf(file.facts, picture.needs)
  const names = dependantNames(file)
  const { options } = relations
  const add = html`<p><a class="govuk-link" href="/cases/${file.id}/needs/dependants/new">Add a child or other dependant</a></p>`
  return html`<h2 class="govuk-heading-m">Children and other dependants</h2>${
    dependants.length === 0
      ? html`<p>None recorded. Each is a person with needs of their own.</p>`
      : dependants.map(({ id, relation }) => {
          const own = open.filter(({ whose }) => whose !== 'survivor' && whose.dependant === id)
          return html`<h3 class="govuk-heading-s">${names.get(id)} ${label(options[relation])}</h3>${
            own.length === 0
              ? html`<p>${tag('unsure', 'No needs of their own recorded')}</p>`
              : own.map((need) => needCard(frame, props, need))
          }<p><a class="govuk-link" href="/cases/${file.id}/needs/new?dependant=${id}">Add a need of ${names.get(id)}</a></p>`
        })
  }${add}`
}

const relations = { options: { child: 'Child', partner: 'Partner', other: 'Other' } } as const

function overLine(props: NeedsProps, need: Need): Html {
  const { because } = rnaFacts['need-closed'].fields
  const base = `/cases/${props.read.file.id}/needs/${need.id}`
  return html`<li><strong>${nameOf(props, need)}</strong>: ${
    need.closed
      ? `closed from ${plainDay(need.closed.on)}, ${midSentence(because.options[need.closed.because])}. `
      : 'goes on as a later need. '
  }${need.closed ? html`<a class="govuk-link" href="${base}/change">Say it again, if it is open after all</a>` : nothing}</li>`
}
