/** Accounts as sign-in sees them, what they are checked against, and the people of a demo. */
import type { Role } from '../../application/actor.ts'
import type { DemoPerson, SignInAccount, SignInPort } from '../../application/ports/sign-in-port.ts'
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { withoutActor } from '../connect/with-actor.ts'
import { logSignIn } from './log-sign-in.ts'
import { endOthers } from './sessions.ts'

type Accounts = Pick<SignInPort, 'accountsNamed' | 'account' | 'setPassword' | 'demoPeople'>

interface AccountRow {
  readonly org_id: string
  readonly user_id: string
  readonly user_name: string
  readonly display_name: string
  readonly organisation_name: string
  readonly role: Role
  readonly password_hash: string | null
  readonly has_totp: boolean
  readonly passkeys: number
  readonly codes_left: number
}

const accountQuery = `select a.org_id, a.user_id, a.user_name, u.display_name,
    o.name as organisation_name, u.role, a.password_hash, a.totp_sealed is not null as has_totp,
    (select count(*)::int from passkey p
      where p.org_id = a.org_id and p.user_id = a.user_id) as passkeys,
    (select count(*)::int from recovery_code c
      where c.org_id = a.org_id and c.user_id = a.user_id and c.used_at is null) as codes_left
  from account a
  join app_user u on u.org_id = a.org_id and u.id = a.user_id and u.active
  join organisation o on o.org_id = a.org_id`

export function accounts(database: Database): Accounts {
  const asSignIn = <Result>(work: (tx: Tx) => Promise<Result>) =>
    withoutActor(database, 'signin', work)

  return {
    async accountsNamed(userName) {
      const rows = await asSignIn((tx) =>
        tx.query<AccountRow>(
          'accounts-named',
          `${accountQuery} where a.user_name = $1 order by a.org_id`,
          [userName.trim().toLowerCase()],
        ),
      )
      return rows.map(toAccount)
    },

    async account({ orgId, userId }) {
      const [row] = await asSignIn((tx) =>
        tx.query<AccountRow>('account', `${accountQuery} where a.org_id = $1 and a.user_id = $2`, [
          orgId,
          userId,
        ]),
      )
      return row && toAccount(row)
    },

    async setPassword({ orgId, userId }, hash, exceptToken) {
      await logSignIn(database, { orgId, userId }, 'changed their password')
      await asSignIn(async (tx) => {
        await tx.query(
          'password-set',
          `update account set password_hash = $3, password_set_at = now()
           where org_id = $1 and user_id = $2`,
          [orgId, userId, hash],
        )
        await endOthers(tx, { orgId, userId }, exceptToken)
      })
    },

    async demoPeople() {
      return asSignIn((tx) =>
        tx.query<DemoPerson>(
          'demo-people',
          `select u.org_id as "orgId", u.id as "userId", u.display_name as "displayName", u.initials,
             u.role, o.name as "organisationName", o.kind as "organisationKind",
             array(select s.name from user_service us
               join service s on s.org_id = us.org_id and s.id = us.service_id
               where us.org_id = u.org_id and us.user_id = u.id order by s.name) as services
           from installation i
           join organisation o on o.demo and i.kind = 'demo'
           join app_user u on u.org_id = o.org_id and u.active
           order by o.name, u.display_name, u.id`,
        ),
      )
    },
  }
}

function toAccount(row: AccountRow): SignInAccount {
  return {
    orgId: row.org_id,
    userId: row.user_id,
    userName: row.user_name,
    displayName: row.display_name,
    organisationName: row.organisation_name,
    role: row.role,
    ...(row.password_hash !== null && { passwordHash: row.password_hash }),
    hasAuthenticator: row.has_totp,
    passkeys: row.passkeys,
    recoveryCodesLeft: row.codes_left,
  }
}
