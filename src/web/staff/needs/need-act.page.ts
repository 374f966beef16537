/** Small acts on one need: given or missed, evidence asked for or received, closing it; a dependant joins. */
import type { ReadCase } from '../../../application/case/read-case.ts'
import { kindOf } from '../../../domain/facts/fact.ts'
import { button, form } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { details } from '../../parts/lists.ts'
import { midSentence } from '../../parts/mid-sentence.ts'
import { page } from '../../parts/page.ts'
import type { Typed } from '../../request/typed.ts'
import { caseBar } from '../case/case-bar.ts'
import { factFields, type Pointers } from '../record/fact-fields.ts'
import type { AgainNeed } from './need.page.ts'

export const needActs = {
  given: { type: 'provision-recorded', intro: 'Agreed is not yet received. Record each time.' },
  ask: { type: 'evidence-requested', intro: 'Recorded, so that somebody follows it up.' },
  received: {
    type: 'evidence-received',
    intro: 'It stays with the need, and every later RNA can use it.',
  },
  close: {
    type: 'need-closed',
    intro: 'A need closes when it is met or not wanted any more, never because support ends.',
  },
} as const
export type NeedAct = keyof typeof needActs

export interface ActProps {
  readonly read: ReadCase
  readonly type: (typeof needActs)[NeedAct]['type'] | 'dependant-joined'
  readonly about: string
  readonly intro: string
  readonly action: string
  readonly writeId: string
  readonly typed: Typed
  readonly pointers: Pointers
  /** What usually shows such a need, when evidence is asked for. */
  readonly usual?: readonly string[]
  readonly again?: AgainNeed | undefined
}

export function needActPage(frame: Frame, props: ActProps): Html {
  const { read, type, about, intro, action, writeId, typed, pointers, usual = [], again } = props
  const problems = again?.problems ?? {}
  const { title } = kindOf(type)
  return page(
    frame,
    {
      title,
      lead: caseBar(read, '/needs'),
      problems,
      refused: again?.refused,
      width: 'reading',
    },
    html`${pageHeading({ title: about ? `${about}: ${midSentence(title)}` : title, intro })}
${usual.length > 0 ? details('What usually shows such a need', html`<ul class="govuk-list govuk-list--bullet">${usual.map((one) => html`<li>${one}</li>`)}</ul>`) : nothing}
${form(
  { action, csrf: frame.csrf, writeId, versionSeen: read.file.version },
  html`${factFields({ type, typed, problems, pointers, given: ['need', 'of', 'dependant'] })}
${button('Save')}`,
)}`,
  )
}
