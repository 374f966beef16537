/** Commands: what a person told us about one way of reaching them; that it is still right; the code word. */
import type { Channel, ChannelRule, ContactRules } from '../../domain/contact/contact-rules.ts'
import type { Actor } from '../actor.ts'
import { writeOf } from '../case/same-write.ts'
import { type Services, sit } from '../services.ts'
import { type ContactSaved, noteAct, nothingThere, onContact } from './on-contact.ts'

/** What is typed about a way. That it was asked, when and by whom is added here. */
export type AnsweredRule = Omit<ChannelRule, 'confirmedAt' | 'confirmedBy'>

export interface RuleChange {
  readonly caseId: string
  readonly channel: Channel
  readonly rule: AnsweredRule
  /** They were asked just now. Otherwise what was confirmed before stays as old as it is. */
  readonly askedNow: boolean
  readonly write: { readonly writeId: string; readonly versionSeen: number }
}

export function keepRule(
  services: Services,
  actor: Actor,
  { caseId, channel, rule, askedNow, write }: RuleChange,
): Promise<ContactSaved> {
  return onContact(services, actor, caseId, ({ stores }, seen) =>
    stores.contact.change(
      seen,
      (now) => {
        const before = now.channels[channel]
        const confirmed = askedNow ? confirmedNow(services, actor) : confirmedBefore(before)
        return { ...now, channels: { ...now.channels, [channel]: { ...rule, ...confirmed } } }
      },
      { ...write, writeId: writeOf(write.writeId, caseId, { channel, rule, askedNow }) },
    ),
  )
}

/** What holds for every way: their own clock, and the languages they read. */
export function keepGeneral(
  services: Services,
  actor: Actor,
  about: {
    readonly caseId: string
    readonly general: Pick<ContactRules, 'zone' | 'reads'>
    readonly write: RuleChange['write']
  },
): Promise<ContactSaved> {
  const { caseId, general, write } = about
  return onContact(services, actor, caseId, ({ stores }, seen) =>
    stores.contact.change(seen, ({ zone: _, reads: __, ...rest }) => ({ ...rest, ...general }), {
      ...write,
      writeId: writeOf(write.writeId, caseId, general),
    }),
  )
}

/** One press: they were asked, and it is still right. */
export function confirmRule(
  services: Services,
  actor: Actor,
  { caseId, channel, writeId }: { caseId: string; channel: Channel; writeId: string },
): Promise<ContactSaved> {
  return onContact(services, actor, caseId, async (sitting, seen) => {
    const { contact } = sitting.stores
    const known = await contact.read(caseId)
    if (!known?.rules.channels[channel]) return nothingThere
    const written = await contact.change(
      seen,
      (now) => {
        const rule = now.channels[channel]
        if (rule === undefined) return now
        const confirmed = { ...rule, ...confirmedNow(services, actor) }
        return { ...now, channels: { ...now.channels, [channel]: confirmed } }
      },
      { writeId: writeOf(writeId, caseId, ['confirm', channel]) },
    )
    if ('done' in written) await noteAct(sitting, seen, { kind: 'confirmed', channel }, writeId)
    return written
  })
}

function confirmedNow({ world }: Services, { userId }: Actor) {
  return { confirmedAt: world.now(), confirmedBy: userId }
}

function confirmedBefore(rule: ChannelRule | undefined) {
  const { confirmedAt, confirmedBy } = rule ?? {}
  return { ...(confirmedAt && { confirmedAt }), ...(confirmedBy && { confirmedBy }) }
}

/** Written over the old one; never shown in return. An empty word takes it away. */
export function keepCodeWord(
  services: Services,
  actor: Actor,
  { caseId, word, writeId }: { caseId: string; word: string; writeId: string },
): Promise<ContactSaved> {
  return onContact(services, actor, caseId, async ({ stores }, seen) => {
    const own = writeOf(writeId, caseId, ['code word', word])
    const written = await stores.contact.keepCodeWord(seen, word, { writeId: own })
    if (!('done' in written)) return written
    await stores.contact.change(
      seen,
      ({ hasCodeWord: _, ...now }) => ({ ...now, ...(word !== '' && { hasCodeWord: true }) }),
      { writeId: services.world.newId() },
    )
    return written
  })
}

/** Only when somebody asks, and each time in the log. */
export async function showCodeWord(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<{ readonly word: string | undefined } | undefined> {
  return sit(services, actor, async ({ stores }) => {
    const seen = await stores.cases.open(caseId)
    return seen && { word: await stores.contact.codeWord(caseId) }
  })
}
