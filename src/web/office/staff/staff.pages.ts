/** Accounts and services, for the administrator: who can sign in and as what. No case is in here. */
import type { Role } from '../../../application/actor.ts'
import { worksInServices } from '../../../application/office/roles-of-kind.ts'
import type { AccountState } from '../../../application/ports/staff-desk.ts'
import type { Colleague } from '../../../application/ports/staff-stores.ts'
import { choice, many } from '../../parts/fields/choices.ts'
import { button, buttonForm, form, hidden, linkButton } from '../../parts/fields/form.ts'
import { textField } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { card, emptyState, tag } from '../../parts/lists.ts'
import { page } from '../../parts/page.ts'
import { table } from '../../parts/table.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { type Message, roleWords } from '../../words.ts'

export interface Service {
  readonly id: string
  readonly name: string
  readonly active: boolean
}

export interface StaffProps {
  readonly colleagues: readonly Colleague[]
  readonly accounts: readonly AccountState[]
  readonly services: readonly Service[]
  readonly hasServices: boolean
  readonly done?: string | undefined
  readonly typed?: Typed
  readonly problems?: Problems
}

export function staffPage(frame: Frame, props: StaffProps): Html {
  const { colleagues, accounts, services, done, problems } = props
  const byId = new Map(accounts.map((account) => [account.userId, account]))
  const names = new Map(services.map(({ id, name }) => [id, name]))
  return page(
    frame,
    { title: 'Accounts', done, problems },
    html`${pageHeading({
      title: 'Accounts',
      intro:
        'Who can sign in for your organisation, and as what. Nothing about a case can be seen from here.',
      action: linkButton('Add somebody', '/staff/new'),
    })}
${
  colleagues.length === 0
    ? emptyState('Nobody is here yet', 'People appear here when you add them.')
    : table({
        caption: 'People with an account',
        quietCaption: true,
        columns: [
          { label: 'Name' },
          { label: 'User name' },
          { label: 'Role' },
          { label: 'Services' },
          { label: 'Can sign in' },
        ],
        rows: colleagues.map((colleague) => [
          html`<a class="govuk-link" href="/staff/${colleague.id}">${colleague.displayName}</a>`,
          byId.get(colleague.id)?.userName ?? 'None',
          roleWords[colleague.role],
          colleague.serviceIds.map((id) => names.get(id) ?? '').join(', ') || 'None',
          stateTag(colleague, byId.get(colleague.id)),
        ]),
      })
}
${props.hasServices ? servicesCard(frame, props) : nothing}`,
  )
}

function stateTag({ active }: Colleague, account: AccountState | undefined): Html {
  if (!active) return tag('over', 'Switched off')
  if (account === undefined) return tag('calm', 'Made up')
  if (account.state === 'set-up') return tag('soon', 'Set-up code not used yet')
  return account.state === 'half' ? tag('soon', 'No second step yet') : tag('good', 'Yes')
}

function servicesCard(frame: Frame, { services, typed = {}, problems = {} }: StaffProps): Html {
  return card(
    { title: 'Services', id: 'services' },
    html`${table({
      caption: 'Services of your organisation',
      quietCaption: true,
      columns: [{ label: 'Service' }, { label: 'New cases' }, { label: 'Change' }],
      rows: services.map(({ id, name, active }) => [
        name,
        active ? tag('good', 'Open') : tag('over', 'Closed'),
        form(
          { action: `/staff/services/${id}`, csrf: frame.csrf },
          html`${hidden('open', active ? 'no' : 'yes')}<button class="govuk-button govuk-button--secondary" type="submit">${active ? 'Close' : 'Open'}<span class="govuk-visually-hidden"> ${name}</span></button>`,
        ),
      ]),
    })}
${form(
  { action: '/staff/services', csrf: frame.csrf },
  html`${textField({ name: 'name', label: 'A new service', hint: 'Its name is seen by everybody in your organisation. Do not put the place of a safe house in it.', typed, problems, open: true, width: 30 })}
${button('Add the service', { kind: 'secondary' })}`,
)}`,
  )
}

export interface PersonFormProps {
  readonly roles: readonly Role[]
  readonly services: readonly Service[]
  readonly typed: Typed
  readonly problems?: Problems
  readonly refused?: Message
}

export function newPersonPage(frame: Frame, props: PersonFormProps): Html {
  const { typed, problems = {}, refused } = props
  return page(
    frame,
    { title: 'Add somebody', width: 'reading', problems, refused },
    html`${pageHeading({
      title: 'Add somebody',
      intro:
        'You get a set-up code for them, once. Hand it over in person; with it they choose their own password.',
    })}
${form(
  { action: '/staff', csrf: frame.csrf },
  html`${nameField(typed, problems)}
${textField({ name: 'userName', label: 'User name', hint: 'What they will type to sign in, usually their work e-mail address.', typed, problems, open: true, width: 30 })}
${rightsFields(props)}
${button('Make the account')}`,
)}`,
  )
}

export interface PersonProps extends PersonFormProps {
  readonly colleague: Colleague
  readonly account: AccountState | undefined
  readonly isYou: boolean
}

export function personPage(frame: Frame, props: PersonProps): Html {
  const { colleague, account, isYou, problems = {}, refused, typed } = props
  const action = `/staff/${colleague.id}`
  const title = colleague.displayName
  if (isYou) {
    return page(
      frame,
      { title, width: 'reading', refused },
      html`${pageHeading({ title, intro: 'This is you' })}
<p>Nobody changes their own rights. Ask another administrator. Your password and second step are on <a class="govuk-link" href="/account">your account</a>.</p>`,
    )
  }
  return page(
    frame,
    { title, width: 'reading', problems, refused },
    html`${pageHeading({ title, intro: html`${account?.userName} ${stateTag(colleague, account)}` })}
${card(
  { title: 'Name, role and services' },
  form(
    { action, csrf: frame.csrf },
    html`${nameField(typed, problems)}${rightsFields(props)}
<p>Saving ends their sessions, so that they go on with the new rights.</p>
${button('Save')}`,
  ),
)}
${card(
  { title: colleague.active ? 'Switch off' : 'Switch on again' },
  colleague.active
    ? html`<p>They are out with their next press. What they wrote stays. Their cases stay with them until a service manager gives them to somebody else.</p>
${buttonForm({ action: `${action}/off`, csrf: frame.csrf }, 'Switch this account off', 'warning')}`
    : html`<p>They sign in as before.</p>${buttonForm({ action: `${action}/on`, csrf: frame.csrf }, 'Switch this account on again', 'secondary')}`,
)}
${
  account && colleague.active
    ? card(
        { title: 'Lost the password, the phone, or both' },
        html`<p>A new set-up code takes the password, the second step and the recovery codes away. Give it only to the person themselves, in person: never by e-mail or telephone. The data protection lead sees in the log that you did.</p>
${buttonForm({ action: `${action}/code`, csrf: frame.csrf }, 'Make a new set-up code', 'secondary')}`,
      )
    : nothing
}`,
  )
}

function nameField(typed: Typed, problems: Problems): Html {
  return textField({
    name: 'displayName',
    label: 'Name, as colleagues know them',
    typed,
    problems,
    width: 30,
  })
}

function rightsFields({ roles, services, typed, problems = {} }: PersonFormProps): Html {
  const offered = services.filter(({ active }) => active)
  return html`${choice({
    name: 'role',
    label: 'Role',
    typed,
    problems,
    options: roles.map((role) => ({ value: role, label: roleWords[role], hint: roleHints[role] })),
  })}
${
  roles.some(worksInServices) && offered.length > 0
    ? many({
        name: 'services',
        label: 'Services',
        hint: 'For support workers and service managers. A service manager reads every case of these services.',
        typed,
        problems,
        options: offered.map(({ id, name }) => ({ value: id, label: name })),
      })
    : nothing
}`
}

const roleHints: Readonly<Record<Role, string>> = {
  'support-worker': 'Reads and writes the cases that are theirs.',
  'service-manager': 'Reads every case of their services, and releases RNAs.',
  'data-protection-lead': 'Reads the log. No case.',
  administrator: 'Keeps accounts and services. No case.',
  'prime-liaison': 'Checks submissions. No case.',
  assessor: 'Decides on submissions. No case.',
}

/** Shown once. Printed without the name of the service or the organisation. */
export function setUpCodePage(frame: Frame, { code, name }: { code: string; name: string }): Html {
  return page(
    frame,
    { title: 'Set-up code', width: 'reading' },
    html`${pageHeading({ title: 'A set-up code, shown once' })}
<p>For ${name}. Hand it over in person. They type it in place of a password, within a week, and then choose their own.</p>
<p><code>${code}</code></p>
<p><a class="govuk-button" href="/staff">I have it</a></p>`,
  )
}
