/** For the manager: the checks, what to do about each that is not met, and the two ways on. */
import type { ForRelease } from '../../../../application/rna/release-rna.ts'
import type { Check } from '../../../../domain/rna/checks/check.ts'
import { unsupportedStatements } from '../../../../domain/rna/completeness.ts'
import { many } from '../../../parts/fields/choices.ts'
import { button, form, hidden } from '../../../parts/fields/form.ts'
import { longText } from '../../../parts/fields/text.ts'
import type { Frame } from '../../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../../parts/html.ts'
import { pageHeading } from '../../../parts/layout.ts'
import { card, details, tag } from '../../../parts/lists.ts'
import type { CategoryNames } from '../../case/case-names.ts'
import { looksLikeInWords } from '../../documents-out/out-words.ts'
import { passingOnCard } from '../../firewall/passing-on.card.ts'
import { missingList } from '../builder/checks-list.ts'
import { draftNeedNames } from '../builder/draft-names.ts'
import { statementName } from '../builder/overview.page.ts'
import { type Again, rnaAddress, rnaPage } from '../rna-request.ts'

export interface ReleaseProps {
  readonly open: ForRelease
  readonly categories: CategoryNames
  readonly writeId: string
  readonly returnWriteId: string
  readonly again?: Again | undefined
}

export function reasonName(check: number): string {
  return `reason-${check}`
}

export function releasePage(frame: Frame, props: ReleaseProps): Html {
  const { open, again } = props
  const waits = open.rna.state === 'internal-qa'
  return rnaPage(
    frame,
    open,
    {
      title: 'Release',
      here: '/release',
      problems: again?.problems,
      refused: again?.refused,
      width: 'reading',
    },
    html`${pageHeading({
      title: 'Check and release',
      intro: waits
        ? 'Releasing freezes the RNA as it stands and sends it to the prime contractor.'
        : 'This RNA is not waiting for release.',
    })}
<p><a class="govuk-link" href="${rnaAddress(open)}/review">Read the whole RNA, and what the survivor said of it</a></p>
${waits && open.mayRelease ? bothWays(frame, props) : html`<p>Only a service manager releases an RNA. Below is what is still open.</p>${open.checks.filter(isOpen).map((check) => checkCard(props, check, nothing))}`}`,
  )
}

function isOpen({ result, title, missing }: Check): boolean {
  return result === 'not-met' && title !== '' && missing.length > 0
}

function bothWays(frame: Frame, props: ReleaseProps): Html {
  const { open, writeId, returnWriteId, again } = props
  const { checks, file, version } = open
  const asked = { typed: again?.typed ?? {}, problems: again?.problems ?? {} }
  const notMet = checks.filter(isOpen)
  const base = rnaAddress(open)
  return html`${form(
    { action: `${base}/release`, csrf: frame.csrf, writeId, versionSeen: file.version },
    html`${hidden('rnaVersionSeen', version)}
<p>${tag(notMet.length === 0 ? 'good' : 'soon', `${checks.length - notMet.length} of ${checks.length} checks are met`)}</p>
${notMet.map((check) =>
  checkCard(
    props,
    check,
    longText({
      name: reasonName(check.number),
      label: 'Why can it go all the same?',
      hint: 'Your reason is kept with the release.',
      rows: 2,
      ...asked,
    }),
  ),
)}
${unsupported(props)}
${placesCard(props)}
${passingOnCard('prime-contractor')}
${button('Release to the prime contractor')}`,
  )}
${details(
  'Return it with reasons instead',
  form(
    {
      action: `${base}/return`,
      csrf: frame.csrf,
      writeId: returnWriteId,
      versionSeen: file.version,
    },
    html`${longText({ name: 'reasons', label: 'What needs correcting?', rows: 4, ...asked })}
${button('Return it', { kind: 'secondary' })}`,
  ),
  { open: Boolean(asked.problems['reasons']) },
)}`
}

/** An address in somebody's own words would go to everyone who reads the RNA. */
function placesCard({ open, again }: ReleaseProps): Html {
  if (open.places.length === 0) return nothing
  return card(
    {
      title: 'Read these lines before it leaves',
      aside: tag('soon', `${open.places.length} to read`),
    },
    html`<ul class="govuk-list govuk-list--bullet">${open.places.map(
      (place) => html`<li><strong>${person(place.found)}</strong> ${looksLikeInWords(place)}</li>`,
    )}</ul>
${many({
  name: 'placesRead',
  label: 'Do they tell where the person is, or how to reach them?',
  hint: 'If one does, return the RNA so that it is changed where it was written.',
  options: { yes: 'I have read them. They may go.' },
  typed: again?.typed ?? {},
  problems: again?.problems ?? {},
})}`,
  )
}

function checkCard({ open, categories }: ReleaseProps, check: Check, more: Html): Html {
  const needs = draftNeedNames(open.draft, categories, open.file)
  return card(
    { title: check.title, aside: tag('soon', 'Not met') },
    html`${missingList(open, check, needs)}${more}`,
  )
}

function unsupported({ open, categories }: ReleaseProps): Html {
  const bare = unsupportedStatements(open.draft)
  if (bare.length === 0) return nothing
  const needs = draftNeedNames(open.draft, categories, open.file)
  return details(
    `${bare.length === 1 ? 'One sentence rests' : `${bare.length} sentences rest`} on no entry and no evidence`,
    html`<p>They do not hold the RNA back.</p><ul class="govuk-list govuk-list--bullet">${bare.map(
      ({ need, path }) => html`<li>${needs.get(need)}: ${statementName(path)}</li>`,
    )}</ul>`,
  )
}
