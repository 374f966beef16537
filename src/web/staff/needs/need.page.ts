/** Adding a need or saying it better: the kind, whose it is, the link, and the survivor's own words. */
import type { ReadCase } from '../../../application/case/read-case.ts'
import { rnaFacts } from '../../../domain/facts/rna-facts.ts'
import type { NeedCategories, NeedCategory } from '../../../domain/needs/category.ts'
import { type Need, stateOf } from '../../../domain/needs/need.ts'
import { choice, select } from '../../parts/fields/choices.ts'
import { dayAsTyped, dayField } from '../../parts/fields/day.ts'
import { button, form } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { details } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { RefusalWords } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { categoryNames } from '../case/category-names.ts'
import { needName } from '../case/need-words.ts'
import { dependantNames } from '../rna/builder/draft-names.ts'
import { linkHelp } from '../rna/builder/link-help.ts'

export interface AgainNeed {
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: RefusalWords
}

export interface NeedPageProps {
  readonly read: ReadCase
  readonly categories: NeedCategories
  readonly writeId: string
  /** The need that is said better; absent for a new one. */
  readonly need?: Need | undefined
  readonly typed: Typed
  readonly again?: AgainNeed | undefined
}

export function needPage(frame: Frame, props: NeedPageProps): Html {
  const { read, need, writeId, again, typed } = props
  const { file } = read
  const title = need ? 'Change this need' : 'Add a need'
  const problems = again?.problems ?? {}
  const asked = { typed, problems }
  const fields = rnaFacts['need-identified'].fields
  const base = `/cases/${file.id}/needs`
  return page(
    frame,
    {
      title,
      lead: caseBar(read, '/needs'),
      problems,
      refused: again?.refused,
      width: 'reading',
    },
    html`${pageHeading({ title })}
${form(
  {
    action: need ? `${base}/${need.id}/change` : `${base}/new`,
    csrf: frame.csrf,
    writeId,
    versionSeen: file.version,
    draft: `/cases/${file.id}/drafts/need-${need ? need.id : 'new'}`,
  },
  html`${whose(props, asked)}
${choice({ name: 'category', label: fields.category.ask, options: props.categories.categories.map(asOption), small: true, ...asked })}
${longText({ name: 'description', label: `${fields.description.ask} (optional)`, rows: 3, ...asked })}
${longText({ name: 'survivorWords', label: `${fields.survivorWords.ask} (optional)`, hint: 'Theirs. Nobody edits them. Use what they have said before rather than ask again.', rows: 3, ...asked })}
${linkHelp(props.categories)}
${choice({ name: 'link', label: `${fields.link.ask} (if known)`, options: fields.link.options, small: true, ...asked })}
${need ? nothing : dayField({ name: 'on', label: rnaFacts['need-identified'].onAsk, ...asked })}
${need ? nothing : continues(props, asked)}
${button(need ? 'Save the change' : 'Add the need')}`,
)}`,
  )
}

type Around = { readonly typed: Typed; readonly problems: Problems }

function asOption({ code, title, covers, prompts }: NeedCategory) {
  const more = html`<p>Questions that help:</p><ul class="govuk-list govuk-list--bullet">${prompts.map((one) => html`<li>${one}</li>`)}</ul>`
  return { value: code, label: title, hint: covers, ...(prompts.length > 0 && { more }) }
}

function whose({ read }: NeedPageProps, asked: Around): Html {
  const names = [...dependantNames(read.file)]
  const add = html`<a class="govuk-link" href="/cases/${read.file.id}/needs/dependants/new">add them first</a>`
  if (names.length === 0) {
    return html`<p class="govuk-hint">The survivor’s own need. If it is a child’s or another dependant’s, ${add}.</p>`
  }
  return html`${choice({
    name: 'whose',
    label: 'Whose need is it?',
    options: [
      { value: 'survivor', label: 'The survivor’s' },
      ...names.map(([value, name]) => ({ value, label: name })),
    ],
    small: true,
    ...asked,
  })}<p class="govuk-hint">If somebody is missing here, ${add}.</p>`
}

/** A need of an earlier time that goes on under a new name: its evidence and history come along. */
function continues({ read, categories }: NeedPageProps, asked: Around): Html {
  const { needs, today } = read.picture
  const earlier = needs.filter((need) => need.continuedBy === undefined)
  if (earlier.length === 0) return nothing
  const names = categoryNames({ categories })
  return details(
    'It continues an earlier need',
    select({
      name: 'earlierNeed',
      label: rnaFacts['need-identified'].fields.earlierNeed.ask,
      hint: 'Its evidence and its decisions then count for this one too.',
      none: 'None',
      options: earlier.map((need) => ({
        value: need.id,
        label: `${needName(need, names)}${stateOf(need, today) === 'closed' ? ', closed' : ''}`,
      })),
      ...asked,
    }),
    { open: Boolean(asked.typed['earlierNeed']) },
  )
}

/** A recorded need, put back into the boxes of its form. */
export function needAsTyped(need: Need): Typed {
  return {
    category: need.category,
    whose: need.whose === 'survivor' ? 'survivor' : need.whose.dependant,
    ...(need.link && { link: need.link }),
    ...(need.description && { description: need.description }),
    ...(need.survivorWords && { survivorWords: need.survivorWords }),
    ...dayAsTyped('on', need.identifiedOn),
  }
}
