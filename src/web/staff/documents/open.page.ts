/** Before something is opened that can tell a place, or that was kept as it came: why, and who you are. */
import type { FoundDocument } from '../../../application/uploads/open-file.ts'
import { isKeptAsItCame } from '../../../domain/uploads/harm-of-files.ts'
import { button, form } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { stepUpFields } from '../../step-up/step-up.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import type { StaffRequest } from '../staff-request.ts'

export type WhatToOpen = 'file' | 'original'

interface Props {
  readonly found: FoundDocument
  readonly what: WhatToOpen
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
}

const wordsFor = {
  file: {
    title: 'Open a file that may show a place',
    why: 'It shows an address or a place they go to, or nobody has looked yet. Open it only where nobody else can see the screen, and do not send it on.',
    press: 'Open the file',
  },
  oldWord: {
    title: 'Open an old Word file',
    why: 'It can carry more than you see: words that were deleted, who wrote it, where and on what. Nothing here can clean it. If you can, ask whoever sent it for a PDF. If you open it, do not send it on.',
    press: 'Open the Word file as it came',
  },
  original: {
    title: 'Open the file exactly as it came',
    why: 'It was kept as evidence: a signature, words that can be searched, or what a court asks for. It can hold the place, the device and the author, and what was taken out of the cleaned file. Open it only on a device that may be harmed.',
    press: 'Open the file as it came',
  },
} as const

export function openPage(
  frame: Frame,
  request: Pick<StaffRequest, 'actor'>,
  { found, what, typed, problems, refused }: Props,
): Html {
  const { file, picture, document } = found
  const old = what === 'file' && isKeptAsItCame(document)
  const { title, why, press } = wordsFor[old ? 'oldWord' : what]
  const base = `/cases/${file.id}/documents`
  const action = `${base}/${document.id}/${what === 'file' ? 'open' : 'original'}`
  return page(
    frame,
    {
      title,
      lead: caseBar({ file, picture }, '/documents'),
      problems,
      refused,
      width: 'reading',
    },
    html`${pageHeading({ title })}
<p><strong>${person(document.name)}</strong></p>
<p>${why}</p>
${form(
  { action, csrf: frame.csrf, givesFile: true },
  html`${longText({ name: 'reason', label: 'Why do you need to open it now?', hint: 'It is kept, and the person can read that it was opened.', rows: 2, limit: 500, typed, problems })}
${stepUpFields(frame, request.actor, 'location', { typed, problems })}
${button(press)}`,
)}
<p><a class="govuk-link" href="${base}">Back to the documents</a></p>
${what === 'file' && document.hasOriginal ? html`<p><a class="govuk-link" href="${base}/${document.id}/original">Open the file exactly as it came</a></p>` : nothing}`,
  )
}
