/**
 * Who may do what, as data: permits and forbids, where a forbid always wins and silence is a no.
 * The database repeats on every row which cases a person reaches; the reason in words stands here.
 */
import type { Actor, Role } from '../actor.ts'
import type { CaseFile } from '../ports/case-store.ts'

export const acts = [
  'read-case',
  'work-on-case',
  'release-rna',
  'reassign-case',
  'block-colleague',
  'declare-conflict',
  'break-glass',
  'read-in-emergency',
  'review-break-glass',
  'hold-back-lines',
  'agree-to-contact',
  'open-new-case',
  'see-own-lists',
  'see-team',
  'see-policy',
  'adjust-targets',
  'read-log',
  'answer-who-looked',
  'manage-staff',
  'read-submission',
  'answer-as-prime',
  'decide-as-authority',
  'own-account',
] as const
export type Act = (typeof acts)[number]

/**
 * How a person stands to a case: `break-glass` while they have it open in an emergency, `conflict` when
 * they must stay out of it, whatever else they are. Acts that are not about a case have `no-case`.
 */
export const relations = [
  'worker',
  'cover',
  'service',
  'break-glass',
  'conflict',
  'other',
  'no-case',
] as const
export type Relation = (typeof relations)[number]

export interface AccessRule {
  readonly id: string
  readonly effect: 'permit' | 'forbid'
  readonly roles: readonly Role[]
  readonly acts: readonly Act[]
  readonly relations: readonly Relation[]
  readonly because: string
}

const teamActs = ['read-case', 'work-on-case', 'declare-conflict'] as const
const leadActs = [
  ...teamActs,
  'release-rna',
  'reassign-case',
  'block-colleague',
  'hold-back-lines',
  'agree-to-contact',
] as const
const caseActs = [...leadActs, 'read-in-emergency'] as const

export const accessRules: readonly AccessRule[] = [
  {
    id: 'worker-works-on-own-cases',
    effect: 'permit',
    roles: ['support-worker'],
    acts: teamActs,
    relations: ['worker', 'cover'],
    because: 'A support worker works with the people assigned to them or whom they cover.',
  },
  {
    id: 'manager-answers-for-the-service',
    effect: 'permit',
    roles: ['service-manager'],
    acts: leadActs,
    relations: ['worker', 'cover', 'service'],
    because: 'A service manager answers for every case of their own service.',
  },
  {
    id: 'anybody-who-supports-may-act-in-an-emergency',
    effect: 'permit',
    roles: ['support-worker', 'service-manager'],
    acts: ['break-glass'],
    relations: ['no-case'],
    because: 'At two in the morning somebody must be able to open what a life may hang on.',
  },
  {
    id: 'an-emergency-shows-what-was-named',
    effect: 'permit',
    roles: ['support-worker', 'service-manager'],
    acts: ['read-in-emergency'],
    relations: ['break-glass'],
    because: 'Whoever broke the glass reads the named parts of one case, for a few minutes.',
  },
  {
    id: 'leads-review-every-emergency',
    effect: 'permit',
    roles: ['service-manager', 'data-protection-lead'],
    acts: ['review-break-glass'],
    relations: ['no-case'],
    because: 'Every opening in an emergency is looked at by somebody else.',
  },
  {
    id: 'providers-open-cases-and-see-their-lists',
    effect: 'permit',
    roles: ['support-worker', 'service-manager'],
    acts: ['open-new-case', 'see-own-lists'],
    relations: ['no-case'],
    because: 'People who support survivors see what their own day asks for.',
  },
  {
    id: 'manager-balances-the-team',
    effect: 'permit',
    roles: ['service-manager'],
    acts: ['see-team', 'adjust-targets'],
    relations: ['no-case'],
    because: 'A service manager balances the work and sets the targets that are ours to set.',
  },
  {
    id: 'data-protection-reads-the-log',
    effect: 'permit',
    roles: ['data-protection-lead'],
    acts: ['read-log'],
    relations: ['no-case'],
    because: 'The data protection lead reviews who looked, without reading what was written.',
  },
  {
    id: 'what-a-survivor-does-not-recognise-is-answered',
    effect: 'permit',
    roles: ['data-protection-lead', 'service-manager'],
    acts: ['answer-who-looked'],
    relations: ['no-case'],
    because:
      'A line that a survivor does not recognise is looked into by somebody whom it does not name.',
  },
  {
    id: 'administrator-manages-accounts',
    effect: 'permit',
    roles: ['administrator'],
    acts: ['manage-staff', 'adjust-targets'],
    relations: ['no-case'],
    because: 'An administrator manages accounts and settings, never cases.',
  },
  {
    id: 'prime-reads-what-was-sent',
    effect: 'permit',
    roles: ['prime-liaison'],
    acts: ['read-submission', 'answer-as-prime'],
    relations: ['no-case'],
    because: 'The prime contractor checks submissions that were sent to it.',
  },
  {
    id: 'assessor-decides-on-what-was-sent',
    effect: 'permit',
    roles: ['assessor'],
    acts: ['read-submission', 'decide-as-authority'],
    relations: ['no-case'],
    because: 'The competent authority decides on submissions that reached it.',
  },
  {
    id: 'everyone-keeps-their-own-account',
    effect: 'permit',
    roles: [
      'support-worker',
      'service-manager',
      'data-protection-lead',
      'prime-liaison',
      'assessor',
      'administrator',
    ],
    acts: ['own-account', 'see-policy'],
    relations: ['no-case'],
    because: 'Everyone looks after their own sign-in and may read which rules apply.',
  },
  {
    id: 'no-case-content-outside-the-case-team',
    effect: 'forbid',
    roles: ['data-protection-lead', 'administrator', 'prime-liaison', 'assessor'],
    acts: [...caseActs, 'break-glass'],
    relations,
    because: 'These seats never reach a case record, whatever else they are given.',
  },
  {
    id: 'nobody-opens-a-case-that-is-not-theirs',
    effect: 'forbid',
    roles: ['support-worker', 'service-manager'],
    acts: caseActs,
    relations: ['other'],
    because: 'A case is read by its own team and nobody else.',
  },
  {
    id: 'an-emergency-opens-nothing-more',
    effect: 'forbid',
    roles: ['support-worker', 'service-manager'],
    acts: leadActs,
    relations: ['break-glass'],
    because: 'An emergency gives no right to work on a case, only to read what was named.',
  },
  {
    id: 'a-conflict-keeps-out',
    effect: 'forbid',
    roles: ['support-worker', 'service-manager'],
    acts: caseActs,
    relations: ['conflict'],
    because: 'Whoever has a conflict of interest stays out, whatever else would let them in.',
  },
]

export interface AccessDecision {
  readonly permitted: boolean
  /** The rule that decided, or `nothing-permits-it`. */
  readonly rule: string
}

/** Forbid wins over permit; without a permit the answer is no. */
export function decideAccess(role: Role, act: Act, relation: Relation): AccessDecision {
  const speaking = accessRules.filter(
    (rule) =>
      rule.roles.includes(role) && rule.acts.includes(act) && rule.relations.includes(relation),
  )
  const forbid = speaking.find(({ effect }) => effect === 'forbid')
  if (forbid) return { permitted: false, rule: forbid.id }
  const permit = speaking.find(({ effect }) => effect === 'permit')
  return permit
    ? { permitted: true, rule: permit.id }
    : { permitted: false, rule: 'nothing-permits-it' }
}

export function relationTo(
  actor: Actor,
  file: Pick<CaseFile, 'workerId' | 'coverWorkerId' | 'serviceId' | 'blockedIds'>,
): Relation {
  if (file.blockedIds?.includes(actor.userId)) return 'conflict'
  if (file.workerId === actor.userId) return 'worker'
  if (file.coverWorkerId === actor.userId) return 'cover'
  return actor.serviceIds.includes(file.serviceId) && actor.role === 'service-manager'
    ? 'service'
    : 'other'
}

export function mayDo(actor: Actor, act: Act, file?: CaseFile): boolean {
  return decideAccess(actor.role, act, file ? relationTo(actor, file) : 'no-case').permitted
}
