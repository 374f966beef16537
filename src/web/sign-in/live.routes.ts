/** Signing in where people are real: each press takes one step, and the last begins the session. */

import { askToAdd, askToUse, passkeysWorkAt } from '../../application/accounts/passkeys.ts'
import {
  checkPassword,
  type PasswordAccepted,
} from '../../application/accounts/signing-in/check-password.ts'
import { chooseFirstPassword } from '../../application/accounts/signing-in/choose-password.ts'
import { enrolFirstFactor } from '../../application/accounts/signing-in/enrol.ts'
import { enterWithSecondFactor } from '../../application/accounts/signing-in/second-factor.ts'
import { keepStep, type Step, takeStep } from '../../application/accounts/signing-in/steps.ts'
import { newSecret, otpauthLink } from '../../application/accounts/totp.ts'
import type { SignInAccount, Who } from '../../application/ports/sign-in-port.ts'
import type { Services } from '../../application/services.ts'
import { nextPage } from '../request/next-page.ts'
import { Stopped } from '../request/stopped.ts'
import { type Problems, textOf } from '../request/typed.ts'
import type { Answer, Request, Route } from '../route.ts'
import { busy } from './busy.ts'
import {
  enrolPage,
  firstPasswordPage,
  nameAndPasswordPage,
  recoveryCodesPage,
  secondFactorPage,
  whichOrganisationPage,
} from './live.pages.ts'
import { passwordProblems } from './password-words.ts'
import { drawingSaid, qrDrawing } from './qr-drawing.ts'

type OpenRequest = Request<Services>

const open = { method: 'POST', surface: 'open', who: 'anyone' } as const

export const liveSignInRoutes: readonly Route<Services>[] = [
  { ...open, path: '/sign-in', purpose: 'check the name and the password', answer: first },
  {
    ...open,
    path: '/sign-in/organisation',
    purpose: 'choose for which organisation to sign in',
    answer: chosenOrganisation,
  },
  {
    ...open,
    path: '/sign-in/password',
    purpose: 'choose one’s own password in exchange for the set-up code',
    answer: firstPassword,
  },
  {
    ...open,
    path: '/sign-in/enrol',
    purpose: 'add the first second factor',
    answer: enrol,
  },
  { ...open, path: '/sign-in/second', purpose: 'show the second factor', answer: second },
]

const notRecognised = {
  title: 'That name and password do not belong together',
  next: 'Check both and try again. Nothing is locked.',
}
const startAgain = {
  title: 'This took too long, or was tried too often',
  next: 'Nothing is locked. Please begin again with your name and password.',
}

async function first(request: OpenRequest): Promise<Answer> {
  const { services, typed, sender, frame } = request
  const userName = textOf(typed, 'userName')
  const guess = { userName, password: textOf(typed, 'password'), network: sender.network }
  const checked = await checkPassword(services, guess).catch(busy)
  if ('accepted' in checked) {
    const [one, ...others] = checked.accepted
    if (one !== undefined && others.length === 0) return showStep(request, one)
    return { show: whichOrganisationPage(frame, checked.accepted, nextOf(request)) }
  }
  const shown = { next: nextOf(request), typed: { userName } }
  if ('wait' in checked) {
    const refused = {
      title: `Please wait ${seconds(checked.wait)}`,
      next: 'There were several wrong tries. Nothing is locked: after the wait you can try again.',
    }
    return { status: 429, show: nameAndPasswordPage(frame, { ...shown, refused }) }
  }
  const refused =
    checked.refused.code === 'not-recognised'
      ? notRecognised
      : {
          title: 'This set-up code is too old',
          next: 'Ask an administrator of your organisation for a new one, in person.',
        }
  return { status: 422, show: nameAndPasswordPage(frame, { ...shown, refused }) }
}

async function chosenOrganisation(request: OpenRequest): Promise<Answer> {
  const { signIn } = request.services
  const wanted = textOf(request.typed, 'kind')
  const kind = kinds.find((one) => one === wanted)
  const step = kind && (await takeStep(signIn, kind, textOf(request.typed, 'step')))
  const account = step && (await signIn.account(step.who))
  if (kind === undefined || account === undefined) return beginAgain(request)
  return showStep(request, { account, next: kind, step: await keepStep(signIn, kind, account) })
}

const kinds = ['second-factor', 'choose-password', 'enrol'] as const

function showStep(
  request: OpenRequest,
  { account, next: kind, step }: PasswordAccepted,
): Promise<Answer> {
  if (kind === 'second-factor') return showSecondFactor(request, account, step)
  if (kind === 'enrol') return showEnrol(request, account, step)
  const show = firstPasswordPage(request.frame, { next: nextOf(request), step: step.token })
  return Promise.resolve({ show })
}

async function showSecondFactor(
  request: OpenRequest,
  account: SignInAccount,
  step: Step,
  problems?: Problems,
): Promise<Answer> {
  const { services, sender, frame } = request
  const passkeys = passkeysWorkAt(sender.origin) ? await services.signIn.passkeys(account) : []
  const asking = { origin: sender.origin, challenge: step.passkeyChallenge }
  return {
    status: problems ? 422 : 200,
    show: secondFactorPage(frame, {
      next: nextOf(request),
      step: step.token,
      hasAuthenticator: account.hasAuthenticator,
      ...(passkeys.length > 0 && { passkeyQuestion: await askToUse(passkeys, asking) }),
      ...(problems && { problems }),
    }),
  }
}

async function showEnrol(
  request: OpenRequest,
  account: SignInAccount,
  step: Step,
  again?: { secret: string; problems: Problems },
): Promise<Answer> {
  const { services, sender, frame } = request
  const secret = again?.secret || newSecret()
  const asking = { origin: sender.origin, challenge: step.passkeyChallenge }
  const link = otpauthLink(secret, account.userName)
  const question = passkeysWorkAt(sender.origin)
    ? await askToAdd(account, await services.signIn.passkeys(account), asking)
    : undefined
  return {
    status: again ? 422 : 200,
    show: enrolPage(frame, {
      next: nextOf(request),
      step: step.token,
      secret,
      link,
      drawing: qrDrawing(link, drawingSaid),
      passkeyQuestion: question,
      ...(again && { problems: again.problems }),
    }),
  }
}

async function second(request: OpenRequest): Promise<Answer> {
  const { services, typed } = request
  const shown = {
    code: textOf(typed, 'code'),
    recoveryCode: textOf(typed, 'recoveryCode'),
    passkey: textOf(typed, 'passkey'),
  }
  const entered = await enterWithSecondFactor(
    services,
    textOf(typed, 'step'),
    shown,
    browserOf(request),
  )
  if ('refused' in entered) return beginAgain(request)
  if ('again' in entered) {
    const { who, step, why } = entered.again
    const account = await accountOf(request, who)
    const field = shown.recoveryCode === '' ? 'code' : 'recoveryCode'
    const problem =
      why === 'wrong'
        ? 'That did not match. Wait until the app shows the next code, then type that one'
        : `Please wait ${seconds(why)}, then try again. Nothing is locked`
    return showSecondFactor(request, account, step, { [field]: problem })
  }
  const session = { begin: entered.token }
  // Somebody who needed a recovery code has lost something: show them what is left.
  if (entered.recoveryCodesLeft !== undefined) return { goTo: '/account?used=code', session }
  return { goTo: nextOf(request), session }
}

async function firstPassword(request: OpenRequest): Promise<Answer> {
  const { services, typed, frame } = request
  const chosen = { password: textOf(typed, 'password'), again: textOf(typed, 'again') }
  const done = await chooseFirstPassword(services.signIn, textOf(typed, 'step'), chosen).catch(busy)
  if ('refused' in done) return beginAgain(request)
  if ('account' in done) return showEnrol(request, done.account, done.enrol)
  const problems = passwordProblems(done.problem)
  const again = { next: nextOf(request), step: done.step.token, problems }
  return { status: 422, show: firstPasswordPage(frame, again) }
}

async function enrol(request: OpenRequest): Promise<Answer> {
  const { services, typed, frame } = request
  const offered = {
    secret: textOf(typed, 'secret'),
    code: textOf(typed, 'code'),
    passkey: textOf(typed, 'passkey'),
  }
  const done = await enrolFirstFactor(services, textOf(typed, 'step'), offered, browserOf(request))
  if ('refused' in done) return beginAgain(request)
  if ('again' in done) {
    const { who, step } = done.again
    const problems = {
      code: 'That code does not match. Check that the letters went into the app, wait for the next code, and type that one',
    }
    const account = await accountOf(request, who)
    return showEnrol(request, account, step, { secret: offered.secret, problems })
  }
  const show = recoveryCodesPage(frame, done.recoveryCodes, nextOf(request))
  return { show, session: { begin: done.token } }
}

function beginAgain(request: OpenRequest): Answer {
  const shown = { next: nextOf(request), refused: startAgain }
  return { status: 409, show: nameAndPasswordPage(request.frame, shown) }
}

async function accountOf({ services }: OpenRequest, who: Who): Promise<SignInAccount> {
  const account = await services.signIn.account(who)
  // Switched off between two presses.
  if (account === undefined) throw new Stopped(404)
  return account
}

function browserOf({ sender }: OpenRequest) {
  return { device: sender.device, before: sender.sessionToken, origin: sender.origin }
}

function nextOf({ typed }: OpenRequest): string {
  return nextPage(textOf(typed, 'next'))
}

function seconds(count: number): string {
  return count === 1 ? 'one second' : `${count} seconds`
}
