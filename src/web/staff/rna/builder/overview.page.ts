/** One RNA at a glance: how far each need has come, the other parts, and what the checks still miss. */
import { mayBeWritten, type OpenRna } from '../../../../application/rna/open-rna.ts'
import { rnaName } from '../../../../domain/pathway/in-plain-words.ts'
import type { Check } from '../../../../domain/rna/checks/check.ts'
import { unsupportedStatements } from '../../../../domain/rna/completeness.ts'
import { buttonForm } from '../../../parts/fields/form.ts'
import type { Frame } from '../../../parts/frame.ts'
import { type Html, html, nothing } from '../../../parts/html.ts'
import { columns, pageHeading } from '../../../parts/layout.ts'
import { card, details, emptyState, tag } from '../../../parts/lists.ts'
import type { CategoryNames } from '../../case/case-names.ts'
import { type Again, rnaAddress, rnaPage, standsWords } from '../rna-request.ts'
import { nextStepOf } from '../way/next-step.ts'
import { checksList } from './checks-list.ts'
import { draftNeedNames } from './draft-names.ts'
import { aspectsOf, progressWords } from './need-progress.ts'
import { pageOfPath } from './where-to-mend.ts'

export interface OverviewProps {
  readonly open: OpenRna
  readonly checks: readonly Check[]
  readonly categories: CategoryNames
  readonly writeId: string
  readonly again?: Again | undefined
  readonly done?: string | undefined
}

export function overviewPage(frame: Frame, props: OverviewProps): Html {
  const { open, checks, categories, again, done } = props
  const { rna } = open
  const needs = draftNeedNames(open.draft, categories, open.file)
  const missing = checks.reduce((sum, check) => sum + check.missing.length, 0)
  return rnaPage(
    frame,
    open,
    { title: 'Overview', here: '', refused: again?.refused, done },
    html`${pageHeading({
      title: rnaName(rna.cycle.number),
      intro: standsWords(open),
      action: primary(frame, props),
    })}
${columns({
  first: html`${card(
    {
      title: 'What is still missing',
      aside: missing === 0 ? tag('good', 'Nothing') : `${missing}`,
    },
    html`${checksList(open, { checks, needs })}<p class="govuk-hint">Whether name and date of birth are recorded is looked up only when the RNA is released.</p>`,
  )}${supportCard(open, needs)}`,
  rest: html`${card({ title: 'Needs' }, needList(open, needs))}${card({ title: 'The other parts' }, partList(open))}`,
})}`,
  )
}

/** The one thing to do now. While it is drafted, that is to say that it can be read. */
function primary(frame: Frame, { open, writeId }: OverviewProps): Html {
  const base = rnaAddress(open)
  if (open.rna.state === 'drafting') {
    return buttonForm(
      { action: `${base}/drafted`, csrf: frame.csrf, writeId, versionSeen: open.file.version },
      'Ready to read with the survivor',
    )
  }
  const step = nextStepOf(open.rna, open.file.id)
  return step.href === base || !step.href
    ? nothing
    : html`<a class="govuk-button" href="${step.href}">${step.label}</a>`
}

function needList(open: OpenRna, names: ReadonlyMap<string, string>): Html {
  const { draft } = open
  const base = rnaAddress(open)
  const add = html`<p><a class="govuk-link" href="/cases/${open.file.id}/needs/new">Add a need</a> that is not here. It joins this RNA by itself.</p>`
  if (draft.needs.length === 0) {
    return emptyState(
      'No needs yet',
      'Every open need of the person and of their dependants appears here by itself.',
      add,
    )
  }
  return html`<ul class="govuk-list">${draft.needs.map((need) => {
    const aspects = aspectsOf(need)
    const ready = aspects.every((one) => one.ready)
    const open = aspects.filter((one) => !one.ready)
    const carried = draft.carried.filter((path) => path.startsWith(`needs/${need.id}/`)).length
    return html`<li class="wm-readable"><p><a class="govuk-link" href="${base}/needs/${need.id}"><strong>${names.get(need.id)}</strong></a> ${tag(
      ready ? 'good' : 'calm',
      progressWords(need),
    )}${carried > 0 ? html` ${tag('unsure', `${carried} to look at again`)}` : nothing}</p>
${
  open.length > 0
    ? html`<p class="govuk-hint">Still: ${open.map(
        ({ title, path }, at) =>
          html`${at > 0 ? ', ' : ''}<a class="govuk-link" href="${pageOfPath(base, path)}">${title.toLowerCase()}</a>`,
      )}</p>`
    : nothing
}</li>`
  })}</ul>
${add}
${draft.leftOut.length > 0 ? html`<p>${draft.leftOut.length === 1 ? 'One need was' : `${draft.leftOut.length} needs were`} taken out of this RNA. The record keeps ${draft.leftOut.length === 1 ? 'it' : 'them'}.</p>` : nothing}`
}

const otherParts = [
  { part: 'categories', title: 'Every kind of need' },
  { part: 'dependants', title: 'Children and other dependants' },
  { part: 'money', title: 'Money' },
  { part: 'about', title: 'How this assessment was made' },
  { part: 'earlier', title: 'What was decided before' },
] as const

function partList(open: OpenRna): Html {
  const { draft } = open
  const base = rnaAddress(open)
  const answered = Object.values(draft.categories).filter(
    ({ now }) => now !== undefined && now !== 'not-asked',
  ).length
  const words: Readonly<Record<string, string>> = {
    categories: `${answered} of ${Object.keys(draft.categories).length} answered`,
    dependants:
      draft.dependants.length === 0 ? 'none recorded' : `${draft.dependants.length} recorded`,
    money: draft.financial.otherIncome === undefined ? 'not answered yet' : 'begun',
    about: draft.about.language === undefined ? 'not answered yet' : 'begun',
    earlier:
      draft.earlier.decisions.length === 0
        ? 'nothing decided before'
        : `${draft.earlier.decisions.length} needs decided before`,
  }
  return html`<ul class="govuk-list">${otherParts.map(
    ({ part, title }) =>
      html`<li><a class="govuk-link" href="${base}/parts/${part}">${title}</a> ${tag('calm', words[part] ?? '')}</li>`,
  )}</ul>`
}

/** Sentences that rest on nothing dated: shown to whoever writes, before anybody else sees them. */
function supportCard({ draft, ...open }: OpenRna, names: ReadonlyMap<string, string>): Html {
  const unsupported = unsupportedStatements(draft)
  if (unsupported.length === 0) return nothing
  const base = rnaAddress(open)
  const lines = unsupported.map(
    ({ need, path }) =>
      html`<li><a class="govuk-link" href="${pageOfPath(base, path)}">${names.get(need)}: ${statementName(path)}</a></li>`,
  )
  return card(
    { title: 'Nothing dated behind it yet', aside: `${unsupported.length}` },
    details(
      'Sentences without an entry or evidence',
      html`<p>They do not hold the RNA back. An entry or a paper behind each makes it stronger.</p><ul class="govuk-list govuk-list--bullet">${lines}</ul>`,
    ),
  )
}

const statementNames: Readonly<Record<string, string>> = {
  description: 'what is needed',
  linkReasoning: 'what shows the link',
  currentProvision: 'what is in place',
  mainstreamRoute: 'other services',
  barrier: 'what stands in the way',
  impactIfEnded: 'what happens if support ends',
  riskIfEnded: 'dangers if support ends',
}

export function statementName(path: string): string {
  return statementNames[path.split('/').at(-1) ?? ''] ?? path
}

/** Shown instead of a form once the RNA may not be written any more. */
export function notWritable(open: OpenRna): Html {
  if (mayBeWritten(open.rna)) return nothing
  return html`<p>${tag('calm', 'Read only')} ${
    open.rna.state === 'internal-qa'
      ? 'The survivor has been through this. To change it, the manager returns it first.'
      : 'This RNA was sent. What was sent stays as it was.'
  }</p>`
}
