/** What can happen in a matter. Who is asked, and what they answer, are promises that belong to it. */
import type { Day } from '../calendar/day.ts'
import type { MatterKindName } from './matter-kinds.ts'

interface Any {
  readonly id: string
  readonly matter: string
  readonly on: Day
  readonly recordedAt: string
  readonly initials?: string
  /** Sealed: the worker's words. */
  readonly words?: string
}

export interface Opened extends Any {
  readonly kind: 'opened'
  readonly about: MatterKindName
  readonly area?: string
  readonly need?: string
}

export type MatterEvent =
  | Opened
  | (Any & { readonly kind: 'moved'; readonly stage: string })
  /** A day of the matter became known, or another one. */
  | (Any & { readonly kind: 'dated'; readonly which: string; readonly day: Day })
  | (Any & { readonly kind: 'barrier'; readonly barrier: string })
  | (Any & { readonly kind: 'struck-out'; readonly event: string })

export type MatterEventKind = MatterEvent['kind']

export type NewMatterEvent<E extends MatterEvent = MatterEvent> = E extends unknown
  ? Omit<E, 'recordedAt' | 'initials'>
  : never
