/**
 * Everything that somebody's browser can hold and that is no session any more, or not yet: each must be
 * answered exactly as somebody who never signed in, by every route.
 */
import { newSetUpCode } from '../../src/application/accounts/set-up-code.ts'
import { keepStep } from '../../src/application/accounts/signing-in/steps.ts'
import { stepUpMinutes } from '../../src/application/accounts/step-up.ts'
import { beginAs, type FrontDoor, type Held } from './front-door.ts'
import { now, type Who } from './made-up-few.ts'

export interface DeadSession {
  readonly name: string
  readonly hold: (front: FrontDoor, who: Who) => Promise<Held>
  /** Once it was asked for everywhere: so that the next one begins with a whole account. */
  readonly mend?: (front: FrontDoor, who: Who) => Promise<unknown>
}

const whole = (front: FrontDoor, who: Who) =>
  beginAs(front.services, front.actor(who), 'second-factor')

/** Every session that they have now, changed past every rule. */
const changeSessions = (front: FrontDoor, who: Who, change: string) =>
  front.copy.asAdministrator(`update session set ${change} where user_id = $1`, [
    front.actor(who).userId,
  ])

const changePerson = (front: FrontDoor, who: Who, change: string) =>
  front.copy.asAdministrator(`update app_user set ${change} where id = $1`, [
    front.actor(who).userId,
  ])

async function changed(front: FrontDoor, who: Who, change: string): Promise<Held> {
  const session = await whole(front, who)
  await changeSessions(front, who, change)
  return { session }
}

export const deadSessions: readonly DeadSession[] = [
  { name: 'a session that was never begun', hold: async () => ({ session: 'x'.repeat(43) }) },
  {
    name: 'a right password, before the second step',
    async hold({ services, actor }, who) {
      const { token } = await keepStep(services.signIn, 'second-factor', actor(who))
      return { session: token }
    },
  },
  {
    name: 'a session unused for as long as it may be',
    hold: (front, who) =>
      changed(front, who, 'seen_at = now() - make_interval(secs => idle_seconds)'),
  },
  {
    name: 'a session that has lasted as long as it may',
    hold: (front, who) => changed(front, who, 'ends_at = now()'),
  },
  {
    name: 'a session that was ended',
    async hold(front, who) {
      const session = await whole(front, who)
      await front.services.signIn.end(session)
      return { session }
    },
  },
  {
    name: 'the token from before a step-up',
    async hold(front, who) {
      const session = await whole(front, who)
      const until = new Date(now.getTime() + stepUpMinutes * 60_000).toISOString()
      await front.services.signIn.stepUp(session, front.actor(who), {
        kind: 'location',
        until,
        by: 'code',
        lastsSeconds: stepUpMinutes * 60,
      })
      return { session }
    },
    mend: (front, who) => front.services.signIn.endOtherSessions(front.actor(who), undefined),
  },
  {
    name: 'a session from before their rights changed',
    async hold(front, who) {
      const session = await whole(front, who)
      await changePerson(front, who, 'authz_epoch = authz_epoch + 1')
      return { session }
    },
  },
  {
    name: 'a session of somebody whose account is switched off',
    async hold(front, who) {
      const session = await whole(front, who)
      await changePerson(front, who, 'active = false')
      return { session }
    },
    mend: (front, who) => changePerson(front, who, 'active = true'),
  },
  {
    name: 'a session of somebody whose account has to be started anew',
    async hold(front, who) {
      const session = await whole(front, who)
      const { kept } = await newSetUpCode(now)
      await front.services.staffDesk.startAgain(front.actor(who), kept)
      return { session }
    },
  },
]
