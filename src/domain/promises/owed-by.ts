/**
 * Who can owe the person something, and whom to turn to when they do not keep it: their manager, their
 * complaints, a body outside. Where no outside body is known, none is named.
 */
import { openRecipientTypes } from '../circle/recipient.ts'
import type { Nation } from '../policy/policy.ts'

/** Every professional a circle may hold, and a few who are in none. Nobody who may never be told a thing. */
export const owedBy = {
  ...openRecipientTypes,
  landlord: 'Landlord or housing association',
  ourselves: 'Our own organisation',
  'somebody-else': 'Somebody else',
} as const
export type OwedBy = keyof typeof owedBy

export const rungs = {
  'their-manager': 'Their manager or team leader',
  complaint: 'Their own complaints procedure',
  'outside-body': 'A body outside',
} as const
export type Rung = keyof typeof rungs

export interface LadderStep {
  readonly rung: Rung
  /** Whom to write to, in words. */
  readonly to: string
  /** Said beside a step that nobody here has read about in its own text. */
  readonly check?: string
}

type Outside = Readonly<Partial<Record<Nation, string>>>

const everywhere = (name: string): Outside => ({ ENG: name, WAL: name, SCOT: name, NI: name })
const publicServices: Outside = {
  WAL: 'the Public Services Ombudsman for Wales',
  SCOT: 'the Scottish Public Services Ombudsman',
  NI: 'the Northern Ireland Public Services Ombudsman',
}
const health: Outside = {
  ...publicServices,
  ENG: 'the Parliamentary and Health Service Ombudsman',
}
const council: Outside = {
  ...publicServices,
  ENG: 'the Local Government and Social Care Ombudsman',
}
const theContract: Outside = {
  ENG: 'the Home Office, which holds the support contract',
  WAL: 'the Home Office, which holds the support contract',
}

/** All remembered, none read again: the page says so beside each. @cites S69 */
const outside: Readonly<Partial<Record<OwedBy, Outside>>> = {
  'legal-adviser': {
    ENG: 'the Legal Ombudsman',
    WAL: 'the Legal Ombudsman',
    SCOT: 'the Scottish Legal Complaints Commission',
  },
  'general-practice': health,
  'other-health': health,
  'council-adults': council,
  'council-housing': council,
  'council-children': council,
  police: {
    ENG: 'the Independent Office for Police Conduct',
    WAL: 'the Independent Office for Police Conduct',
    SCOT: 'the Police Investigations and Review Commissioner',
    NI: 'the Police Ombudsman for Northern Ireland',
  },
  benefits: {
    ENG: 'the Independent Case Examiner',
    WAL: 'the Independent Case Examiner',
    SCOT: 'the Independent Case Examiner',
  },
  'home-office-competent-authority': everywhere(
    'the Parliamentary and Health Service Ombudsman, through a Member of Parliament',
  ),
  'prime-contractor': theContract,
  'support-provider': theContract,
}

const checkFirst =
  'Remembered, not read: look on its own pages whether it is the right one, and what it wants first.'

/** The steps in order. The last stands only where a body outside is known for this nation. */
export function ladderFor(of: OwedBy, nation: Nation | undefined): readonly LadderStep[] {
  const body = outside[of]?.[nation ?? 'ENG']
  return [
    { rung: 'their-manager', to: rungs['their-manager'] },
    { rung: 'complaint', to: rungs.complaint },
    ...(body === undefined
      ? []
      : [{ rung: 'outside-body', to: capital(body), check: checkFirst } as const]),
  ]
}

/** The first step that was not taken yet; nothing once the last was. */
export function nextStep(
  ladder: readonly LadderStep[],
  taken: readonly Rung[],
): LadderStep | undefined {
  const highest = Math.max(-1, ...taken.map((rung) => ladder.findIndex((one) => one.rung === rung)))
  return ladder[highest + 1]
}

export function isOwedBy(text: string): text is OwedBy {
  return Object.hasOwn(owedBy, text)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
