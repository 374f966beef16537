/**
 * The immigration firewall: may this leave by this way, to this kind of recipient? One pure question that
 * everything asks which lets something out, besides whatever consent and access say. It knows no person
 * and no page, so that it can be read from top to bottom.
 */
import { isDenied } from '../circle/recipient.ts'
import type { HarmClass } from '../facts/field.ts'
import { isOfficial } from '../legal-requests/asker.ts'
import { cameFromRegister, type DecidedRequest } from '../legal-requests/decided-request.ts'
import { mayReceive } from '../places/recipient.ts'
import { passingOn } from './explanation.ts'
import { sinkOf } from './sinks.ts'

export interface ToLeave {
  /** By which way. Any text: a way that nobody has described is refused. */
  readonly sink: string
  /** What kind of recipient. Any text: a kind that nobody knows is a stranger. */
  readonly to: string
  /** The classes of everything that would leave together. */
  readonly classes: readonly HarmClass[]
  /** What may happen to it later stood on the screen, and whoever lets it out has said so. */
  readonly explained?: boolean
  /** What two people decided, as the register made it. A value that it did not make opens nothing. */
  readonly decided?: DecidedRequest
}

export type WhyNotLeave =
  /** Refused before anything else is looked at. */
  | { readonly code: 'never-to-them' }
  | { readonly code: 'no-such-way' }
  | { readonly code: 'not-by-this-way' }
  | { readonly code: 'not-carried'; readonly classes: readonly HarmClass[] }
  /** Status would travel beside who they are, where they are, or how they are reached. */
  | { readonly code: 'status-beside-person'; readonly classes: readonly HarmClass[] }
  | { readonly code: 'not-decided' }
  | { readonly code: 'explain-first' }

export type MayLeave = { readonly allowed: true } | { readonly refused: readonly WhyNotLeave[] }

/** What finds a person, when it stands beside their status. */
export const finding = ['L', 'I', 'C'] as const satisfies readonly HarmClass[]

/**
 * Immigration enforcement, an embassy and strangers first: only a decided legal request leads to them, and
 * only where a judge's order names them.
 * Then the way must be known, lead to this recipient, and carry each class; status beside the person needs
 * a way that was made for it; and where it may be passed on inside the Home Office, that was explained.
 */
export function mayLeave({ sink, to, classes, explained, decided }: ToLeave): MayLeave {
  const way = sinkOf(sink)
  const genuine = decided !== undefined && cameFromRegister(decided) ? decided : undefined
  const ordered = way?.together === 'legal-request' && genuine?.to === to
  if (isNever(to) && !(ordered && genuine?.orderNamesThem)) {
    return { refused: [{ code: 'never-to-them' }] }
  }
  if (way === undefined) return { refused: [{ code: 'no-such-way' }] }
  const reasons: WhyNotLeave[] = []
  if (!way.to.some((one) => one === to)) reasons.push({ code: 'not-by-this-way' })
  const carries = ordered && genuine ? genuine.classes : way.carries
  const left = classes.filter((one) => !carries.includes(one))
  if (left.length > 0) reasons.push({ code: 'not-carried', classes: left })
  const beside = besideStatus(classes)
  if (beside.length > 0 && way.together === undefined) {
    reasons.push({ code: 'status-beside-person', classes: beside })
  }
  if (way.together === 'legal-request' && !ordered) reasons.push({ code: 'not-decided' })
  if (classes.includes('S') && passingOn(to) !== undefined && explained !== true && !ordered) {
    reasons.push({ code: 'explain-first' })
  }
  return reasons.length === 0 ? { allowed: true } : { refused: reasons }
}

/** Which classes would stand beside status. Empty where there is none, or nothing that finds a person. */
export function besideStatus(classes: readonly HarmClass[]): readonly HarmClass[] {
  return classes.includes('S') ? finding.filter((one) => classes.includes(one)) : []
}

/** Nobody of this kind is told anything: denied by the circle, and no recipient of any other list. */
export function isNever(to: string): boolean {
  const known =
    to === 'survivor' || to === 'ourselves' || isOfficial(to) || 'allowed' in mayReceive(to)
  return isDenied(to) && !known
}
