/** One's own account: password, second steps, recovery codes, and where one is signed in. */

import {
  addOwnPasskey,
  beginPasskey,
  changePassword,
  type Own,
  type Refused,
  removeOwnAuthenticator,
  removeOwnPasskey,
  renewOwnCodes,
  setOwnAuthenticator,
} from '../../application/accounts/own/change-account.ts'
import { askToAdd, passkeysWorkAt } from '../../application/accounts/passkeys.ts'
import { newSecret, otpauthLink } from '../../application/accounts/totp.ts'
import type { SignInAccount } from '../../application/ports/sign-in-port.ts'
import type { Services } from '../../application/services.ts'
import { Stopped } from '../request/stopped.ts'
import { textOf, under } from '../request/typed.ts'
import type { Answer, Route, SignedInRequest } from '../route.ts'
import { busy } from '../sign-in/busy.ts'
import { recoveryCodesPage } from '../sign-in/live.pages.ts'
import { passwordProblems } from '../sign-in/password-words.ts'
import { drawingSaid, qrDrawing } from '../sign-in/qr-drawing.ts'
import { accountPage } from './account.page.ts'
import { refusedInWords } from './account-words.ts'
import {
  type Again,
  addPasskeyPage,
  appPage,
  codesPage,
  passkeysPage,
  passwordPage,
} from './change.pages.ts'

type OwnRequest = SignedInRequest<Services>

const own = { surface: 'staff', who: 'signed-in', relation: 'own-account' } as const
const get = { ...own, method: 'GET' } as const
const post = { ...own, method: 'POST' } as const

export const accountRoutes: readonly Route<Services>[] = [
  { ...get, path: '/account', purpose: 'see one’s own account', answer: showAccount },
  {
    ...get,
    path: '/account/password',
    purpose: 'change one’s own password',
    answer: async ({ frame }: OwnRequest) => ({ show: passwordPage(frame) }),
  },
  { ...post, path: '/account/password', purpose: 'keep a new password', answer: newPassword },
  {
    ...get,
    path: '/account/app',
    purpose: 'add or change the app',
    answer: async (request: OwnRequest) => showApp(request),
  },
  { ...post, path: '/account/app', purpose: 'keep or remove the app', answer: changeApp },
  {
    ...get,
    path: '/account/passkeys',
    purpose: 'see one’s own passkeys',
    answer: async (request: OwnRequest) => showPasskeys(request),
  },
  {
    ...post,
    path: '/account/passkeys/remove',
    purpose: 'take a passkey away',
    answer: removePasskey,
  },
  {
    ...get,
    path: '/account/passkeys/add',
    purpose: 'add a passkey',
    answer: async (request: OwnRequest) => showAddPasskey(request),
  },
  { ...post, path: '/account/passkeys/add', purpose: 'keep a new passkey', answer: addPasskey },
  {
    ...get,
    path: '/account/codes',
    purpose: 'make new recovery codes',
    answer: async (request: OwnRequest) => showCodes(request),
  },
  { ...post, path: '/account/codes', purpose: 'replace the recovery codes', answer: newCodes },
  { ...post, path: '/account/sessions/end', purpose: 'end one’s own session', answer: endSession },
  {
    ...post,
    path: '/account/sessions/end-others',
    purpose: 'end all one’s own sessions but this one',
    answer: endOthers,
  },
]

const doneWords: Readonly<Record<string, string>> = {
  password: 'Your password was changed. You are signed in here and nowhere else.',
  app: 'Your app was added. You are signed in here and nowhere else.',
  'app-removed': 'The app was taken away. You are signed in here and nowhere else.',
  passkey: 'Your passkey was added. You are signed in here and nowhere else.',
  'passkey-removed': 'The passkey was taken away. You are signed in here and nowhere else.',
  session: 'That session was ended.',
  others: 'You are signed in here and nowhere else.',
}

async function showAccount({ services, actor, sender, query, frame }: OwnRequest): Promise<Answer> {
  const { signIn } = services
  const [account, passkeys, sessions] = await Promise.all([
    signIn.account(actor),
    signIn.passkeys(actor),
    signIn.sessions(actor, sender.sessionToken),
  ])
  const done = under(doneWords, textOf(query, 'done'))
  const usedRecoveryCode = textOf(query, 'used') === 'code'
  return { show: accountPage(frame, { account, passkeys, sessions, done, usedRecoveryCode }) }
}

async function newPassword(request: OwnRequest): Promise<Answer> {
  const { typed, frame } = request
  const chosen = { password: textOf(typed, 'password'), again: textOf(typed, 'again') }
  const changed = await changePassword(ownOf(request), by(request), chosen).catch(busy)
  if ('done' in changed) return { goTo: '/account?done=password' }
  if ('refused' in changed) {
    const { status, refused } = no(changed.refused)
    return { status, show: passwordPage(frame, { refused }) }
  }
  return {
    status: 422,
    show: passwordPage(frame, { problems: passwordProblems(changed.problem) }),
  }
}

async function showApp(request: OwnRequest, again: Again = {}, kept = ''): Promise<Answer> {
  const account = await accountOf(request)
  const secret = kept || newSecret()
  const link = otpauthLink(secret, account.userName)
  const drawing = qrDrawing(link, drawingSaid)
  const { hasAuthenticator } = account
  return { show: appPage(request.frame, { ...again, hasAuthenticator, secret, link, drawing }) }
}

async function changeApp(request: OwnRequest): Promise<Answer> {
  const { typed } = request
  const remove = textOf(typed, 'remove') === 'yes'
  const offered = { secret: textOf(typed, 'secret'), code: textOf(typed, 'code') }
  const changed = await (remove
    ? removeOwnAuthenticator(ownOf(request), by(request))
    : setOwnAuthenticator(ownOf(request), by(request), offered)
  ).catch(busy)
  if ('done' in changed) return { goTo: `/account?done=${remove ? 'app-removed' : 'app'}` }
  const { status, refused } = no(changed.refused)
  return { ...(await showApp(request, { refused }, offered.secret)), status }
}

async function showPasskeys(request: OwnRequest, again: Again = {}): Promise<Answer> {
  await accountOf(request)
  const passkeys = await request.services.signIn.passkeys(request.actor)
  const canAdd = passkeysWorkAt(request.sender.origin)
  return { show: passkeysPage(request.frame, { ...again, passkeys, canAdd }) }
}

async function removePasskey(request: OwnRequest): Promise<Answer> {
  const name = textOf(request.typed, 'passkey')
  const changed = await removeOwnPasskey(ownOf(request), by(request), name).catch(busy)
  if ('done' in changed) return { goTo: '/account?done=passkey-removed' }
  const { status, refused } = no(changed.refused)
  return { ...(await showPasskeys(request, { refused })), status }
}

async function showAddPasskey(request: OwnRequest, again: Again = {}): Promise<Answer> {
  const { services, sender, frame } = request
  const account = await accountOf(request)
  if (!passkeysWorkAt(sender.origin)) throw new Stopped(404)
  const { token: step, passkeyChallenge: challenge } = await beginPasskey(ownOf(request))
  const present = await services.signIn.passkeys(account)
  const question = await askToAdd(account, present, { origin: sender.origin, challenge })
  return { show: addPasskeyPage(frame, { ...again, question, step }) }
}

async function addPasskey(request: OwnRequest): Promise<Answer> {
  const { typed, sender } = request
  const offered = {
    step: textOf(typed, 'step'),
    answer: textOf(typed, 'passkey'),
    origin: sender.origin,
    device: sender.device,
  }
  const changed = await addOwnPasskey(ownOf(request), by(request), offered).catch(busy)
  if ('done' in changed) return { goTo: '/account?done=passkey' }
  const { status, refused } = no(changed.refused)
  return { ...(await showAddPasskey(request, { refused })), status }
}

async function showCodes(request: OwnRequest, again: Again = {}): Promise<Answer> {
  const { recoveryCodesLeft } = await accountOf(request)
  return { show: codesPage(request.frame, recoveryCodesLeft, again) }
}

async function newCodes(request: OwnRequest): Promise<Answer> {
  const changed = await renewOwnCodes(ownOf(request), by(request)).catch(busy)
  if ('codes' in changed) {
    return { show: recoveryCodesPage(request.frame, changed.codes, '/account') }
  }
  const { status, refused } = no(changed.refused)
  return { ...(await showCodes(request, { refused })), status }
}

async function endSession({ services, actor, typed }: OwnRequest): Promise<Answer> {
  const session = textOf(typed, 'session')
  if (!/^[0-9a-f]{64}$/.test(session)) throw new Stopped(404)
  await services.signIn.endSession(actor, session)
  return { goTo: '/account?done=session' }
}

async function endOthers({ services, actor, sender }: OwnRequest): Promise<Answer> {
  await services.signIn.endOtherSessions(actor, sender.sessionToken)
  return { goTo: '/account?done=others' }
}

function ownOf({ services, actor, sender }: OwnRequest): Own {
  return { services, actor, token: sender.sessionToken }
}

function by({ typed, sender }: OwnRequest) {
  return { present: textOf(typed, 'present'), network: sender.network }
}

function no(refusal: Refused) {
  const { status, ...refused } = refusedInWords(refusal)
  return { status, refused }
}

/** Made-up people have no account to change, so these pages are not there for them. */
async function accountOf({ services, actor }: OwnRequest): Promise<SignInAccount> {
  const account = await services.signIn.account(actor)
  if (account === undefined) throw new Stopped(404)
  return account
}
