/**
 * What a risk review looks at: things that can draw a person back into exploitation, and things that
 * protect them. A library, never a scale: nothing here has a weight, and nothing may be added up.
 */

/** Where a factor has its root; the same four levels for what harms and for what protects. */
export const factorLevels = {
  individual: 'Themselves',
  household: 'Family and household',
  community: 'Community',
  structural: 'Rules, services and status',
} as const
export type FactorLevel = keyof typeof factorLevels

export interface Factor {
  readonly words: string
  readonly level: FactorLevel
  /** Said beside the factor where a worker may not think of it. */
  readonly ask?: string
}

/** The version goes with every review, so that an old one can be read with the words it was made with. */
export const factorLibraryVersion = '2026-11'

/**
 * @cites outcomes-risk 3.3: official referral forms and toolkits, the re-exploitation literature and
 * reports of front-line organisations. The wording is ours.
 */
export const riskFactors = {
  R01: {
    words: 'In touch with an exploiter, or with somebody of theirs, within a month',
    level: 'individual',
    ask: 'Who began it, how, and what was said?',
  },
  R02: {
    words: 'An exploiter knows the address, the phone, an account or the family',
    level: 'individual',
  },
  R03: { words: 'Threats, demands over a debt, or pressure on the family', level: 'household' },
  R04: { words: 'Living with exploiters or their people, or near them', level: 'individual' },
  R05: {
    words: 'No home of their own: homeless, on sofas, in a hotel, or told to leave',
    level: 'individual',
  },
  R06: { words: 'No money, or payments stopped or late', level: 'individual' },
  R07: {
    words: 'No right to work, a visa tied to an employer, or a status about to end',
    level: 'structural',
  },
  R08: { words: 'Support ends soon and there is no plan for afterwards', level: 'structural' },
  R09: { words: 'A legal matter is open and nobody advises them', level: 'structural' },
  R10: { words: 'On their own, without anybody they trust', level: 'individual' },
  R11: {
    words: 'A new partner, employer, landlord or friend is taking control',
    level: 'individual',
    ask: 'Who holds the money, the phone, the papers, the key?',
  },
  R12: {
    words: 'Alcohol or drugs, a mental health crisis, or a learning disability',
    level: 'individual',
  },
  R13: { words: 'Pregnant, or with small children and no childcare', level: 'household' },
  R14: { words: 'Made to work now, or it looks like it', level: 'individual' },
  R15: {
    words: 'Missed contacts, or a sudden change in how they come across',
    level: 'individual',
    ask: 'What was different from the last time?',
  },
  R16: {
    words: 'Leaving prison or detention with nowhere to go',
    level: 'structural',
  },
  R17: { words: 'Turning 18 with no support that goes on', level: 'structural' },
  R18: { words: 'Pressure from a community, a faith group or a gang', level: 'community' },
  R19: {
    words: 'Can be found online: a shared device, a tracked phone, a known account, posts',
    level: 'individual',
  },
  R20: {
    words: 'Afraid that asking the police or anybody official for help leads to removal',
    level: 'structural',
  },
} as const satisfies Record<string, Factor>

export const protectiveFactors = {
  P01: { words: 'A worker whom they trust', level: 'individual' },
  P02: { words: 'A safe home', level: 'household' },
  P03: { words: 'Money that comes in reliably', level: 'individual' },
  P04: { words: 'A secure legal status', level: 'structural' },
  P05: { words: 'A legal adviser', level: 'structural' },
  P06: { words: 'Can speak and be understood: language or an interpreter', level: 'structural' },
  P07: { words: 'Friends or others who have been through the same', level: 'community' },
  P08: { words: 'A plan and skills of their own', level: 'individual' },
} as const satisfies Record<string, Factor>

export type RiskFactorId = keyof typeof riskFactors
export type ProtectiveFactorId = keyof typeof protectiveFactors
export type FactorId = RiskFactorId | ProtectiveFactorId

// The keys of the two tables above.
export const riskFactorIds = Object.keys(riskFactors) as readonly RiskFactorId[]
export const protectiveFactorIds = Object.keys(protectiveFactors) as readonly ProtectiveFactorId[]
export const factorIds: readonly FactorId[] = [...riskFactorIds, ...protectiveFactorIds]

export function factorOf(id: FactorId): Factor {
  return isProtective(id) ? protectiveFactors[id] : riskFactors[id]
}

export function isFactorId(text: string): text is FactorId {
  return text in riskFactors || text in protectiveFactors
}

export function isProtective(id: FactorId): id is ProtectiveFactorId {
  return id in protectiveFactors
}
