/** Routes that change something and are not swept, each with its reason. A new route needs one or the other. */
import type { Route } from '../../src/web/route.ts'

const signingIn =
  'before anybody is signed in: what it keeps is a session or a step towards one, which the sweep does not count; src/web/sign-in fails it by hand'
const secondStep =
  'it takes the answer of an app or a passkey that no table can hold; src/web/account tries it with a real one'
const guestsDoor =
  'who comes with a link is not signed in, and the link and its code are kept nowhere that a table could read them; src/web/guest opens real doors, and breaks the answer to one after it was kept'

export const notSwept: Readonly<Record<string, string>> = {
  '/sign-in': signingIn,
  '/sign-in/organisation': signingIn,
  '/sign-in/password': signingIn,
  '/sign-in/enrol': signingIn,
  '/sign-in/second': signingIn,
  '/sign-in/as': signingIn,
  '/sign-out': 'it ends one’s own session, in one statement',
  '/account/sessions/end': 'it ends one’s own session, in one statement',
  '/account/sessions/end-others': 'it ends one’s own other sessions, in one statement',
  '/account/app': secondStep,
  '/account/passkeys/add': secondStep,
  '/account/passkeys/remove': secondStep,
  '/g/:link': guestsDoor,
  '/g/:link/open': guestsDoor,
  '/g/:link/answer': guestsDoor,
  '/rehearsal': 'it moves the day of made-up people, which would change every answer after it',
  '/cases/:caseId/circle/packs/new':
    'it waits for a filling: what was looked at goes along as a hash; src/web/staff/packs fails it by hand',
  '/cases/:caseId/circle/packs/:packId/take-back':
    'it closes one door, in one statement; src/web/staff/packs presses it twice',
  '/cases/:caseId/own-record/:accessId/copy':
    'it makes a file and changes nothing but the log; src/web/staff/access-requests makes each kind of it',
  '/cases/:caseId/circle/handovers/new':
    'it waits for a filling: what was looked at goes along as a hash; src/application/handover fails it by hand',
  '/take-over':
    'it takes a file that another installation sealed; src/application/handover sends every broken one by hand',
  '/cases/:caseId/handover/take-in':
    'it waits for a filling: a file of another installation has to stand there first',
  '/cases/:caseId/handover/send-away':
    'it settles one row, in one statement; src/application/handover presses it twice',
  '/retention':
    'it waits for a filling: a hold, or a case that is past its day and two people who decide, has to stand there first',
  '/retention/schedule':
    'it carries the version that was seen and no id of its write, so a form whose answer was lost is told that somebody changed it; src/web/office/retention sends it by hand',
  '/cases/:caseId/rnas/:rnaId/needs/:needId/account':
    'it waits for a filling: words that were allowed for the assessment have to stand there first',
  '/cases/:caseId/circle/members/:memberId/clear':
    'it waits for a filling: somebody has to have found a conflict first, and somebody else clears it',
  '/cases/:caseId/account/:blockId/approve':
    'it waits for a filling: words that nobody has approved yet have to stand there first',
  '/cases/:caseId/account/:blockId/notice/:memberId':
    'it waits for a filling: words have to have gone out in a letter, and been taken back, first',
  '/cases/:caseId/documents':
    'kept in steps of its own by design (quota, quarantine, scan), and failed step by step in checks/uploads',
}

/** Which route of the table an address belongs to. Of two that fit, the one that names more of it. */
export function routeOf(
  routes: readonly Pick<Route<never>, 'method' | 'path'>[],
  url: string,
): string | undefined {
  const [path = ''] = url.split('?')
  return routes
    .filter((route) => route.method === 'POST' && fits(route.path, path))
    .map((route) => route.path)
    .sort((one, other) => one.split(':').length - other.split(':').length)[0]
}

function fits(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replace(/:[A-Za-z]+/g, '[^/]+')}$`).test(path)
}
