/**
 * Who a person is and how to reach them: each opened by itself, by its own key, with a line in the
 * log. A change adds a version; older ones stay until their key is destroyed.
 */
import type { Compartments, PeopleStore } from '../../../application/ports/person-stores.ts'
import type { HarmClass } from '../../../domain/facts/field.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../../sealing/sealed-cell.ts'
import { claimWrite } from '../cases/claim-write.ts'
import type { UnitOfWork } from '../unit-of-work.ts'
import { replaceNameTokens } from './name-tokens.ts'

const compartments = {
  identity: { table: 'person_identity', harm: 'I' },
  contact: { table: 'person_contact', harm: 'C' },
} as const satisfies Record<keyof Compartments, { table: string; harm: HarmClass }>

export function peopleStore(work: UnitOfWork): PeopleStore {
  const { tx, actor, keyring } = work
  const { orgId } = actor

  return {
    async reveal(caseId, which) {
      if (!(await work.isInside(caseId))) return undefined
      const { harm } = compartments[which]
      work.log({ act: `revealed ${which}`, caseId, classes: harm })
      return openCompartment(work, caseId, which)
    },

    async keep(seen, which, value, write) {
      const claimed = await claimWrite(work, seen.id, write)
      if (!('done' in claimed)) return claimed
      const caseId = seen.id
      const { table, harm } = compartments[which]
      const [newest] = await tx.query<{ version: number }>(
        `next-${which}`,
        `select coalesce(max(version), 0) + 1 as version from ${table}
         where org_id = $1 and case_id = $2`,
        [orgId, caseId],
      )
      const version = newest?.version ?? 1
      const key = await keyring.ofCase(orgId, caseId, harm)
      const cell = cellOf({ orgId, caseId }, which, version)
      await tx.query(
        `keep-${which}`,
        `insert into ${table} (org_id, case_id, version, sealed, recorded_by)
         values ($1, $2, $3, $4, $5)`,
        [
          orgId,
          caseId,
          version,
          sealCell(key, cell, Buffer.from(JSON.stringify(value))),
          actor.userId,
        ],
      )
      if (which === 'identity') {
        // `which` says which of the three shapes the value has.
        const { names, otherNames } = value as Compartments['identity']
        await replaceNameTokens(work, caseId, [names, otherNames])
      }
      work.log({ act: `changed ${which}`, caseId, classes: harm })
      return claimed
    },
  }
}

/** The newest version, opened. Whoever calls this has entered the case and written to the log. */
export async function openCompartment<K extends keyof Compartments>(
  { tx, keyring, actor: { orgId } }: UnitOfWork,
  caseId: string,
  which: K,
): Promise<Compartments[K] | undefined> {
  const [row] = await tx.query<{ version: number; sealed: Buffer }>(
    `reveal-${which}`,
    `select version, sealed from ${compartments[which].table} where org_id = $1 and case_id = $2
     order by version desc limit 1`,
    [orgId, caseId],
  )
  if (row === undefined) return undefined
  const key = await keyring.ofCaseById(orgId, caseId, keyIdOf(row.sealed))
  const cell = cellOf({ orgId, caseId }, which, row.version)
  // Sealed by `keep` above from a value of this very shape, and bound to this cell.
  return JSON.parse(openCell(key, cell, row.sealed).toString('utf8'))
}

export function cellOf(
  at: { orgId: string; caseId: string },
  which: keyof Compartments,
  version: number,
): Cell {
  const { table, harm } = compartments[which]
  return { table, column: 'sealed', ...at, rowId: String(version), harm }
}
