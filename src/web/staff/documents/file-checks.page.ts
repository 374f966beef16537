/** How files are checked in this installation, said honestly: what is done, and what is not. */
import { dailyQuota } from '../../../domain/uploads/quota.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import type { StaffRequest, StaffRoute } from '../staff-request.ts'

export const fileChecksRoute: StaffRoute = {
  surface: 'staff',
  who: 'signed-in',
  relation: 'see-policy',
  method: 'GET',
  path: '/file-checks',
  purpose: 'read how files are checked',
  async answer({ services, frame }: StaffRequest) {
    const scanner = services.scanner ? ((await services.scanner.isThere()) ? 'up' : 'down') : 'none'
    return { show: fileChecksPage(frame, scanner) }
  },
}

const megabyte = 1024 * 1024

function fileChecksPage(frame: Frame, scanner: 'up' | 'down' | 'none'): Html {
  return page(
    frame,
    { title: 'How files are checked', width: 'reading' },
    html`${pageHeading({ title: 'How files are checked' })}
${card(
  { title: 'What happens to every file' },
  html`<ul class="govuk-list govuk-list--bullet">
<li>It is taken for what its content is, whatever it is called. Only PDF, JPEG, PNG and Word are taken.</li>
<li>Pictures are drawn anew: place, time, device and comments are gone.</li>
<li>PDFs are opened only inside a process that can read no file and reach nobody. It draws the pages, and a new PDF is made of these pictures. Programs, attachments, properties, comments that are folded away and words under a black bar do not come through.</li>
<li>What is lost by that: the pages cannot be searched or read aloud, links cannot be pressed, signatures are only seen. Letters of a script that the file does not bring along can be missing. So the PDF as it came is always sealed apart, and opened only with a reason.</li>
<li>Up to 200 pages. A PDF that is locked with a password is refused: nobody can see what is in it.</li>
<li>Word files are refused with macros, embedded files or anything that loads from elsewhere. Old Word files (.doc) are refused with macros. Nothing can clean them, so they are kept as they came and opened only with a reason: ask for a PDF.</li>
<li>It is kept sealed. The file as it came is kept of every PDF, and of other files only when somebody says that a court may need it.</li>
</ul>`,
)}
${card({ title: 'Scanning for viruses' }, scannerWords[scanner])}
${card(
  { title: 'How much' },
  html`<p>A file has up to 25 MB, a picture up to 40 million points. One person adds up to ${dailyQuota.person / megabyte} MB a day, an organisation up to ${dailyQuota.organisation / megabyte} MB.</p>`,
)}`,
  )
}

const scannerWords: Readonly<Record<'up' | 'down' | 'none', Html>> = {
  up: html`<p>${tag('good', 'On')} The scanner answers. Nobody can open a file before the scanner has called it clean.</p>`,
  down: html`<p>${tag('late', 'Not answering')} New files wait, sealed, and nobody can open them. The scanner is asked again by itself. Whoever looks after this machine should start it.</p>`,
  none: html`<p>${tag('unsure', 'Off')} Files are not scanned for viruses: this installation has no scanner. Whoever looks after this machine can install ClamAV and name its socket in <code>WAYMARK_SCANNER</code>.</p>`,
}
