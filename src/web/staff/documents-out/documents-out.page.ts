/** Which documents this case can give today, and why another cannot be made yet. */
import type { ReadCase } from '../../../application/case/read-case.ts'
import type { Offer, OfferedKind } from '../../../application/documents/what-can-be-made.ts'
import { plainDay } from '../../parts/dates.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { caseBar } from '../case/case-bar.ts'
import { kindWords } from './out-words.ts'

export function documentsOutPage(
  frame: Frame,
  read: ReadCase & { readonly kinds: readonly OfferedKind[] },
): Html {
  const { file, kinds } = read
  return page(
    frame,
    {
      title: 'Documents to give out',
      lead: caseBar(read, '/documents'),
      width: 'reading',
    },
    html`${pageHeading({
      title: 'Documents to give out',
      intro:
        'Waymark puts no name, address or telephone number into them. What people wrote in their own sentences you look at before it leaves.',
    })}
${kinds.map((kind) => kindCard(file.id, kind))}
<p>Each document that is made is kept with the <a class="govuk-link" href="/cases/${file.id}/documents">documents of this case</a>.</p>`,
  )
}

function kindCard(caseId: string, { kind, offers, notYet }: OfferedKind): Html {
  const { title, about } = kindWords[kind]
  return card(
    { title },
    html`<p>${about}</p>
${
  offers.length === 0
    ? emptyState('Not yet', notYet)
    : html`<ul class="govuk-list">${offers.map((offer) => line({ caseId, kind, title, offer }))}</ul>`
}`,
  )
}

interface Line {
  readonly caseId: string
  readonly kind: string
  readonly title: string
  readonly offer: Offer
}

function line({ caseId, kind, title, offer }: Line): Html {
  return html`<li><a class="govuk-link" href="/cases/${caseId}/documents-out/${kind}/${offer.of}">${offer.from}<span
 class="govuk-visually-hidden">: ${title}</span></a>${offer.on ? html`, ${plainDay(offer.on)}` : nothing}</li>`
}
