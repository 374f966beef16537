/** Offering an RNA, and the answer: the day, the language, and what the survivor decided. */
import type { ReadCase } from '../../../../application/case/read-case.ts'
import { rnaFacts } from '../../../../domain/facts/rna-facts.ts'
import { choice } from '../../../parts/fields/choices.ts'
import { dayField } from '../../../parts/fields/day.ts'
import { button, form, hidden } from '../../../parts/fields/form.ts'
import { longText, textField } from '../../../parts/fields/text.ts'
import type { Frame } from '../../../parts/frame.ts'
import { type Html, html, nothing } from '../../../parts/html.ts'
import { pageHeading } from '../../../parts/layout.ts'
import { details } from '../../../parts/lists.ts'
import { page } from '../../../parts/page.ts'
import type { Typed } from '../../../request/typed.ts'
import { caseBar } from '../../case/case-bar.ts'
import type { Again } from '../rna-request.ts'

export interface OfferProps {
  readonly read: ReadCase
  readonly action: string
  readonly writeId: string
  /** Made for this form; absent when the RNA was offered before and only the answer is asked. */
  readonly newRna?: string
  readonly title: string
  readonly typed: Typed
  readonly again?: Again | undefined
}

const answers = {
  accepted: 'They said yes',
  declined: 'They said no, for now',
  later: 'They want to think about it',
} as const

export function offerPage(frame: Frame, props: OfferProps): Html {
  const { read, action, writeId, newRna, title, typed, again } = props
  const problems = again?.problems ?? {}
  const asked = { typed, problems }
  const offer = rnaFacts['rna-offered'].fields
  return page(
    frame,
    {
      title,
      lead: caseBar(read, '/rnas'),
      problems,
      refused: again?.refused,
      width: 'reading',
    },
    html`${pageHeading({ title })}
${details(
  'What to explain first',
  html`<ul class="govuk-list govuk-list--bullet"><li>What an RNA is, and that it is their choice.</li><li>What is asked, who reads it: us, the prime contractor, the Home Office team that decides.</li><li>That they see everything first, can correct it and can disagree.</li><li>That they may say no now and change their mind until support ends.</li></ul>`,
)}
${form(
  { action, csrf: frame.csrf, writeId, versionSeen: read.file.version },
  html`${hidden('rna', newRna)}
${dayField({ name: 'on', label: newRna ? rnaFacts['rna-offered'].onAsk : rnaFacts['rna-accepted'].onAsk, hint: 'For example, 27 3 2026', ...asked })}
${
  newRna
    ? html`${choice({ name: 'trigger', label: offer.trigger.ask, options: offer.trigger.options, small: true, ...asked })}
${textField({ name: 'language', label: `${offer.language.ask} (if known)`, width: 20, ...asked })}
${choice({ name: 'interpreter', label: `${offer.interpreter.ask} (if known)`, options: offer.interpreter.options, inline: true, small: true, ...asked })}`
    : nothing
}
${choice({
  name: 'answer',
  label: 'What did they decide?',
  options: (['accepted', 'declined', 'later'] as const)
    .filter((value) => newRna !== undefined || value !== 'later')
    .map((value) => ({ value, label: answers[value], more: more(value, asked) })),
  ...asked,
})}
${button('Save')}`,
)}`,
  )
}

function more(
  value: keyof typeof answers,
  asked: { typed: Typed; problems: Readonly<Record<string, string>> },
): Html | undefined {
  const { setting } = rnaFacts['rna-accepted'].fields
  if (value === 'accepted') {
    return choice({
      name: 'setting',
      label: `${setting.ask} (if known)`,
      options: setting.options,
      small: true,
      ...asked,
    })
  }
  return value === 'declined'
    ? longText({
        name: 'why',
        label: rnaFacts['rna-declined'].fields.why.ask,
        rows: 3,
        ...asked,
      })
    : undefined
}
