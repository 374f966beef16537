/** Choose dated entries of this person's journal behind one sentence, and which words of them go along. */

import type { JournalEntry } from '../../../../application/ports/journal-store.ts'
import { entryKinds } from '../../../../application/ports/journal-store.ts'
import type { ForRecord } from '../../../../application/promises/read-matters.ts'
import { needFields, type Statement } from '../../../../domain/rna/assessment.ts'
import type { DraftNeed } from '../../../../domain/rna/draft.ts'
import { plainDay } from '../../../parts/dates.ts'
import { filterForm } from '../../../parts/fields/filter.ts'
import { button, form, hidden, linkButton } from '../../../parts/fields/form.ts'
import { longText, textField } from '../../../parts/fields/text.ts'
import type { Frame } from '../../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../../parts/html.ts'
import { pageHeading } from '../../../parts/layout.ts'
import { card, details, emptyState, tag } from '../../../parts/lists.ts'
import type { Sought } from '../../../request/sought.ts'
import type { Typed } from '../../../request/typed.ts'

export interface CiteProps {
  readonly action: string
  readonly back: string
  readonly need: DraftNeed
  readonly statement: Statement
  readonly entries: readonly JournalEntry[]
  readonly sought: Sought
  readonly found: 'for-need' | 'by-words'
  /** What is known of promises and matters for this need, as sentences. */
  readonly sentences: readonly ForRecord[]
  readonly newWriteId: () => string
  readonly writeIds: readonly string[]
  readonly versionSeen: number
  readonly seen: string
  /** What was typed, when it could not be saved. */
  readonly typed: Typed
}

export function citeBody(frame: Frame, props: CiteProps): Html {
  const { action, back, need, statement, entries, sought, found } = props
  const sentence = need.answers[statement]
  const cited = need.citations[statement] ?? []
  return html`${pageHeading({
    title: 'What does this rest on?',
    intro: `${needFields[statement].ask}`,
  })}
${sentence ? html`<blockquote class="wm-theirs" dir="auto">${sentence}</blockquote>` : html`<p>Nothing is written yet. You can choose entries first and write from them.</p>`}
${filterForm(
  {
    action,
    showing:
      found === 'by-words'
        ? `${entries.length} entries with these words`
        : `${entries.length} entries linked to this need`,
    clear: found === 'by-words' ? action : undefined,
    words: { csrf: frame.csrf, sought },
  },
  textField({
    name: 'find',
    label: 'Find words in this person’s entries',
    typed: { find: sought.words },
    problems: {},
  }),
)}
${
  entries.length === 0
    ? emptyState(
        found === 'by-words' ? 'No entry has these words' : 'No entry is linked to this need yet',
        'Look for a word that was used, or link entries to needs when you write them.',
      )
    : entries.map((entry, at) =>
        oneEntry(frame, props, { entry, at, cited: cited.some((one) => one.entry === entry.id) }),
      )
}
${sentencesCard(frame, props)}
<p>${linkButton('Back to the need', back)}</p>`
}

/** One press writes it into the daily record with today’s day, and puts it behind the sentence. */
function sentencesCard(
  frame: Frame,
  { action, sentences, newWriteId, versionSeen, seen }: CiteProps,
): Html {
  if (sentences.length === 0) return nothing
  return card(
    { title: 'From promises, matters and what was not given' },
    html`${sentences.map(
      ({ of, words }) =>
        html`<p>${words}</p>${form(
          { action: `${action}/sentence`, csrf: frame.csrf, writeId: newWriteId(), versionSeen },
          html`${hidden('seen', seen)}${hidden('of', of)}${button('Write it down and choose it', { kind: 'secondary' })}`,
        )}`,
    )}`,
  )
}

function oneEntry(
  frame: Frame,
  { action, writeIds, versionSeen, seen, typed }: CiteProps,
  { entry, at, cited }: { entry: JournalEntry; at: number; cited: boolean },
): Html {
  return card(
    {
      title: `${plainDay(entry.on)}, ${entryKinds[entry.kind].toLowerCase()}`,
      aside: cited ? tag('good', 'Chosen') : nothing,
    },
    html`<p>${person(entry.words)}</p>${details(
      cited ? 'Change which words go along' : 'Choose this entry',
      form(
        { action, csrf: frame.csrf, writeId: writeIds[at] ?? '', versionSeen },
        html`${hidden('seen', seen)}${hidden('entry', entry.id)}
${longText({
  name: `excerpt-${at + 1}`,
  label: 'Words to send along (optional)',
  hint: 'Copy only what is needed. Leave empty to send the day alone. No names, no places.',
  rows: 3,
  typed,
  problems: {},
})}
${hidden('at', at + 1)}
${button('Choose it', { kind: 'secondary' })}`,
      ),
    )}`,
  )
}
