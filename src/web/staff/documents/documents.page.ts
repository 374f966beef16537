/** The letters and papers of a case, what is not checked yet, and adding one. */
import type { ReadCase } from '../../../application/case/read-case.ts'
import type { HeldFile } from '../../../application/ports/files/upload-store.ts'
import type { StoredDocument } from '../../../application/ports/person-stores.ts'
import { ukDayOf } from '../../../domain/calendar/day.ts'
import { isKeptAsItCame, opensWithReason } from '../../../domain/uploads/harm-of-files.ts'
import { shortDay } from '../../parts/dates.ts'
import { button, buttonForm, form } from '../../parts/fields/form.ts'
import { textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { table } from '../../parts/table.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { caseBar } from '../case/case-bar.ts'
import { fileQuestions } from './file-questions.ts'
import { heldName, standingOf } from './held-words.ts'

export interface DocumentsProps extends ReadCase {
  readonly documents: readonly StoredDocument[]
  readonly held: readonly HeldFile[]
  /** Whether this installation has a scanner. */
  readonly scanned: boolean
  readonly typed: Typed
  readonly problems: Problems
  readonly writeId: string
  readonly done?: string
}

export function documentsPage(frame: Frame, props: DocumentsProps): Html {
  const { file, picture, documents, held, problems, done } = props
  const base = `/cases/${file.id}/documents`
  return page(
    frame,
    {
      title: 'Documents',
      lead: caseBar({ file, picture }, '/documents'),
      problems,
      done,
    },
    html`${pageHeading({ title: 'Documents', action: html`<a class="govuk-link" href="${`${base}-out`}">Make a document</a>` })}
${held.length > 0 ? heldCard(frame, base, held) : nothing}
${
  documents.length === 0
    ? emptyState(
        'No letters yet',
        'Decision letters and evidence that you add below appear here. They are kept sealed.',
      )
    : table({
        caption: 'Letters and papers',
        quietCaption: true,
        columns: [
          { label: 'Name' },
          { label: 'Kind' },
          { label: 'Size', numeric: true },
          { label: 'Added' },
          { label: 'As it came' },
        ],
        rows: documents.map((one) => [
          html`<a class="govuk-link" href="${addressOf(base, one)}">${person(one.name)}</a>${
            one.class === 'L' ? html` ${tag('unsure', 'May show a place')}` : nothing
          }${
            isKeptAsItCame(one) ? html` ${tag('unsure', 'Can tell more than you see')}` : nothing
          }`,
          one.type.toUpperCase(),
          sizeWords(one.size),
          shortDay(ukDayOf(one.addedAt)),
          one.hasOriginal
            ? html`<a class="govuk-link" href="${base}/${one.id}/original">Open the original</a>`
            : nothing,
        ]),
      })
}
${addCard(frame, base, props)}`,
  )
}

function addCard(frame: Frame, base: string, props: DocumentsProps): Html {
  const { typed, problems, writeId, scanned } = props
  return card(
    { title: 'Add a letter or paper' },
    html`${form(
      { action: base, csrf: frame.csrf, writeId, files: true },
      html`${fileQuestions({
        file: 'file',
        label: 'The file',
        next: textField({
          name: 'name',
          label: 'What is it?',
          hint: 'For example: CG decision letter, GP letter on waiting time. No names.',
          width: 30,
          typed,
          problems,
        }),
        typed,
        problems,
      })}
${button('Add it')}`,
    )}
<p class="govuk-hint">${
      scanned
        ? 'Every file is examined, scanned and cleaned before anybody can open it.'
        : 'Every file is examined and cleaned. It is not scanned for viruses: this installation has no scanner.'
    } <a class="govuk-link" href="/file-checks">How files are checked</a></p>`,
  )
}

function heldCard(frame: Frame, base: string, held: readonly HeldFile[]): Html {
  return card(
    { title: `Not ready yet, or not safe: ${held.length}`, id: 'held' },
    html`<ul class="govuk-list">${held.map((one) => {
      const { tone, mark, words } = standingOf(one.standing)
      return html`<li><p><strong>${heldName(one)}</strong> ${tag(tone, mark)}<br>
Added ${shortDay(ukDayOf(one.addedAt))}, ${sizeWords(one.size)}. ${words}.</p>
${
  isWaiting(one.standing)
    ? nothing
    : buttonForm(
        { action: `${base}/held/${one.id}/remove`, csrf: frame.csrf },
        `Remove ${heldName(one)}`,
        'secondary',
      )
}</li>`
    })}</ul>`,
  )
}

function isWaiting({ state }: HeldFile['standing']): boolean {
  return state === 'waiting-for-scan' || state === 'waiting-for-drawing'
}

/** What can tell a place leads to the question why, not to the file. */
function addressOf(base: string, one: StoredDocument): string {
  return opensWithReason(one) ? `${base}/${one.id}/open` : `${base}/${one.id}`
}

function sizeWords(size: number): string {
  return `${Math.max(1, Math.round(size / 1024))} kB`
}
