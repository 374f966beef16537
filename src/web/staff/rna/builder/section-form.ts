/** The page around one part of a working copy: its form, what it carries along, and its buttons. */
import {
  type Asked,
  fingerprintOf,
  type Section,
} from '../../../../application/rna/draft-section.ts'
import { mayBeWritten, type OpenRna } from '../../../../application/rna/open-rna.ts'
import { ukDayOf } from '../../../../domain/calendar/day.ts'
import type { NeedCategories } from '../../../../domain/needs/category.ts'
import { rnaName } from '../../../../domain/pathway/in-plain-words.ts'
import { plainDay } from '../../../parts/dates.ts'
import { button, form, hidden } from '../../../parts/fields/form.ts'
import type { Frame } from '../../../parts/frame.ts'
import { type Html, html, nothing } from '../../../parts/html.ts'
import { pageHeading } from '../../../parts/layout.ts'
import { tag } from '../../../parts/lists.ts'
import { note } from '../../../parts/notices.ts'
import type { Typed } from '../../../request/typed.ts'
import { type Again, rnaPage } from '../rna-request.ts'
import { readSection } from './draft.form.ts'
import { answersAsTyped, type DraftFieldsAround, fieldName, valueInWords } from './draft-fields.ts'
import { notWritable } from './overview.page.ts'

export interface SectionPage {
  readonly open: OpenRna
  readonly section: Section
  readonly categories: NeedCategories
  readonly asked: readonly Asked[]
  readonly action: string
  readonly title: string
  readonly writeId: string
  readonly again?: Again | undefined
  /** What was typed before and kept, though never saved. */
  readonly kept?: Typed | undefined
  readonly done?: string | undefined
}

/** Where unsaved words of this part are kept. */
export function draftNameOf({ rna }: Pick<OpenRna, 'rna'>, section: Section): string {
  return `rna-${rna.cycle.rna}-${'need' in section ? section.need : section.part}`
}

export function aroundOf({ open, asked, again, kept }: SectionPage): DraftFieldsAround {
  const stored = answersAsTyped(asked)
  const typed: Typed = again ? again.typed : { ...stored, ...kept }
  const conflict = again?.refused?.status === 409
  const differs = conflict ? readSection(asked, again.typed).changes.map(([path]) => path) : []
  return {
    typed,
    problems: again?.problems ?? {},
    takenFrom: open.earlier
      ? `the ${rnaName(open.earlier.cycle.number).toLowerCase().replace('rna', 'RNA')}`
      : 'an earlier RNA',
    ...(conflict && { savedMeanwhile: new Set(differs) }),
  }
}

export function sectionPage(frame: Frame, props: SectionPage, questions: Html): Html {
  const { open, section, categories, action, title, again, kept, done } = props
  const { file, draft, version } = open
  const heading = pageHeading({ title, intro: keptWords(open) })
  const about = { title, problems: again?.problems, refused: again?.refused, done }
  if (!mayBeWritten(open.rna)) {
    return rnaPage(
      frame,
      open,
      { ...about, width: 'reading' },
      html`${heading}${notWritable(open)}${readOnlyAnswers(props)}`,
    )
  }
  const carried = props.asked.some((one) => one.carried)
  return rnaPage(
    frame,
    open,
    { ...about, width: 'reading' },
    html`${heading}${kept ? note(html`<p>What you typed before and did not save is in the fields again.</p>`) : nothing}
${form(
  {
    action,
    csrf: frame.csrf,
    writeId: props.writeId,
    versionSeen: version,
    draft: `/cases/${file.id}/drafts/${draftNameOf(open, section)}`,
  },
  html`${hidden('seen', fingerprintOf(draft, section, categories))}
<p>${button('Save so far', { kind: 'secondary', name: 'do', value: 'stay' })}</p>
${carried ? html`<p>${tag('unsure', 'Taken over from before')} Look at each marked answer. ${button('Save: all marked answers still hold', { kind: 'secondary', name: 'do', value: 'still-all' })}</p>` : nothing}
${questions}
${button('Save and go back to the RNA', { name: 'do', value: 'done' })}`,
)}`,
  )
}

function keptWords({ version, savedAt }: OpenRna): string {
  return version === 0 || savedAt === undefined
    ? 'Filled from what is already recorded. Nothing is asked twice.'
    : `Last saved on ${plainDay(ukDayOf(savedAt))}. Every answer is optional until the RNA is released.`
}

/** The answers as they stand, for reading only. */
export function readOnlyAnswers({ asked }: Pick<SectionPage, 'asked'>): Html {
  const answered = asked.filter(({ value }) => value !== undefined)
  return html`<dl class="wm-why">${answered.map(
    ({ path, field, value }) =>
      html`<div id="${fieldName(path)}"><dt>${field.ask}</dt><dd dir="auto">${valueInWords(field, value)}</dd></div>`,
  )}</dl>`
}
