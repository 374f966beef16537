/**
 * How a person can be reached safely, sealed under the key of how to reach them. Versions are added and
 * older ones stay readable; the code word has a table of its own, so that reading the rules never opens it.
 */
import type { ContactStore, NewContactAct } from '../../../application/ports/contact-store.ts'
import { askAgainAt } from '../../../domain/contact/ask-again.ts'
import type { CaseActName } from '../../../domain/looked/acts.ts'
import { sealCell } from '../../sealing/sealed-cell.ts'
import { claimWrite } from '../cases/claim-write.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { type ActRow, cellOf, noRules, toAct, withState } from './contact-rows.ts'
import {
  changeState,
  contactLines,
  ensureState,
  keepAskAgain,
  unsettleState,
} from './contact-state.ts'
import {
  at,
  keptContact,
  newest,
  openedWords,
  rulesIn,
  type SealedTable,
  stateOf,
  type Version,
} from './kept-contact.ts'

export function contactStore(work: UnitOfWork): ContactStore {
  return {
    async read(caseId) {
      if (!(await work.isInside(caseId))) return undefined
      work.log({ act: 'asked how to reach', caseId })
      return keptContact(work, caseId)
    },

    async change(seen, change, { writeId, versionSeen }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      const kept = await newest(work, 'contact_rules', seen.id)
      const version = kept?.version ?? 0
      if (versionSeen !== undefined && versionSeen !== version) {
        return { changedMeanwhile: { version } }
      }
      const rules = change(kept ? rulesIn(kept.words) : noRules)
      await addVersion(work, 'contact_rules', seen.id, {
        version: version + 1,
        words: JSON.stringify(rules),
      })
      await ensureState(work, seen.id)
      const state = await stateOf(work, seen.id)
      await keepAskAgain(work, seen.id, askAgainAt(withState(rules, state)))
      work.log({ act: 'changed how to reach', caseId: seen.id })
      return claimed
    },

    async note(seen, act, { writeId }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      await addAct(work, seen.id, act)
      await ensureState(work, seen.id)
      await changeState(work, seen.id, act)
      work.log({ act: logged[act.kind], caseId: seen.id, objectId: act.id })
      return claimed
    },

    async acts(caseId, limit) {
      if (!(await work.isInside(caseId))) return []
      const rows = await work.tx.query<ActRow>(
        'contact-acts',
        `select a.id, a.kind, a.channel, a.code, a.blocks, a.of_act, a.sealed, a.done_at, a.done_by,
           u.initials
         from contact_act a join app_user u on u.org_id = a.org_id and u.id = a.done_by
         where a.org_id = $1 and a.case_id = $2 order by a.done_at desc, a.id desc limit $3`,
        [work.actor.orgId, caseId, limit],
      )
      return Promise.all(
        rows.map(async (row) => {
          const cell = cellOf('contact_act', at(work, caseId), row.id)
          return toAct(
            row,
            row.sealed ? await openedWords(work, caseId, cell, row.sealed) : undefined,
          )
        }),
      )
    },

    async codeWord(caseId) {
      if (!(await work.isInside(caseId))) return undefined
      work.log({ act: 'revealed the code word', caseId })
      const kept = await newest(work, 'contact_code_word', caseId)
      return kept?.words || undefined
    },

    async keepCodeWord(seen, word, { writeId }) {
      const claimed = await claimWrite(work, seen.id, { writeId })
      if (!('done' in claimed)) return claimed
      const kept = await newest(work, 'contact_code_word', seen.id)
      const version = (kept?.version ?? 0) + 1
      await addVersion(work, 'contact_code_word', seen.id, { version, words: word })
      work.log({ act: 'changed the code word', caseId: seen.id })
      return claimed
    },

    async unsettle(seen, because) {
      if (!(await work.isInside(seen.id))) throw new Error('the case was not opened')
      await ensureState(work, seen.id)
      await unsettleState(work, seen.id, because)
    },

    lines: (soon) => contactLines(work, soon),
  }
}

const logged = {
  'reached-out': 'reached out',
  outcome: 'wrote how a contact went',
  confirmed: 'confirmed how to reach',
  'wrong-person': 'reported a wrong person',
  'freeze-lifted': 'opened the ways to reach again',
  stopped: 'stopped all contact',
  'stop-lifted': 'lifted the stop of contact',
  overridden: 'overrode a contact rule',
  'second-asked': 'asked to override the stop of contact',
  'second-agreed': 'agreed to override the stop of contact',
  'second-refused': 'refused to override the stop of contact',
  'overrides-seen': 'looked at overridden contact rules',
} as const satisfies Record<NewContactAct['kind'], CaseActName>

async function addVersion(
  work: UnitOfWork,
  table: SealedTable,
  caseId: string,
  { version, words }: Version,
): Promise<void> {
  const { tx, actor, keyring, now } = work
  const key = await keyring.ofCase(actor.orgId, caseId, 'C')
  const cell = cellOf(table, at(work, caseId), String(version))
  await tx.query(
    `add-${table}`,
    `insert into ${table} (org_id, case_id, version, sealed, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [actor.orgId, caseId, version, sealCell(key, cell, Buffer.from(words)), now(), actor.userId],
  )
}

async function addAct(work: UnitOfWork, caseId: string, act: NewContactAct): Promise<void> {
  const { tx, actor, keyring, now } = work
  const { id, kind, channel, code, blocks = [], ofAct, words } = act
  const key = words ? await keyring.ofCase(actor.orgId, caseId, 'C') : undefined
  const cell = cellOf('contact_act', at(work, caseId), id)
  const sealed = key && words ? sealCell(key, cell, Buffer.from(words)) : null
  await tx.query(
    'add-contact-act',
    `insert into contact_act
       (org_id, case_id, id, kind, channel, code, blocks, of_act, sealed, done_at, done_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[actor.orgId, caseId, id, kind, channel ?? null, code ?? null, blocks],
      ...[ofAct ?? null, sealed, now(), actor.userId],
    ],
  )
}
