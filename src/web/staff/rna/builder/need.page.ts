/** One need of an RNA: every question about it in the order of thought, with what each rests on. */

import type { Asked } from '../../../../application/rna/draft-section.ts'
import type { OpenRna } from '../../../../application/rna/open-rna.ts'
import type { NeedCategory } from '../../../../domain/needs/category.ts'
import { freshnessOf } from '../../../../domain/needs/evidence.ts'
import { isStatement, type Statement } from '../../../../domain/rna/assessment.ts'
import type { DraftNeed } from '../../../../domain/rna/draft.ts'
import { plainDay } from '../../../parts/dates.ts'
import { select } from '../../../parts/fields/choices.ts'
import { button } from '../../../parts/fields/form.ts'
import { type Html, html, nothing, person } from '../../../parts/html.ts'
import { card, details, tag } from '../../../parts/lists.ts'
import { type DraftFieldsAround, draftField, fieldName } from './draft-fields.ts'
import { type LinkHelpProps, linkHelp } from './link-help.ts'
import { aspectsOf, progressWords } from './need-progress.ts'

export interface NeedPageProps {
  readonly open: OpenRna
  readonly need: DraftNeed
  readonly asked: readonly Asked[]
  readonly around: DraftFieldsAround
  readonly category: NeedCategory | undefined
  readonly help: LinkHelpProps
}

const groups = [
  { title: 'The need', names: ['description', 'survivorWords', 'whyNoWords'] },
  { title: 'The link to the exploitation', names: ['link', 'linkReasoning'] },
  { title: 'What is in place', names: ['currentProvision'] },
  {
    title: 'Other services, as they really are',
    names: [
      ...['mainstreamRoute', 'waiting', 'eligibility', 'distance', 'languageThere'],
      ...['mainstreamStart', 'barrier'],
    ],
  },
  { title: 'If support ended', names: ['impactIfEnded', 'riskIfEnded', 'bestInterests'] },
] as const

/** The questions of one need; the form around them belongs to the route's page. */
export function needQuestions(props: NeedPageProps): Html {
  const { category, help, need } = props
  return html`${jumpTo(need)}${category && prompts(category)}
${groups.map(({ title, names }) =>
  card(
    { title },
    html`${title.startsWith('The link') ? linkHelp(help) : nothing}${title.startsWith('Other') ? elsewhere(category) : nothing}${names.map((name) => question(props, `needs/${need.id}/${name}`))}`,
  ),
)}
${card({ title: 'What is recommended' }, recommendation(props))}
${card({ title: 'Steps towards what comes next', id: fieldName(`needs/${need.id}/steps`) }, steps(props))}
${card({ title: 'Less in steps, instead of ending on one day', id: fieldName(`needs/${need.id}/taper`) }, taper(props))}
${card({ title: 'Evidence' }, evidence(props))}
${details(
  'Take this need out of this RNA',
  html`<p>It stays in the record as an open need, and the next RNA asks about it again.</p><p>${button('Save and take it out', { kind: 'secondary', name: 'do', value: 'leave-out' })}</p>`,
)}`
}

/** The nine things at the top, each leading to its place on this long page. */
function jumpTo(need: DraftNeed): Html {
  return html`<p>${progressWords(need)}: ${aspectsOf(need).map(
    ({ title, path, ready }, at) =>
      html`${at > 0 ? ' · ' : ''}<a class="govuk-link" href="#${fieldName(path)}">${title}</a>${ready ? html` <span aria-hidden="true">✓</span><span class="govuk-visually-hidden"> (ready)</span>` : nothing}`,
  )}</p>`
}

function question({ asked, around, need }: NeedPageProps, path: string): Html {
  const one = asked.find((each) => each.path === path)
  if (one === undefined) return nothing
  const name = path.split('/').at(-1) ?? ''
  if (name === 'survivorWords') return draftField(one, around, toldBefore)
  return draftField(one, around, isStatement(name) ? citations(need, name) : nothing)
}

/** So that nobody is asked again. Pressing saves the page first. */
const toldBefore = html`<div class="wm-more"><button class="wm-quiet-button" type="submit" name="do" value="account">Save and use words they told before</button></div>`

/** What a sentence rests on, and the way to choose more. Pressing saves the page first. */
function citations(need: DraftNeed, statement: Statement): Html {
  const cited = need.citations[statement] ?? []
  const bare = need.answers[statement] !== undefined && cited.length + need.evidence.length === 0
  return html`<div class="wm-more">${bare ? html`<p>${tag('unsure', 'Nothing dated behind it yet')}</p>` : nothing}${
    cited.length > 0
      ? html`<ul class="govuk-list">${cited.map(
          ({ entry, on, excerpt }) =>
            html`<li>Entry of ${plainDay(on)}${excerpt ? html`: “${person(excerpt)}”` : ', only its day is sent'} <button class="wm-quiet-button" type="submit" name="do" value="uncite:${statement}:${entry}">Take out<span class="govuk-visually-hidden"> the entry of ${plainDay(on)}</span></button></li>`,
        )}</ul>`
      : nothing
  }<button class="wm-quiet-button" type="submit" name="do" value="cite:${statement}">Save and choose entries behind this</button></div>`
}

function prompts({ covers, prompts: questions }: NeedCategory): Html {
  return details(
    'Questions that help to write it well',
    html`<p>${covers}.</p><ul class="govuk-list govuk-list--bullet">${questions.map((one) => html`<li>${one}</li>`)}</ul>`,
  )
}

function elsewhere(category: NeedCategory | undefined): Html {
  return category && category.elsewhere.length > 0
    ? html`<p class="govuk-hint">Often: ${category.elsewhere.join(', ')}. Name the real one, with what a call or letter says.</p>`
    : nothing
}

function recommendation(props: NeedPageProps): Html {
  const base = `needs/${props.need.id}`
  const names = [
    'supports',
    'intensity',
    'from',
    'to',
    'whyLonger',
    'exitCondition',
    'alternatives',
  ]
  return html`${question(props, `${base}/asks`)}${names.map((name) => question(props, `${base}/recommendation/${name}`))}`
}

function steps(props: NeedPageProps): Html {
  const { need } = props
  return html`${need.steps.map(({ id }, at) =>
    repeated(props, {
      path: `needs/${need.id}/steps/${id}`,
      names: ['what', 'owner', 'by'],
      title: `Step ${at + 1}`,
      remove: `remove-step:${id}`,
    }),
  )}
<p>${button('Save and add a step', { kind: 'secondary', name: 'do', value: 'add-step' })}</p>`
}

function taper(props: NeedPageProps): Html {
  const { need } = props
  return html`<p class="govuk-hint">Optional. Ask for support that grows less, so that it does not stop on one day.</p>${need.taper.map(
    ({ id }, at) =>
      repeated(props, {
        path: `needs/${need.id}/taper/${id}`,
        names: ['from', 'to', 'intensity'],
        title: `Part ${at + 1}`,
        remove: `remove-taper:${id}`,
      }),
  )}
<div class="govuk-button-group">${button('Save and add a part', { kind: 'secondary', name: 'do', value: 'add-taper' })}${
    need.taper.length === 0
      ? button('Save and fill three equal parts', {
          kind: 'secondary',
          name: 'do',
          value: 'even-taper',
        })
      : nothing
  }</div>`
}

interface Repeated {
  readonly path: string
  readonly names: readonly string[]
  readonly title: string
  readonly remove: string
}

function repeated(props: NeedPageProps, { path, names, title, remove }: Repeated): Html {
  return html`<fieldset class="govuk-fieldset" id="${fieldName(path)}"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${title}</legend>
${names.map((name) => question(props, `${path}/${name}`))}
<p><button class="wm-quiet-button" type="submit" name="do" value="${remove}">Take out<span class="govuk-visually-hidden"> ${title.toLowerCase()}</span></button></p>
</fieldset>`
}

function evidence(props: NeedPageProps): Html {
  const { open, need, category, around } = props
  const { picture, file } = open
  const held = picture.evidence.filter(({ id }) => need.evidence.includes(id))
  const others = picture.evidence.filter(({ id }) => !need.evidence.includes(id))
  const usual = category?.evidence ?? []
  return html`${
    held.length === 0
      ? html`<p>None in the record for this need yet. <a class="govuk-link" href="/cases/${file.id}/needs#need-${need.id}">Ask for some</a>, or say below why there is none.</p>`
      : html`<ul class="govuk-list">${held.map((one) => {
          const { state } = freshnessOf(one, picture.evidenceDays, picture.today)
          return html`<li>${one.what ? person(one.what) : 'Evidence'}, dated ${plainDay(one.datedOn ?? one.receivedOn)} ${
            state === 'current'
              ? tag('good', 'Current')
              : html`${tag('soon', 'Is it still current?')} <a class="govuk-link" href="/cases/${file.id}/needs#need-${need.id}">Say so</a>`
          }</li>`
        })}</ul>`
  }
${usual.length > 0 ? details('What usually shows such a need', html`<ul class="govuk-list govuk-list--bullet">${usual.map((one) => html`<li>${one}</li>`)}</ul>`) : nothing}
${
  others.length > 0
    ? html`${select({
        name: 'attach',
        label: 'Use other evidence that is already in the record',
        none: 'Choose',
        options: others.map(({ id, what, datedOn, receivedOn }) => ({
          value: id,
          label: `${what ?? 'Evidence'}, ${plainDay(datedOn ?? receivedOn)}`.slice(0, 90),
        })),
        typed: around.typed,
        problems: {},
      })}<p>${button('Save and attach it', { kind: 'secondary', name: 'do', value: 'attach' })}</p>`
    : nothing
}
${question(props, `needs/${need.id}/noEvidenceReason`)}`
}
