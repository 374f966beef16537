/**
 * What an administrator changes about colleagues. The database lets nobody else do it, and raising
 * the epoch ends the sessions that were begun under the old rights.
 */
import type { StaffStore } from '../../../application/ports/staff-stores.ts'
import type { UnitOfWork } from '../unit-of-work.ts'

type Changes = Pick<StaffStore, 'changeColleague' | 'switchColleague'>

export function colleagueChanges({ tx, actor: { orgId, orgKind }, log }: UnitOfWork): Changes {
  /** In the same transaction: what they have open in an emergency is over with their rights. */
  async function endWhatIsOpen(userId: string): Promise<void> {
    if (orgKind !== 'provider') return
    await tx.query('colleague-emergencies', 'select from end_emergencies_of($1)', [userId])
  }

  return {
    async changeColleague(userId, { displayName, initials, role, serviceIds }) {
      const changed = await tx.query(
        'colleague-change',
        `update app_user set display_name = $3, initials = $4, role = $5,
           authz_epoch = authz_epoch + 1
         where org_id = $1 and id = $2 returning id`,
        [orgId, userId, displayName, initials, role],
      )
      if (changed.length === 0) return false
      await tx.query(
        'colleague-services-gone',
        'delete from user_service where org_id = $1 and user_id = $2',
        [orgId, userId],
      )
      await tx.query(
        'colleague-services-add',
        `insert into user_service (org_id, user_id, service_id)
         select $1, $2, s.id from service s where s.org_id = $1 and s.id = any($3::uuid[])`,
        [orgId, userId, [...serviceIds]],
      )
      await endWhatIsOpen(userId)
      log({ act: 'changed the rights of an account', objectId: userId })
      return true
    },

    async switchColleague(userId, active) {
      const switched = await tx.query(
        'colleague-switch',
        `update app_user set active = $3, authz_epoch = authz_epoch + 1
         where org_id = $1 and id = $2 returning id`,
        [orgId, userId, active],
      )
      if (switched.length === 0) return false
      await endWhatIsOpen(userId)
      log({
        act: active ? 'switched an account on again' : 'switched an account off',
        objectId: userId,
      })
      return true
    },
  }
}
