/** The sign-in page of a demo: made-up people, what each of them sees, one press each. */
import type { Role } from '../../application/actor.ts'
import type { DemoPerson } from '../../application/ports/sign-in-port.ts'
import { hidden } from '../parts/fields/form.ts'
import type { Frame } from '../parts/frame.ts'
import { type Html, html, nothing } from '../parts/html.ts'
import { pageHeading } from '../parts/layout.ts'
import { card, emptyState } from '../parts/lists.ts'
import { page } from '../parts/page.ts'
import { table } from '../parts/table.ts'
import { type Message, roleWords } from '../words.ts'

const seenAs: Readonly<Record<Role, string>> = {
  'support-worker': 'The people they support, and what today asks for.',
  'service-manager': 'The team, what is late, and RNAs waiting to be released.',
  'data-protection-lead': 'The log: who looked at what. No case is readable from there.',
  administrator: 'Accounts and services. No case is readable from there.',
  'prime-liaison':
    'RNAs that providers have sent: check, forward, send back. Nothing else of a case.',
  assessor: 'RNAs that were forwarded: ask, and decide need by need, with reasons.',
}

/** Provider, prime contractor, authority: the way an RNA travels. */
const order: readonly DemoPerson['organisationKind'][] = ['provider', 'prime', 'authority']

export interface DemoPageProps {
  readonly people: readonly DemoPerson[]
  readonly next: string
  readonly refused?: Message
  /** Whose day shows most: offered first. */
  readonly beginWith?: string
}

export function demoSignInPage(
  frame: Frame,
  { people, next, refused, beginWith }: DemoPageProps,
): Html {
  const organisations = Map.groupBy(people, ({ orgId }) => orgId)
  const inOrder = [...organisations.values()].toSorted(
    ([one], [other]) => placeOf(one) - placeOf(other),
  )
  return page(
    frame,
    { title: 'Sign in', refused },
    html`${pageHeading({
      title: 'Sign in as a made-up person',
      intro:
        'Everybody in this installation is invented: the organisations, the workers and the people they support. Press a name. Nothing you do here reaches anyone.',
    })}
${
  people.length === 0
    ? emptyState(
        'Nobody has been made up yet',
        'Made-up people appear here when the demo has been filled. Start it with: npm start',
      )
    : html`<form method="post" action="/sign-in/as">${hidden('csrf', frame.csrf)}${hidden('next', next)}
${beginCard(people.find(({ userId }) => userId === beginWith))}${inOrder.map(organisationCard)}</form>`
}`,
  )
}

function beginCard(person: DemoPerson | undefined): Html {
  if (person === undefined) return nothing
  return card(
    { title: 'Begin here' },
    html`<p>The day of a support worker: people, dates that explain themselves, a gap in support that is coming.</p>
<p><button class="govuk-button" type="submit" name="person" value="${`${person.orgId}.${person.userId}`}">Be ${person.displayName}, ${roleWords[person.role].toLowerCase()}</button></p>`,
  )
}

function placeOf(person: DemoPerson | undefined): number {
  return person ? order.indexOf(person.organisationKind) : order.length
}

function organisationCard(people: readonly DemoPerson[]): Html {
  const name = people[0]?.organisationName ?? ''
  return card(
    { title: name },
    table({
      caption: `People of ${name}`,
      quietCaption: true,
      columns: [{ label: 'Person' }, { label: 'Role' }, { label: 'What you see as them' }],
      rows: people.map((person) => [
        html`<button class="govuk-button govuk-button--secondary" type="submit" name="person" value="${person.orgId}.${person.userId}">${person.displayName}</button>`,
        roleWords[person.role],
        html`${seenAs[person.role]}${person.services.length > 0 && html` ${person.services.join(', ')}.`}`,
      ]),
    }),
  )
}
