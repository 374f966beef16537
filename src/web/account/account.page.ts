/** One's own account: how it is opened, and where it is open now. */
import type { OpenSession, Passkey, SignInAccount } from '../../application/ports/sign-in-port.ts'
import { buttonForm, form, hidden } from '../parts/fields/form.ts'
import type { Frame } from '../parts/frame.ts'
import { type Html, html, nothing } from '../parts/html.ts'
import { pageHeading } from '../parts/layout.ts'
import { card, summaryList, tag } from '../parts/lists.ts'
import { note } from '../parts/notices.ts'
import { page } from '../parts/page.ts'
import { table } from '../parts/table.ts'
import { timeAt } from '../parts/uk-time.ts'

export interface AccountProps {
  /** Absent for made-up people, who sign in with one press. */
  readonly account: SignInAccount | undefined
  readonly passkeys: readonly Passkey[]
  readonly sessions: readonly OpenSession[]
  readonly done?: string | undefined
  readonly usedRecoveryCode?: boolean
}

export function accountPage(frame: Frame, props: AccountProps): Html {
  const { account, passkeys, sessions, done, usedRecoveryCode } = props
  return page(
    frame,
    { title: 'Your account', done },
    html`${pageHeading({ title: 'Your account', intro: frame.person && `${frame.person.name}, ${frame.person.role}` })}
${
  usedRecoveryCode && account
    ? note(
        html`<p>You signed in with a recovery code. ${account.recoveryCodesLeft} are left. If you have lost your phone, take its app away below and add a new one.</p>`,
      )
    : nothing
}
${account ? howItIsOpened(account, passkeys) : madeUp()}
${whereItIsOpen(frame, sessions, account !== undefined)}`,
  )
}

function madeUp(): Html {
  return card(
    { title: 'How you sign in' },
    html`<p>You are a made-up person, so one press is enough. Where people are real, everybody has a password of at least 15 characters and a second step: a passkey, or a code from an app.</p>`,
  )
}

function howItIsOpened(account: SignInAccount, passkeys: readonly Passkey[]): Html {
  const { userName, hasAuthenticator, recoveryCodesLeft } = account
  const change = (href: string, label: string) => ({ href, label })
  return card(
    { title: 'How you sign in' },
    summaryList([
      { key: 'User name', value: userName },
      { key: 'Password', value: 'Set', change: change('/account/password', 'Change') },
      {
        key: 'App on a phone',
        value: hasAuthenticator ? tag('good', 'Added') : 'None',
        change: change('/account/app', hasAuthenticator ? 'Change' : 'Add'),
      },
      {
        key: 'Passkeys',
        value:
          passkeys.length === 0
            ? 'None'
            : passkeys.map(
                ({ label, backedUp }) =>
                  html`${label} (${backedUp ? 'copied between devices' : 'on one device only'})<br>`,
              ),
        change: change('/account/passkeys', passkeys.length === 0 ? 'Add' : 'Change'),
      },
      {
        key: 'Recovery codes',
        value:
          recoveryCodesLeft > 2
            ? `${recoveryCodesLeft} left`
            : tag('soon', `${recoveryCodesLeft} left`),
        change: change('/account/codes', 'Make new ones'),
      },
    ]),
  )
}

function whereItIsOpen(frame: Frame, sessions: readonly OpenSession[], limited: boolean): Html {
  return card(
    { title: 'Where you are signed in' },
    html`${table({
      caption: 'Your open sessions',
      quietCaption: true,
      columns: [
        { label: 'Where' },
        { label: 'Since' },
        { label: 'Used last' },
        { label: 'Ends at the latest' },
        { label: 'End it' },
      ],
      rows: sessions.map((session) => [
        session.own ? html`${session.device} <strong>(here)</strong>` : session.device,
        timeAt(session.beganAt),
        timeAt(session.seenAt),
        timeAt(session.endsAt),
        session.own
          ? buttonForm({ action: '/sign-out', csrf: frame.csrf }, 'Sign out', 'secondary')
          : form(
              { action: '/account/sessions/end', csrf: frame.csrf },
              html`${hidden('session', session.id)}<button class="govuk-button govuk-button--secondary" type="submit">End<span class="govuk-visually-hidden"> the session on ${session.device}</span></button>`,
            ),
      ]),
    })}
${limited ? html`<p>At most three at once: signing in a fourth time ends the oldest. Each ends by itself after 15 minutes without use.</p>` : nothing}
${
  sessions.filter(({ own }) => !own).length > 1
    ? buttonForm(
        { action: '/account/sessions/end-others', csrf: frame.csrf },
        'End all the others',
        'secondary',
      )
    : nothing
}
<p>Do you not know one of these? End it, then <a class="govuk-link" href="/account/password">change your password</a>.</p>`,
  )
}
