/** Telling the survivor of the decision: the copy, the language, and whether they said it back. */
import type { OpenRna } from '../../../../application/rna/open-rna.ts'
import { rnaFacts } from '../../../../domain/facts/rna-facts.ts'
import { plainDay } from '../../../parts/dates.ts'
import { choice } from '../../../parts/fields/choices.ts'
import { dayAsTyped, dayField } from '../../../parts/fields/day.ts'
import { button, form } from '../../../parts/fields/form.ts'
import { longText, textField } from '../../../parts/fields/text.ts'
import type { Frame } from '../../../parts/frame.ts'
import { type Html, html } from '../../../parts/html.ts'
import { pageHeading } from '../../../parts/layout.ts'
import { details } from '../../../parts/lists.ts'
import { type Again, rnaAddress, rnaPage } from '../rna-request.ts'

export interface ToldProps {
  readonly open: OpenRna
  readonly writeId: string
  readonly again?: Again | undefined
}

export function toldPage(frame: Frame, { open, writeId, again }: ToldProps): Html {
  const fields = rnaFacts['told-survivor'].fields
  const decision = open.rna.cycle.decisions.at(-1)
  const typed = again?.typed ?? {
    ...dayAsTyped('on', open.picture.today),
    language: open.draft.survivor.reviewLanguage ?? open.draft.about.language ?? '',
  }
  const asked = { typed, problems: again?.problems ?? {} }
  return rnaPage(
    frame,
    open,
    {
      title: 'Tell the survivor',
      problems: again?.problems,
      refused: again?.refused,
      width: 'reading',
    },
    html`${pageHeading({
      title: 'Tell the survivor',
      intro: decision
        ? `The decision is dated ${plainDay(decision.on)}. The time to challenge it is running, whether they have it or not.`
        : 'There is no decision to tell yet.',
    })}
${details(
  'What to tell',
  html`<ul class="govuk-list govuk-list--bullet"><li>The decision for each need, with its days, in plain words.</li><li>That they can challenge it, and until which day.</li><li>Where to get legal advice.</li><li>What happens to support meanwhile.</li></ul>`,
)}
<p>Before you ring, write or meet: <a class="govuk-link" href="/cases/${open.file.id}/contact">ask how to reach them safely now</a>.</p>
<p><a class="govuk-link" href="/cases/${open.file.id}/documents-out">Make their copy</a> first: the decision in plain words, in their language where it is ready.</p>
${form(
  { action: `${rnaAddress(open)}/told`, csrf: frame.csrf, writeId, versionSeen: open.file.version },
  html`${dayField({ name: 'on', label: rnaFacts['told-survivor'].onAsk, ...asked })}
${choice({
  name: 'copyGiven',
  label: fields.copyGiven.ask,
  hint: 'They have a right to a copy of the decision.',
  options: [
    { value: 'yes', label: 'Yes' },
    {
      value: 'no',
      label: 'No',
      more: html`${choice({ name: 'noCopyBecause', label: 'Why not?', options: fields.noCopyBecause.options, small: true, ...asked })}${longText({ name: 'whyNoCopy', label: `${fields.whyNoCopy.ask} (optional)`, rows: 3, ...asked })}`,
    },
  ],
  ...asked,
})}
${textField({ name: 'language', label: fields.language.ask, width: 20, ...asked })}
${choice({ name: 'interpreter', label: `${fields.interpreter.ask} (if known)`, options: fields.interpreter.options, inline: true, small: true, ...asked })}
${choice({ name: 'readBack', label: `${fields.readBack.ask} (if known)`, options: fields.readBack.options, inline: true, small: true, ...asked })}
${button('Save')}`,
)}`,
  )
}
