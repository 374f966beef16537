/** The form for an entry, on the case page and by itself for a correction. */

import { entryKinds } from '../../../application/ports/journal-store.ts'
import { howToMark } from '../../../domain/access-requests/passages.ts'
import { choice, many } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import type { Option } from '../../parts/fields/field.ts'
import { button, form, hidden } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { details } from '../../parts/lists.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { textOf } from '../../request/typed.ts'

export interface EntryFormProps {
  readonly caseId: string
  readonly csrf: string
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly needs: readonly Option[]
  /** Codes of interpreters who may be used for this person. */
  readonly interpreters: readonly string[]
}

const aside = ['on', 'language', 'interpreter']

export function entryForm(props: EntryFormProps): Html {
  const { caseId, csrf, writeId, typed, problems, needs, interpreters } = props
  const asked = { typed, problems }
  const supersedes = textOf(typed, 'supersedes')
  return form(
    {
      action: `/cases/${caseId}/entries`,
      csrf,
      writeId,
      ...(supersedes ? {} : { draft: `/cases/${caseId}/drafts/entry` }),
    },
    html`${supersedes ? hidden('supersedes', supersedes) : nothing}
${longText({ name: 'words', label: 'What happened, or what was said?', hint: howToMark, rows: 4, ...asked })}
${choice({ name: 'kind', label: 'What is it?', options: entryKinds, inline: true, small: true, ...asked })}
${details(
  'Another day, language, interpreter, needs',
  html`${dayField({ name: 'on', label: 'Which day?', hint: 'Leave empty for today', ...asked })}
${textField({ name: 'language', label: 'Language it was said in', width: 20, ...asked })}
${textField({ name: 'interpreter', label: 'Interpreter’s code', hint: 'A code, never a name', width: 10, known: interpreters, ...asked })}
${needs.length > 0 ? many({ name: 'needs', label: 'Which needs is it about?', options: needs, small: true, ...asked }) : nothing}`,
  { open: aside.some((name) => problems[name]) || supersedes !== '' },
)}
${button(supersedes ? 'Save the correction' : 'Save entry')}`,
  )
}
