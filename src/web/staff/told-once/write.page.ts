/** Writing down what somebody says: the words first, everything about them below. */
import type { ReadAccount } from '../../../application/told-once/read-account.ts'
import { languages, readBackAnswers, topics } from '../../../domain/told-once/account-words.ts'
import type { Block } from '../../../domain/told-once/block.ts'
import { choice, select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, form, hidden } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { RefusalWords } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import { begun } from './account.form.ts'
import { theirWords } from './account.page.ts'

export interface WriteProps {
  readonly read: ReadAccount
  /** Absent: these are the first words of a new part. */
  readonly of?: { readonly block: Block; readonly as: 'next' | 'translation' } | undefined
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: RefusalWords | undefined
}

const titles = {
  first: 'Write down what they say',
  next: 'Write down newer words',
  translation: 'Add a translation',
} as const

const intros = {
  first:
    'As they say it, in the language they say it. They choose what they tell; an empty page is fine.',
  next: 'What they say now. The earlier words stay in the record, and are used for nothing more.',
  translation: 'Their own words stay as they were said. The translation goes along with them.',
} as const

export function writeAccountPage(frame: Frame, props: WriteProps): Html {
  const { read, of, writeId, typed, problems, refused } = props
  const way = of?.as ?? 'first'
  const asked = { typed, problems }
  const base = `/cases/${read.file.id}/account`
  const draft = of ? `account-${of.as}-${of.block.id}` : 'account-new'
  return page(
    frame,
    {
      title: titles[way],
      lead: caseBar(read, '/account'),
      width: 'reading',
      ...{ problems, refused },
    },
    html`<p><a class="govuk-link" href="${of ? `${base}/${of.block.id}` : base}">Back</a></p>
${pageHeading({ title: titles[way], intro: intros[way] })}
${of ? card({ title: of.as === 'translation' ? 'The words to render' : 'The words that stand now' }, theirWords(of.block.now)) : nothing}
${form(
  {
    ...{ action: actionOf(base, of), csrf: frame.csrf, writeId },
    draft: `/cases/${read.file.id}/drafts/${draft}`,
  },
  html`${of ? hidden('revisionSeen', of.block.revision) : nothing}
${
  of
    ? nothing
    : html`${select({ name: 'topic', label: 'What is it about?', none: 'Choose', options: topics, ...asked })}
${choice({ name: 'what', label: 'Whose words are these?', options: begun, small: true, ...asked })}`
}
${longText({ name: 'words', label: of?.as === 'translation' ? 'The translation' : 'The words', hint: 'No address and no telephone number: they have their own place.', rows: 8, ...asked })}
${select({ name: 'language', label: of?.as === 'translation' ? 'Translated into' : 'Said in', none: 'Not written down', options: languageNames, ...asked })}
${
  of?.as === 'translation'
    ? textField({
        name: 'translator',
        label: 'Translated by',
        hint: 'A code or a role: “TR-2”, “sworn translator”.',
        ...asked,
      })
    : html`${textField({ name: 'interpreter', label: 'Through which interpreter? (optional)', hint: 'Their code, not their name. Leave it empty when there was none.', ...asked })}
${choice({ name: 'readBack', label: 'Was it read back to them?', options: readBackAnswers, small: true, ...asked })}`
}
${dayField({ name: 'on', label: 'When?', hint: 'Leave it empty for today.', ...asked })}
${button('Save the words')}`,
)}`,
  )
}

const languageNames = Object.fromEntries(
  Object.entries(languages).map(([code, { title }]) => [code, title]),
)

function actionOf(base: string, of: WriteProps['of']): string {
  if (of === undefined) return `${base}/new`
  return `${base}/${of.block.id}/${of.as === 'next' ? 'words' : 'translate'}`
}
