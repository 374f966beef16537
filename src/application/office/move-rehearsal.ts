/** Command: move the made-up day of a rehearsal forward. Real people have no other day than today. */
import type { Actor } from '../actor.ts'
import type { Services } from '../services.ts'

/** Ten years: further ahead no made-up story goes. */
const furthest = 3650

export type MoveRehearsalRefusal =
  | { readonly code: 'no-rehearsal-here' }
  | { readonly code: 'not-that-many-days' }
  | { readonly code: 'far-enough' }

export async function moveRehearsal(
  { installation, world }: Pick<Services, 'installation' | 'world'>,
  actor: Actor,
  days: number,
): Promise<{ done: true } | { refused: MoveRehearsalRefusal }> {
  if (installation.kind !== 'demo') return { refused: { code: 'no-rehearsal-here' } }
  if (!Number.isInteger(days) || days < 1 || days > 60) {
    return { refused: { code: 'not-that-many-days' } }
  }
  const to = installation.rehearsalDays() + days
  if (to > furthest) return { refused: { code: 'far-enough' } }
  await world.asActor(actor, ({ audit }) => audit.record({ act: 'moved the rehearsal day' }))
  return (await installation.moveTo(to))
    ? { done: true }
    : { refused: { code: 'no-rehearsal-here' } }
}
