/**
 * The safety plan: what the survivor wants done and not done, block by block, in versions. A second
 * form of it is safe to carry: it names nobody who supports them, and no place.
 */
import type { Day } from '../calendar/day.ts'

/**
 * `carry`: whether the block may stand on what the person takes along. Places, numbers and who does what
 * stay in Waymark: paper is found, and phones are looked through.
 * @cites outcomes-risk 3.5
 */
export const planBlocks = {
  signs: {
    title: 'My signs',
    ask: 'What tells you that things are getting worse?',
    carry: 'if-asked',
  },
  people: {
    title: 'People and places',
    ask: 'Who and where is safe? What do you keep away from?',
    carry: 'never',
  },
  contact: {
    title: 'Ways to contact me safely',
    ask: 'How may we reach you, and when?',
    carry: 'never',
  },
  'if-they-contact': {
    title: 'If they contact me',
    ask: 'What will you do, whom will you tell, what will you keep?',
    carry: 'if-asked',
  },
  leave: {
    title: 'If I need to leave',
    ask: 'Papers, money, medicine, children, a way to travel: what do you take?',
    carry: 'if-asked',
  },
  phone: {
    title: 'My phone and accounts',
    ask: 'Location, passwords, shared devices, another number',
    carry: 'if-asked',
  },
  outside: {
    title: 'At work, at college, in court',
    ask: 'Who knows, which entrance, what was agreed?',
    carry: 'never',
  },
  'who-does-what': {
    title: 'Who does what',
    ask: 'Who does which part, when, and whom to call at night?',
    carry: 'never',
  },
  limits: {
    title: 'Limits',
    ask: 'What should nobody do?',
    carry: 'if-asked',
  },
} as const satisfies Record<
  string,
  { readonly title: string; readonly ask: string; readonly carry: 'if-asked' | 'never' }
>
export type PlanBlock = keyof typeof planBlocks
// The keys of the table above.
export const planBlockNames = Object.keys(planBlocks) as readonly PlanBlock[]

export interface SafetyPlan {
  readonly version: number
  readonly on: Day
  readonly language: string
  readonly blocks: Readonly<Partial<Record<PlanBlock, string>>>
  /** Which blocks the survivor wants to carry. */
  readonly carried: readonly PlanBlock[]
  /** Where the person says that it is safe to keep it; nothing may be handed over before they said so. */
  readonly keptWhere?: string
}

export type CarryRefusal = 'nobody-said-where-it-is-safe' | 'nothing-to-carry'

/**
 * What may stand on paper that the survivor takes along: only blocks that they chose, never those with
 * places, numbers or names of who helps, and only once they said where it is safe to keep.
 */
export function carriedPlan(
  plan: SafetyPlan,
): { readonly blocks: readonly (readonly [PlanBlock, string])[] } | { refused: CarryRefusal } {
  if (!plan.keptWhere?.trim()) return { refused: 'nobody-said-where-it-is-safe' }
  const blocks = planBlockNames.flatMap((name) => {
    const text = plan.blocks[name]?.trim()
    const may = planBlocks[name].carry === 'if-asked' && plan.carried.includes(name)
    return may && text ? [[name, text] as const] : []
  })
  return blocks.length === 0 ? { refused: 'nothing-to-carry' } : { blocks }
}
