/** Accounts and services of an organisation, beyond what an administrator's own surface may write. */
import type { AccountState, StaffDesk } from '../../application/ports/staff-desk.ts'
import { insertLogLines } from '../audit/log-lines.ts'
import type { Database } from '../connect/pools.ts'
import { withActor, withoutActor } from '../connect/with-actor.ts'
import { asWaymark } from '../organisations/as-waymark.ts'
import { createService, createUser } from '../organisations/make-organisation.ts'

export function createStaffDesk(database: Database): StaffDesk {
  return {
    async accounts(orgId) {
      return withoutActor(database, 'signin', (tx) =>
        tx.query<AccountState>(
          'accounts-of',
          `select a.user_id as "userId", a.user_name as "userName",
             case when coalesce(a.password_hash, 'set-up') like 'set-up%' then 'set-up'
               when a.totp_sealed is null and not exists (select from passkey p
                 where p.org_id = a.org_id and p.user_id = a.user_id) then 'half'
               else 'ready' end as state
           from account a where a.org_id = $1`,
          [orgId],
        ),
      )
    },

    make: (by, { setUpCode, ...account }) =>
      createUser(database, { ...account, orgId: by.orgId, by, passwordHash: setUpCode }),

    async startAgain({ orgId, userId }, setUpCode) {
      return withoutActor(database, 'signin', async (tx) => {
        const found = await tx.query(
          'account-start-again',
          `update account set password_hash = $3, password_set_at = null, totp_sealed = null,
             totp_last_step = null
           where org_id = $1 and user_id = $2 returning user_id`,
          [orgId, userId, setUpCode],
        )
        if (found.length === 0) return false
        const who = [orgId, userId]
        await tx.query(
          'passkeys-gone',
          'delete from passkey where org_id = $1 and user_id = $2',
          who,
        )
        await tx.query(
          'codes-start-again',
          'delete from recovery_code where org_id = $1 and user_id = $2',
          who,
        )
        // Whoever had the old password, or the old code, may stand half-way through the door.
        await tx.query(
          'steps-gone',
          'delete from sign_in_step where org_id = $1 and user_id = $2',
          who,
        )
        await tx.query(
          'sessions-gone',
          `update session set ended_at = now()
           where org_id = $1 and user_id = $2 and ended_at is null`,
          who,
        )
        return true
      })
    },

    async services(orgId) {
      return asWaymark(database, { orgId, role: 'set-up' }, (tx) =>
        tx.query<{ id: string; name: string; active: boolean }>(
          'services-all',
          'select id, name, active from service where org_id = $1 order by name, id',
          [orgId],
        ),
      )
    },

    async makeService(by, service) {
      await createService(database, by.orgId, { ...service, by })
    },

    async openService({ orgId, userId, role }, serviceId, open) {
      const who = { orgId, userId, role }
      return withActor(database, 'jobs', { ...who, serviceIds: [] }, async (tx) => {
        const found = await tx.query(
          'service-open',
          'update service set active = $3 where org_id = $1 and id = $2 returning id',
          [orgId, serviceId, open],
        )
        if (found.length === 0) return false
        const act = open ? 'opened a service again' : 'closed a service to new cases'
        await insertLogLines(tx, who, [{ act, objectId: serviceId }])
        return true
      })
    },
  }
}
