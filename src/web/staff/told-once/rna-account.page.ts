/** Which words of an account may go into an RNA, each as it was said, and why others may not. */
import { topics } from '../../../domain/told-once/account-words.ts'
import type { NotForThis, PartInDocument } from '../../../domain/told-once/in-document.ts'
import { whyNotInWords } from '../../../domain/told-once/why-words.ts'
import { plainDay } from '../../parts/dates.ts'
import { button, form, hidden, linkButton } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState } from '../../parts/lists.ts'
import { saidLine, theirWords } from './account.page.ts'

export interface RnaAccountProps {
  readonly action: string
  readonly back: string
  readonly account: string
  readonly may: readonly PartInDocument[]
  readonly mayNot: readonly NotForThis[]
  readonly newWriteId: () => string
  readonly versionSeen: number
  readonly seen: string
}

export function rnaAccountBody(frame: Frame, props: RnaAccountProps): Html {
  const { back, account, may, mayNot } = props
  return html`${pageHeading({
    title: 'Words they told before',
    intro: 'They go in as they were said, with where they come from. Nobody changes them.',
  })}
${
  may.length === 0
    ? emptyState(
        'There are no words that may go into an RNA',
        'They approve their words first, and agree to this use. Nothing has to be told for an RNA.',
      )
    : may.map((part) => partCard(frame, props, part))
}
${
  mayNot.length === 0
    ? nothing
    : card(
        { title: 'Not for the RNA' },
        html`<ul class="govuk-list govuk-list--bullet">${mayNot.map(
          ({ block, why }) =>
            html`<li><a class="govuk-link" href="${account}/${block.id}">${topics[block.topic]}</a>: ${why.map((one) => whyNotInWords(one, plainDay)).join('. ')}.</li>`,
        )}</ul>`,
      )
}
<p>${linkButton('Back to the need', back, 'secondary')}</p>`
}

function partCard(
  frame: Frame,
  { action, newWriteId, versionSeen, seen }: RnaAccountProps,
  { block, translations }: PartInDocument,
): Html {
  return card(
    { title: topics[block.topic] },
    html`${theirWords(block.now)}${translations.map(({ now }) => theirWords(now))}<p>${saidLine(block.now)}</p>${form(
      { action, csrf: frame.csrf, writeId: newWriteId(), versionSeen },
      html`${hidden('seen', seen)}${hidden('block', block.id)}${button('Put these words in')}`,
    )}`,
  )
}
