/** Who works with a person, and who must stay out: one page for handing on, for leads and for oneself. */
import type { CaseTeam } from '../../../application/access/keep-out.ts'
import type { BlockNow } from '../../../application/ports/access-stores.ts'
import { select } from '../../parts/fields/choices.ts'
import { button, form, hidden } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, details, summaryList, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { timeAt } from '../../parts/uk-time.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { type Message, roleWords } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'

export type TeamForm = 'reassign' | 'block' | 'declare'

export interface TeamPageProps {
  readonly team: CaseTeam
  readonly ownId: string
  readonly mayReassign: boolean
  readonly writeId: string
  readonly done?: string | undefined
  /** Which form came back, with what was typed into it. */
  readonly again?: TeamForm | undefined
  readonly typed?: Typed
  readonly problems?: Problems
  readonly refused?: Message | undefined
}

export function caseTeamPage(frame: Frame, props: TeamPageProps): Html {
  const { team, mayReassign, done, problems, refused } = props
  return page(
    frame,
    {
      title: 'Who works with them',
      lead: caseBar(team, '/person'),
      done,
      problems,
      refused,
      width: 'reading',
    },
    html`${pageHeading({ title: 'Who works with them' })}
${aroundCard(props)}
${mayReassign ? reassignCard(frame, props) : nothing}
${team.blocks ? blocksCard(frame, props, team.blocks) : nothing}
${declareCard(frame, props)}`,
  )
}

function aroundCard({ team: { file, colleagues, services } }: TeamPageProps): Html {
  const found = (id: string | undefined) => colleagues.find((one) => one.id === id)
  const worker = found(file.workerId)
  const away = !worker?.active || file.blockedIds?.includes(file.workerId)
  return card(
    { title: 'People around, from your organisation' },
    summaryList([
      {
        key: 'Worker',
        value: html`${person(worker?.displayName ?? 'Nobody')}${away ? html` ${tag('late', worker?.active ? 'Must stay out' : 'Has left')}` : nothing}`,
      },
      {
        key: 'Covering',
        value: person(found(file.coverWorkerId)?.displayName ?? 'Nobody'),
      },
      { key: 'Service', value: services.find(({ id }) => id === file.serviceId)?.name ?? 'Closed' },
    ]),
  )
}

/** Whom the case can be given to. */
function takers({ team: { file, colleagues } }: TeamPageProps): Readonly<Record<string, string>> {
  return Object.fromEntries(
    colleagues
      .filter(
        ({ id, active, role }) =>
          active && role === 'support-worker' && !file.blockedIds?.includes(id),
      )
      .map(({ id, displayName }) => [id, displayName]),
  )
}

function reassignCard(frame: Frame, props: TeamPageProps): Html {
  const { team, writeId, again, typed = {} } = props
  const { file, services } = team
  const mine = again === 'reassign'
  const workers = takers(props)
  const now = {
    workerId: file.workerId,
    coverWorkerId: file.coverWorkerId ?? '',
    serviceId: file.serviceId,
  }
  const asked = { typed: mine ? typed : now, problems: mine ? (props.problems ?? {}) : {} }
  const withoutWorker = workers[file.workerId] === undefined
  return card(
    { title: 'Give the case to somebody else', id: 'give' },
    form(
      {
        action: `/cases/${file.id}/reassign`,
        csrf: frame.csrf,
        writeId,
        versionSeen: file.version,
      },
      html`${select({ name: 'workerId', label: 'Worker', options: workers, ...(withoutWorker && { none: 'Choose somebody' }), ...asked })}
${select({ name: 'coverWorkerId', label: 'Covering colleague', options: workers, none: 'Nobody', ...asked })}
${select({ name: 'serviceId', label: 'Service', options: Object.fromEntries(services.map(({ id, name }) => [id, name])), ...asked })}
${button('Save who works with them', { kind: 'secondary' })}`,
    ),
  )
}

function blocksCard(frame: Frame, props: TeamPageProps, blocks: readonly BlockNow[]): Html {
  const { team, ownId, again, typed = {}, problems = {}, writeId } = props
  const { file, colleagues } = team
  const mine = again === 'block'
  const asked = { typed: mine ? typed : {}, problems: mine ? problems : {} }
  const out = new Set(blocks.map(({ userId }) => userId))
  const others = colleagues
    .filter(({ id, active }) => active && id !== ownId && !out.has(id))
    .map(({ id, displayName, role }) => ({
      value: id,
      label: `${displayName}, ${roleWords[role]}`,
    }))
  return card(
    { title: 'Who must stay out' },
    html`<p>A colleague with a conflict of interest: a relative, a neighbour, somebody the person named. For them there is no such case, in any list, search or number. They are not told, and not told why.</p>
${blocks.map((block) => blockRow(frame, file.id, block, ownId))}
${details(
  blocks.length === 0 ? 'Keep a colleague out of this case' : 'Keep another colleague out',
  form(
    {
      action: `/cases/${file.id}/team/block`,
      csrf: frame.csrf,
      writeId,
      versionSeen: file.version,
    },
    html`${select({ name: 'colleague', label: 'Colleague', options: others, none: 'Choose', ...asked })}
${longText({ name: 'why', label: 'Why', hint: 'Only service managers of this case read this.', rows: 3, limit: 2000, ...asked })}
${select({ name: 'newWorker', label: 'Who works with them from now on', hint: 'Only needed when it is their worker who must stay out.', options: takers(props), none: 'No change', ...asked })}
${button('Keep them out now', { kind: 'warning' })}`,
  ),
  { open: mine },
)}`,
  )
}

function blockRow(
  frame: Frame,
  caseId: string,
  { userId, displayName, declared, words, setBy, setAt }: BlockNow,
  ownId: string,
): Html {
  return html`<div class="wm-notice"><p class="wm-notice__title">${person(displayName)}</p>
<p>${person(words)}</p>
<p class="govuk-hint">${declared ? 'They said so themselves' : html`Decided by ${person(setBy)}`}, ${timeAt(setAt)}</p>
${
  userId === ownId
    ? nothing
    : form(
        { action: `/cases/${caseId}/team/back`, csrf: frame.csrf },
        html`${hidden('colleague', userId)}<button class="govuk-button govuk-button--secondary" type="submit">Let back<span class="govuk-visually-hidden"> ${displayName}</span></button>`,
      )
}</div>`
}

function declareCard(frame: Frame, props: TeamPageProps): Html {
  const { team, again, typed = {}, problems = {}, writeId } = props
  const mine = again === 'declare'
  const asked = { typed: mine ? typed : {}, problems: mine ? problems : {} }
  return card(
    { title: 'You know this person, or somebody in their story' },
    details(
      'Step back from this case',
      form(
        { action: `/cases/${team.file.id}/team/declare`, csrf: frame.csrf, writeId },
        html`<p>The case is out of your sight with this press. What you wrote stays in it. A service manager sees at once that somebody must be chosen, and only a service manager can let you back.</p>
${longText({ name: 'conflict', label: 'How do you know them?', hint: 'As much as you want to say. Service managers of this case read this.', rows: 3, limit: 2000, ...asked })}
${button('Step back now', { kind: 'warning' })}`,
      ),
      { open: mine },
    ),
  )
}

/** Shown instead of the case, which is not there any more for whoever reads this. */
export function steppedBackPage(frame: Frame): Html {
  return page(
    frame,
    { title: 'You have stepped back', width: 'reading', done: 'You have stepped back' },
    html`${pageHeading({ title: 'You have stepped back' })}
<p>The case is no longer in your lists. The service managers of the service see that it needs somebody.</p>
<p>If something about this person is urgent now, ring the lead on call. In danger, ring 999.</p>
<p><a class="govuk-link" href="/today">Go to Today</a></p>`,
  )
}
