/** Going through the draft with the survivor: everything that will be sent, then what they say of it. */
import type { OpenRna } from '../../../../application/rna/open-rna.ts'
import { rnaFacts } from '../../../../domain/facts/rna-facts.ts'
import type { NeedCategories } from '../../../../domain/needs/category.ts'
import { ownWords } from '../../../parts/casework/timeline.ts'
import { plainDay } from '../../../parts/dates.ts'
import { choice } from '../../../parts/fields/choices.ts'
import { dayAsTyped, dayField } from '../../../parts/fields/day.ts'
import { button, form, hidden } from '../../../parts/fields/form.ts'
import { longText, textField } from '../../../parts/fields/text.ts'
import type { Frame } from '../../../parts/frame.ts'
import { type Html, html, nothing } from '../../../parts/html.ts'
import { pageHeading } from '../../../parts/layout.ts'
import { card, tag } from '../../../parts/lists.ts'
import type { Typed } from '../../../request/typed.ts'
import { type Again, rnaAddress, rnaPage } from '../rna-request.ts'
import { wholeDraft } from './whole-draft.ts'

export interface ReviewProps {
  readonly open: OpenRna
  readonly categories: NeedCategories
  readonly writeId: string
  /** What was typed before and kept, though never saved. */
  readonly kept?: Typed | undefined
  readonly again?: Again | undefined
}

export function reviewPage(frame: Frame, props: ReviewProps): Html {
  const { open, categories, again } = props
  const { state } = open.rna
  return rnaPage(
    frame,
    open,
    {
      title: 'With the survivor',
      here: '/review',
      problems: again?.problems,
      refused: again?.refused,
      width: 'reading',
    },
    html`${pageHeading({
      title: 'Your plan, as we would send it',
      intro:
        'Read it slowly. You can change anything. You can disagree, and we will send your words along. You can say no.',
    })}
${state === 'survivor-review' ? html`<p><a class="govuk-link" href="${rnaAddress(open)}">Change something first</a></p>` : nothing}
${wholeDraft(open, categories)}
${state === 'survivor-review' ? card({ title: 'What they say of it' }, reviewForm(frame, props)) : whatTheySaid(open)}`,
  )
}

function reviewForm(frame: Frame, { open, writeId, kept, again }: ReviewProps): Html {
  const fields = rnaFacts['rna-reviewed-by-survivor'].fields
  const typed = again?.typed ?? {
    ...dayAsTyped('on', open.picture.today),
    language: open.draft.about.language ?? '',
    ...kept,
  }
  const asked = { typed, problems: again?.problems ?? {} }
  return form(
    {
      action: `${rnaAddress(open)}/review`,
      csrf: frame.csrf,
      writeId,
      versionSeen: open.file.version,
      draft: `/cases/${open.file.id}/drafts/rna-${open.rna.cycle.rna}-review`,
    },
    html`${hidden('rnaVersionSeen', open.version)}
${choice({ name: 'agreement', label: fields.agreement.ask, options: fields.agreement.options, small: true, ...asked })}
${longText({ name: 'statement', label: `${fields.statement.ask} (optional)`, hint: 'Theirs. Nobody edits it, and it goes with the RNA.', rows: 4, ...asked })}
${longText({ name: 'whyNotAsked', label: 'If they were not asked, why?', rows: 2, ...asked })}
${textField({ name: 'language', label: fields.language.ask, width: 20, ...asked })}
${choice({ name: 'readBack', label: fields.readBack.ask, options: fields.readBack.options, inline: true, small: true, ...asked })}
${dayField({ name: 'on', label: rnaFacts['rna-reviewed-by-survivor'].onAsk, ...asked })}
${button('Save and hand it to the manager')}`,
  )
}

function whatTheySaid({ draft: { survivor } }: OpenRna): Html {
  const { options } = rnaFacts['rna-reviewed-by-survivor'].fields.agreement
  if (survivor.agreement === undefined) return nothing
  return card(
    { title: 'What they said of it' },
    html`<p>${tag(survivor.agreement === 'agrees' ? 'good' : 'soon', options[survivor.agreement])}${survivor.reviewedOn ? ` on ${plainDay(survivor.reviewedOn)}` : ''}${survivor.reviewLanguage ? html`, in ${survivor.reviewLanguage}` : nothing}${survivor.readBack === 'yes' ? ', read back to them' : ''}</p>${survivor.statement ? ownWords(survivor.statement) : nothing}`,
  )
}
