/**
 * The matters in which others decide about a person's life, each a small tracker made of one mechanism.
 * A new kind is a new entry in one of the tables and nothing else.
 */
import { lawKinds } from './law-kinds.ts'
import { livingKinds } from './living-kinds.ts'
import type { MatterKind } from './matter-kind.ts'

export const matterKinds = { ...lawKinds, ...livingKinds } as const

export type MatterKindName = keyof typeof matterKinds

export function kindOf(name: MatterKindName): MatterKind {
  return matterKinds[name]
}

export function isMatterKind(text: string): text is MatterKindName {
  return Object.hasOwn(matterKinds, text)
}
