/** Rows of the contact tables, read into what the port says, and the cells that its values belong to. */
import type {
  ContactActLine,
  KeptContact,
  KeptRules,
} from '../../../application/ports/contact-store.ts'
import type {
  Channel,
  ContactRules,
  ContactTrigger,
} from '../../../domain/contact/contact-rules.ts'
import type { Cell } from '../../sealing/sealed-cell.ts'

export interface StateRow {
  readonly frozen_at: Date | null
  readonly frozen_by: string | null
  readonly stopped_at: Date | null
  readonly stopped_by: string | null
  readonly unsettled_at: Date | null
  readonly unsettled_because: ContactTrigger | null
  readonly second_act: string | null
  readonly second_asked_at: Date | null
  readonly second_asked_by: string | null
  readonly second_channel: Channel | null
  readonly agreed_at: Date | null
  readonly agreed_by: string | null
  readonly overridden_at: Date | null
  readonly overridden_by: string | null
}

export const stateColumns = `frozen_at, frozen_by, stopped_at, stopped_by, unsettled_at,
  unsettled_because, second_act, second_asked_at, second_asked_by, second_channel, agreed_at,
  agreed_by, overridden_at, overridden_by`

/** Nobody has said anything: the clock is that of the United Kingdom until they name another. */
export const noRules: KeptRules = { zone: 'Europe/London', channels: {} }

export function cellOf(
  table: 'contact_rules' | 'contact_code_word' | 'contact_act',
  { orgId, caseId }: { orgId: string; caseId: string },
  rowId: string,
): Cell {
  return { table, column: 'sealed', orgId, caseId, rowId, harm: 'C' }
}

/** The rules as the guard takes them: what was kept, and how things stand. */
export function withState(rules: KeptRules, state: StateRow | undefined): ContactRules {
  if (state === undefined) return rules
  const { frozen_at, frozen_by, stopped_at, stopped_by, unsettled_at, unsettled_because } = state
  return {
    ...rules,
    ...(stopped_at && {
      stopped: { at: stopped_at.toISOString(), ...(stopped_by && { by: stopped_by }), reason: '' },
    }),
    ...(frozen_at && {
      frozen: { at: frozen_at.toISOString(), ...(frozen_by && { by: frozen_by }) },
    }),
    ...(unsettled_at &&
      unsettled_because && {
        unsettled: { at: unsettled_at.toISOString(), because: unsettled_because },
      }),
  }
}

export function secondOf(state: StateRow | undefined): Pick<KeptContact, 'second' | 'overridden'> {
  if (state === undefined) return {}
  const { second_act, second_channel, second_asked_at, second_asked_by } = state
  const { agreed_at, agreed_by, overridden_at, overridden_by } = state
  const asked = second_act && second_channel && second_asked_at && second_asked_by
  return {
    ...(asked && {
      second: {
        act: second_act,
        channel: second_channel,
        askedAt: second_asked_at.toISOString(),
        askedBy: second_asked_by,
        ...(agreed_at && { agreedAt: agreed_at.toISOString() }),
        ...(agreed_by && { agreedBy: agreed_by }),
      },
    }),
    ...(overridden_at &&
      overridden_by && { overridden: { at: overridden_at.toISOString(), by: overridden_by } }),
  }
}

export interface ActRow {
  readonly id: string
  readonly kind: ContactActLine['kind']
  readonly channel: Channel | null
  readonly code: string | null
  readonly blocks: ContactActLine['blocks']
  readonly of_act: string | null
  readonly sealed: Buffer | null
  readonly done_at: Date
  readonly done_by: string
  readonly initials: string
}

export function toAct(row: ActRow, words: string | undefined): ContactActLine {
  const { id, kind, channel, code, blocks = [], of_act, done_at, done_by, initials } = row
  return {
    id,
    kind,
    ...(channel && { channel }),
    ...(code && { code }),
    blocks,
    ...(of_act && { ofAct: of_act }),
    ...(words && { words }),
    at: done_at.toISOString(),
    by: done_by,
    initials,
  }
}
