/** Words that were typed and not saved. They are the writer's, even when the case no longer is. */
import type { Draft } from '../../../application/ports/person-stores.ts'
import { button, form, hidden, linkButton } from '../../parts/fields/form.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { ukTime } from '../../parts/uk-time.ts'

export function draftsPage(frame: Frame, drafts: readonly Draft[]): Html {
  return page(
    frame,
    { title: 'Words not saved', width: 'reading' },
    html`${pageHeading({ title: 'Words not saved' })}
${drafts.length === 0 ? emptyState('Nothing waits here', 'What you type is kept here until you save it, even when the page closes.') : nothing}
${drafts.map((draft) => one(frame, draft))}`,
  )
}

function one(frame: Frame, { key, caseId, caseReference, fields, keptAt }: Draft): Html {
  const lines = Object.entries(fields).flatMap(([, value]) =>
    typeof value === 'string' && value ? [value] : [],
  )
  return card(
    { title: caseReference ?? 'No case', aside: `kept ${ukTime(keptAt)}` },
    html`${lines.map((line) => html`<p class="wm-words">${person(line)}</p>`)}
<div class="govuk-button-group">${caseId ? linkButton('Go on writing', whereTo(key, caseId)) : nothing}
${form({ action: '/drafts/discard', csrf: frame.csrf }, html`${hidden('key', key)}${button('Throw away', { kind: 'secondary' })}`)}</div>`,
  )
}

const id = '[0-9a-f-]{36}'

/** The page on which the words were typed; a key from an older page leads to the timeline. */
const pagesOfDrafts: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/:record-([a-z0-9-]+)$/, (type) => `/record/${type}`],
  [new RegExp(`:out-([a-z-]+?)-(${id})$`), (kind, of) => `/documents-out/${kind}/${of}/write`],
  [new RegExp(`:rna-(${id})-(decision|challenge|review)$`), (rna, page) => `/rnas/${rna}/${page}`],
  [new RegExp(`:rna-(${id})`), (rna) => `/rnas/${rna}`],
  [/:need-/, () => '/needs'],
]

function whereTo(key: string, caseId: string): string {
  for (const [shape, address] of pagesOfDrafts) {
    const found = shape.exec(key)
    if (found) return `/cases/${caseId}${address(...found.slice(1))}`
  }
  return `/cases/${caseId}#add`
}
