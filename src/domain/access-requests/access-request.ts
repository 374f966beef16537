/**
 * A person asks for what is kept about them: steps that are only ever added. How it stands, and by when
 * they are answered, is read from the steps; what two people agreed to is named by its hash.
 */
import type { Day } from '../calendar/day.ts'
import type { ReplyFacts } from './reply-clock.ts'

/** Who asks. The answer goes to the person themselves, whoever asked for them. */
export const whoAsks = {
  themselves: 'They themselves',
  lawyer: 'A lawyer, with their written authority',
  helper: 'Somebody who helps them, and they said yes to us',
  parent: 'A parent or guardian of a child',
} as const
export type WhoAsks = keyof typeof whoAsks

export interface AccessRequest {
  readonly id: string
  readonly caseId: string
  readonly who: WhoAsks
  readonly askedOn: Day
  readonly recordedBy: string
}

/** What may happen to it besides preparing, agreeing and giving: each with what it means. */
export const happenings = {
  'identity-asked': 'We asked them to show that it is they, because nothing we know tells it',
  'identity-known': 'We know that it is they',
  'clarify-asked': 'We asked what they mean, because there is very much',
  clarified: 'They said what they mean',
  extended: 'It takes up to two months longer, and we told them why',
  withdrawn: 'They do not want it any more',
} as const
export type Happening = keyof typeof happenings

export function isHappening(text: string): text is Happening {
  return Object.hasOwn(happenings, text)
}

export const refusalGrounds = {
  unfounded: 'It is made to harass, and nothing else',
  excessive: 'It asks again for the same, with nothing new since',
} as const
export type RefusalGround = keyof typeof refusalGrounds

/** How it reached them. The guard of safe contact is asked, but where they sit beside us. */
export const waysOfGiving = {
  'in-person': 'In their own hand, with time to read it together',
  email: 'By e-mail',
  post: 'By post',
} as const
export type WayOfGiving = keyof typeof waysOfGiving

export type AccessStep =
  | { readonly step: Happening; readonly id: string; readonly by: string; readonly on: Day }
  /** Decisions about passages were written down. */
  | { readonly step: 'decided'; readonly id: string; readonly by: string; readonly on: Day }
  | {
      readonly step: 'prepared'
      readonly id: string
      readonly by: string
      readonly on: Day
      /** Names exactly what was prepared; absent where refusing is proposed. */
      readonly hash?: string
      readonly refuse?: RefusalGround
    }
  | {
      readonly step: 'agreed' | 'sent-back'
      readonly id: string
      readonly by: string
      readonly on: Day
      readonly of: string
    }
  | {
      readonly step: 'given'
      readonly id: string
      readonly by: string
      readonly on: Day
      readonly way: WayOfGiving
    }

export type Prepared = Extract<AccessStep, { step: 'prepared' }>

export type AccessStanding =
  | { readonly status: 'working' }
  | { readonly status: 'prepared' | 'agreed' | 'given'; readonly prepared: Prepared }
  | { readonly status: 'withdrawn' }

export function accessStanding(steps: readonly AccessStep[]): AccessStanding {
  let standing: AccessStanding = { status: 'working' }
  for (const one of steps) {
    if (one.step === 'withdrawn') return { status: 'withdrawn' }
    if (one.step === 'prepared') standing = { status: 'prepared', prepared: one }
    // Whoever decides anew has prepared nothing yet.
    if (one.step === 'sent-back' || one.step === 'decided') standing = { status: 'working' }
    if (one.step === 'agreed' && standing.status === 'prepared') {
      standing = { status: 'agreed', prepared: standing.prepared }
    }
    if (one.step === 'given' && standing.status === 'agreed') {
      return { status: 'given', prepared: standing.prepared }
    }
  }
  return standing
}

export function isAccessOver(steps: readonly AccessStep[]): boolean {
  return ['given', 'withdrawn'].includes(accessStanding(steps).status)
}

/** What the clock reads. Of asking twice the first counts, of being known the first as well. */
export function replyFacts({ askedOn }: AccessRequest, steps: readonly AccessStep[]): ReplyFacts {
  const last = (step: AccessStep['step']) => steps.findLast((one) => one.step === step)
  const first = steps.find(({ step }) => step === 'identity-asked' || step === 'identity-known')
  // Known before anybody asked: there was nothing to wait for.
  const asked = first?.step === 'identity-asked' ? first : undefined
  const known = asked && steps.find(({ step }) => step === 'identity-known')
  const clarified: { from: Day; to?: Day }[] = []
  for (const { step, on } of steps) {
    const open = clarified.findIndex(({ to }) => to === undefined)
    if (step === 'clarify-asked' && open < 0) clarified.push({ from: on })
    const waits = clarified[open]
    if (step === 'clarified' && waits) clarified[open] = { ...waits, to: on }
  }
  const extended = last('extended')
  return {
    ...{ askedOn, clarified },
    ...(asked && { identity: { from: asked.on, ...(known && { to: known.on }) } }),
    ...(extended && { extendedOn: extended.on }),
  }
}
