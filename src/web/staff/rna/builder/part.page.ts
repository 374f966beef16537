/** The parts of an RNA that are not about one need: kinds of need, dependants, money, how, before. */
import type { Asked, WholePart } from '../../../../application/rna/draft-section.ts'
import type { OpenRna } from '../../../../application/rna/open-rna.ts'
import { plainDay } from '../../../parts/dates.ts'
import { button } from '../../../parts/fields/form.ts'
import { type Html, html, nothing, person } from '../../../parts/html.ts'
import { card, details, emptyState, tag } from '../../../parts/lists.ts'
import type { CategoryNames } from '../../case/case-names.ts'
import { rnaAddress } from '../rna-request.ts'
import { type DraftFieldsAround, draftField, fieldName } from './draft-fields.ts'
import { dependantNames, draftNeedNames } from './draft-names.ts'

export const partTitles: Readonly<Record<WholePart, string>> = {
  categories: 'Every kind of need',
  dependants: 'Children and other dependants',
  money: 'Money',
  about: 'How this assessment was made',
  earlier: 'What was decided before',
}

export interface PartProps {
  readonly open: OpenRna
  readonly asked: readonly Asked[]
  readonly around: DraftFieldsAround
  readonly categories: CategoryNames
  readonly covers: CategoryNames
}

export const partQuestions: Readonly<Record<WholePart, (props: PartProps) => Html>> = {
  about: ({ asked, around }) => html`${asked.map((one) => draftField(one, around))}`,
  categories: kindsOfNeed,
  dependants,
  money,
  earlier,
}

function under({ asked, around }: PartProps, prefix: string): Html {
  return html`${asked
    .filter(({ path }) => path.startsWith(`${prefix}/`))
    .map((one) => draftField(one, around))}`
}

/** Each kind once: the needs that are there, or "no need now", or that they would rather not say. */
function kindsOfNeed(props: PartProps): Html {
  const { open, asked, around, categories, covers } = props
  const { draft } = open
  const names = draftNeedNames(draft, categories, open.file)
  const kinds = Object.keys(draft.categories).map((code) => {
    const needs = draft.needs.filter(({ category }) => category === code)
    const links = needs.map(
      ({ id }) =>
        html`<li>${tag('good', 'There is a need')} <a class="govuk-link" href="${rnaAddress(open)}/needs/${id}">${names.get(id)}</a></li>`,
    )
    const note = asked.find(({ path }) => path === `categories/${code}/note`)
    const now = asked.find(({ path }) => path === `categories/${code}/now`)
    return card(
      { title: categories[code] ?? code },
      html`<p class="govuk-hint">${covers[code] ?? ''}</p>${
        needs.length > 0
          ? html`<ul class="govuk-list">${links}</ul>`
          : now
            ? draftField(withoutNeed(now), around)
            : nothing
      }${note ? details('A note for colleagues', draftField(note, around), { open: note.value !== undefined }) : nothing}`,
    )
  })
  return html`<p>Go through the list together with the person. Where there is a need, <a class="govuk-link" href="/cases/${open.file.id}/needs/new">add it</a>; it then shows here by itself.</p>
${kinds}
${details(
  'All the others: no need now',
  html`<p>Only when you have gone through every one of them together. Kinds that are answered already stay as they are.</p>
<p>${button('Save, and “no need now” for every kind not yet answered', { kind: 'secondary', name: 'do', value: 'rest-no-need' })}</p>`,
)}`
}

/** "There is a need" is never chosen by hand: it follows from the needs that are listed. */
function withoutNeed(asked: Asked): Asked {
  const { field } = asked
  if (field.kind !== 'one-of') return asked
  const { need: _follows, ...options } = field.options
  return { ...asked, field: { ...field, options } }
}

function dependants(props: PartProps): Html {
  const { open, asked, around } = props
  const { draft, file } = open
  const add = html`<p><a class="govuk-link" href="/cases/${file.id}/needs/dependants/new">Add a child or other dependant</a></p>`
  if (draft.dependants.length === 0) {
    return emptyState(
      'No dependants are recorded',
      'Each child or other dependant appears here as a person, with needs of their own.',
      add,
    )
  }
  const names = dependantNames(file)
  return html`${draft.dependants.map(({ id, answers }) =>
    card(
      { title: names.get(id) ?? 'Dependant', id: `dependant-${id}` },
      html`${
        answers.now === 'need'
          ? html`<p>${tag('good', 'Has needs of their own')} <a class="govuk-link" href="/cases/${file.id}/needs">See them</a></p>`
          : nothing
      }<p><a class="govuk-link" href="/cases/${file.id}/needs/new?dependant=${id}">Add a need of theirs</a></p>${asked
        .filter(({ path }) => path.startsWith(`dependants/${id}/`))
        .map((one) => draftField(withoutNeed(one), around))}`,
    ),
  )}${add}`
}

function money(props: PartProps): Html {
  const { open } = props
  return html`${card({ title: 'Money and recovery' }, under(props, 'financial'))}
${card(
  { title: 'Money coming in', id: 'income' },
  html`<p class="govuk-hint">Money for living and the costs of recovery are two things. Other money matters more for the first.</p>${open.draft.income.map(
    (
      { id },
      at,
    ) => html`<fieldset class="govuk-fieldset" id="${fieldName(`income/${id}`)}"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Money ${at + 1}</legend>
${under(props, `income/${id}`)}
<p><button class="wm-quiet-button" type="submit" name="do" value="remove-income:${id}">Take out<span class="govuk-visually-hidden"> money ${at + 1}</span></button></p></fieldset>`,
  )}<p>${button('Save and add money coming in', { kind: 'secondary', name: 'do', value: 'add-income' })}</p>`,
)}`
}

function earlier(props: PartProps): Html {
  const { open, categories, asked, around } = props
  const { earlier: before } = open.draft
  const names = draftNeedNames(open.draft, categories, open.file)
  if (before.decisions.length + before.steps.length + before.neverGiven.length === 0) {
    return emptyState(
      'Nothing was decided before',
      'Decisions of earlier RNAs, what was never given, and the steps that were planned appear here by themselves.',
    )
  }
  return html`${before.decisions.map(({ need, inWords, decisions }) =>
    card(
      { title: names.get(need) ?? 'A need that is closed now' },
      html`<p><strong>${inWords}</strong></p><ul class="govuk-list govuk-list--bullet">${decisions.map(
        ({ on, shortfall, reasons }) =>
          html`<li>${plainDay(on)}: ${shortfall.inWords}${reasons ? html` “${person(reasons)}”` : nothing}</li>`,
      )}</ul>`,
    ),
  )}
${before.neverGiven.map(
  ({ need, agreedFrom, missed }) =>
    html`<p>${tag('soon', 'Agreed but never given')} ${names.get(need) ?? 'A need that is closed now'}, from ${plainDay(agreedFrom)}${missed.length > 0 ? `, missed ${missed.length} times` : ''}.</p>`,
)}
${before.steps.map(({ id, step, need }) =>
  card(
    { title: `Planned before: ${step.what ?? 'a step without words'}` },
    html`<p>${names.get(need) ?? 'A need that is closed now'}. ${step.owner ? html`By ${person(step.owner)}. ` : nothing}${step.by ? `Planned for ${plainDay(step.by)}.` : ''}</p>${asked
      .filter(({ path }) => path.startsWith(`earlier/${id}/`))
      .map((one) => draftField(one, around))}`,
  ),
)}`
}
