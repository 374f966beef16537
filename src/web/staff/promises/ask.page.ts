/** Recording a promise: who, what, by when. Everything else is folded away and may stay empty. */
import type { ReadMatters } from '../../../application/promises/read-matters.ts'
import { matterName } from '../../../domain/matters/matter-words.ts'
import { openNeeds } from '../../../domain/needs/need.ts'
import { owedBy } from '../../../domain/promises/owed-by.ts'
import { promisedThings } from '../../../domain/promises/promise-event.ts'
import { select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import type { Option } from '../../parts/fields/field.ts'
import { button, form } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { details } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { RefusalWords } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import type { CategoryNames } from '../case/case-names.ts'
import { needName } from '../case/need-words.ts'
import { memberPrefix, type OwingMember } from './promise.form.ts'

export interface AskProps {
  readonly read: ReadMatters
  readonly categories: CategoryNames
  readonly members: readonly OwingMember[]
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: RefusalWords | undefined
}

export function askPage(frame: Frame, props: AskProps): Html {
  const { read, writeId, typed, problems, refused } = props
  const { file } = read
  const asked = { typed, problems }
  return page(
    frame,
    {
      title: 'Record a promise',
      lead: caseBar(read, '/promises'),
      problems,
      refused,
      width: 'reading',
    },
    html`${pageHeading({ title: 'Record a promise', intro: 'Something that somebody said they would do, or that you asked them for.' })}
${form(
  {
    action: `/cases/${file.id}/promises/new`,
    csrf: frame.csrf,
    writeId,
    draft: `/cases/${file.id}/drafts/promise-new`,
  },
  html`${select({ name: 'owedBy', label: 'Who owes it?', none: 'Choose', options: whoMayOwe(props.members), ...asked })}
${longText({ name: 'words', label: 'What are they to do?', hint: 'For example: ring back about an appointment. No address.', rows: 2, ...asked })}
${dayField({ name: 'by', label: 'By when?', hint: 'Leave it empty when no day was given.', ...asked })}
${details(
  'Name, reference, what it is for',
  html`${textField({ name: 'who', label: 'Their name or organisation (optional)', ...asked })}
${textField({ name: 'theirReference', label: 'The reference by which they know this (optional)', hint: 'It goes on letters to them, so that no name has to.', ...asked })}
${select({ name: 'what', label: 'What kind of thing is it? (optional)', none: 'Not said', options: promisedThings, ...asked })}
${matterField(props)}
${needField(props)}
${dayField({ name: 'on', label: 'When were they asked?', hint: 'Leave it empty for today.', ...asked })}`,
  { open: foldedProblem(problems) || Boolean(typed['matter'] || typed['need']) },
)}
${button('Save the promise')}`,
)}`,
  )
}

function foldedProblem(problems: Problems): boolean {
  return ['who', 'theirReference', 'what', 'matter', 'need', 'on'].some((name) => name in problems)
}

function needField({ read, categories, typed, problems }: AskProps): Html {
  const needs = openNeeds(read.picture.needs, read.picture.today)
  if (needs.length === 0) return nothing
  return select({
    name: 'need',
    label: 'Which need is it for? (optional)',
    none: 'None in particular',
    options: needs.map((need) => ({ value: need.id, label: needName(need, categories) })),
    typed,
    problems,
  })
}

function matterField({ read, typed, problems }: AskProps): Html {
  const open = read.matters.filter(({ settledOn }) => settledOn === undefined)
  if (open.length === 0) return nothing
  return select({
    name: 'matter',
    label: 'Which matter does it belong to? (optional)',
    none: 'None',
    options: open.map((matter) => ({ value: matter.id, label: matterName(matter) })),
    typed,
    problems,
  })
}

/** Those around the person first, by name; then everybody else, by what they are. */
function whoMayOwe(members: readonly OwingMember[]): readonly Option[] {
  return [
    ...members.map(({ id, name }) => ({ value: `${memberPrefix}${id}`, label: name })),
    ...Object.entries(owedBy).map(([value, label]) => ({ value, label })),
  ]
}
