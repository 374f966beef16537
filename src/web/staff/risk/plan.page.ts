/** The safety plan: what they want done and not done; and the part of it that is safe to carry. */
import type { RiskPicture } from '../../../application/risk/read-risk.ts'
import { carriedPlan, planBlockNames, planBlocks } from '../../../domain/risk/safety-plan.ts'
import { plainDay } from '../../parts/dates.ts'
import { many } from '../../parts/fields/choices.ts'
import { button, form, hidden, linkButton } from '../../parts/fields/form.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, emptyState } from '../../parts/lists.ts'
import { note } from '../../parts/notices.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { Message } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'

export function planCard({ plan, file, mayWrite }: RiskPicture): Html {
  const base = `/cases/${file.id}/risk/plan`
  const change = mayWrite
    ? linkButton(plan ? 'Change the plan' : 'Begin the plan', base, 'secondary')
    : nothing
  if (plan === undefined) {
    return card(
      { title: 'Safety plan' },
      emptyState(
        'There is no safety plan yet',
        'Write it with them, in their words, as far as they want it.',
        change,
      ),
    )
  }
  const written = planBlockNames.filter((name) => plan.blocks[name]?.trim())
  return card(
    { title: 'Safety plan' },
    html`${written.map((name) => html`<h3 class="govuk-heading-s">${planBlocks[name].title}</h3><p class="wm-words">${person(plan.blocks[name])}</p>`)}
<p>Version ${plan.version}, ${plan.initials}, ${plainDay(plan.on)}.</p>
${change}${'blocks' in carriedPlan(plan) ? html`<p><a class="govuk-link" href="${`${base}/carry`}">The part they carry</a></p>` : nothing}`,
  )
}

export interface PlanPageProps {
  readonly read: RiskPicture
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: Message | undefined
}

export function planPage(frame: Frame, props: PlanPageProps): Html {
  const { read, writeId, typed, problems, refused } = props
  const { file, plan } = read
  const asked = { typed, problems }
  const base = `/cases/${file.id}/risk`
  const carried = planBlockNames.filter((name) => planBlocks[name].carry === 'if-asked')
  return page(
    frame,
    { title: 'Safety plan', lead: caseBar(read, '/risk'), width: 'reading', problems, refused },
    html`<p><a class="govuk-link" href="${base}">Back to risk and safety</a></p>
${pageHeading({ title: 'Safety plan', intro: 'Theirs: write it with them, in their words. Every part may stay empty.' })}
${note(html`<p>No addresses here. Places are sealed under “Who and where”, and every opening of one asks why.</p>`)}
${form(
  {
    action: `${base}/plan`,
    csrf: frame.csrf,
    writeId,
    draft: `/cases/${file.id}/drafts/safety-plan`,
  },
  html`${hidden('planSeen', plan?.version ?? 0)}
${planBlockNames.map((name) => longText({ name: `block-${name}`, label: planBlocks[name].title, hint: planBlocks[name].ask, rows: 3, limit: 4000, ...asked }))}
${details(
  'A part for them to carry',
  html`<p>Paper is found and telephones are looked through. Only what they choose stands on it: never places, numbers, or who helps them.</p>
${many({ name: 'carried', label: 'What do they want to carry?', options: Object.fromEntries(carried.map((name) => [name, planBlocks[name].title])), small: true, ...asked })}
${textField({ name: 'keptWhere', label: 'Where is it safe for them to keep it?', hint: 'Ask them. Without an answer nothing is made to carry.', width: 30, ...asked })}
${textField({ name: 'planLanguage', label: 'Language they read it in', hint: 'A short code such as en or sq. The words stay as they are written here.', width: 5, ...asked })}`,
  { open: (plan?.carried.length ?? 0) > 0 || Object.keys(problems).length > 0 },
)}
${button('Save the plan')}`,
)}`,
  )
}

/** To be copied by hand or printed: no name, no organisation, nothing that says what it is for. */
export function carryPage(frame: Frame, read: RiskPicture): Html {
  const carried = read.plan ? carriedPlan(read.plan) : undefined
  const blocks = carried && 'blocks' in carried ? carried.blocks : []
  return page(
    frame,
    { title: 'The part they carry', width: 'reading' },
    html`<div class="wm-not-printed"><p><a class="govuk-link" href="${`/cases/${read.file.id}/risk`}">Back to risk and safety</a></p>
${pageHeading({ title: 'The part they carry', intro: 'Ask first: would it harm you if somebody found this? Writing it down by hand together is safest. Only what stands in the box is printed.' })}</div>
${
  blocks.length === 0
    ? emptyState(
        'There is nothing to carry',
        'They have to choose what, and say where it is safe to keep it. Both stand in the plan.',
      )
    : html`<div class="wm-carry">${blocks.map(([name, text]) => html`<h2 class="govuk-heading-s">${planBlocks[name].title}</h2><p class="wm-words">${person(text)}</p>`)}</div>`
}`,
  )
}
