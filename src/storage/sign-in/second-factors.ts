/** Authenticator secrets (sealed), passkeys (public halves) and recovery codes (hashes). */
import { stepsOfADay } from '../../application/accounts/totp.ts'
import type { Passkey, SignInPort, Who } from '../../application/ports/sign-in-port.ts'
import type { Database } from '../connect/pools.ts'
import type { Tx } from '../connect/transaction.ts'
import { withoutActor } from '../connect/with-actor.ts'
import { makeKeyCache } from '../sealing/key-cache.ts'
import type { KeyKeeper } from '../sealing/key-keeper.ts'
import { openKeyring } from '../sealing/keyring.ts'
import { type Cell, keyIdOf, openCell, sealCell } from '../sealing/sealed-cell.ts'
import { logSignIn } from './log-sign-in.ts'

type SecondFactors = Pick<
  SignInPort,
  | 'authenticator'
  | 'setAuthenticator'
  | 'useStep'
  | 'passkeys'
  | 'passkey'
  | 'addPasskey'
  | 'passkeyUsed'
  | 'removePasskey'
  | 'setRecoveryCodes'
  | 'useRecoveryCode'
>

export function secondFactors(database: Database, keys: KeyKeeper): SecondFactors {
  return {
    ...authenticators(database, keys),
    ...passkeysIn(database),
    ...recoveryCodes(database),
  }
}

function authenticators(database: Database, keys: KeyKeeper) {
  const cache = makeKeyCache()
  return {
    async authenticator({ orgId, userId }: Who) {
      return withoutActor(database, 'signin', async (tx) => {
        const [row] = await tx.query<{ totp_sealed: Buffer | null; totp_last_step: number | null }>(
          'totp-read',
          'select totp_sealed, totp_last_step from account where org_id = $1 and user_id = $2',
          [orgId, userId],
        )
        if (!row?.totp_sealed) return undefined
        const keyring = openKeyring(tx, keys, cache)
        const key = await keyring.ofOrganisationById(orgId, keyIdOf(row.totp_sealed))
        const secret = openCell(key, totpCell(orgId, userId), row.totp_sealed).toString('utf8')
        return { secret, lastUsedStep: row.totp_last_step ?? 0 }
      })
    },

    async setAuthenticator({ orgId, userId }: Who, secret: string | undefined) {
      const act = secret === undefined ? 'removed an authenticator' : 'added an authenticator'
      await logSignIn(database, { orgId, userId }, act)
      await withoutActor(database, 'signin', async (tx) => {
        const key = await openKeyring(tx, keys, cache).ofOrganisation(orgId, 'sign-in')
        const sealed =
          secret === undefined ? null : sealCell(key, totpCell(orgId, userId), Buffer.from(secret))
        await tx.query(
          'totp-set',
          `update account set totp_sealed = $3, totp_last_step = null
           where org_id = $1 and user_id = $2`,
          [orgId, userId, sealed],
        )
      })
    },

    async useStep({ orgId, userId }: Who, step: number) {
      const used = await withoutActor(database, 'signin', (tx) =>
        tx.query(
          'totp-use',
          `update account set totp_last_step = $3
           where org_id = $1 and user_id = $2
             and coalesce(totp_last_step, 0) not between $3 and $3::bigint + $4
           returning user_id`,
          [orgId, userId, step, stepsOfADay],
        ),
      )
      return used.length > 0
    },
  }
}

interface PasskeyRow {
  readonly org_id: string
  readonly user_id: string
  readonly credential_id: Buffer
  readonly public_key: Buffer
  readonly counter: number
  readonly transports: string[]
  readonly backed_up: boolean
  readonly label: string
  readonly made_at: Date
  readonly used_at: Date | null
}

const passkeyColumns = `org_id, user_id, credential_id, public_key, counter, transports, backed_up,
  label, made_at, used_at from passkey`

function passkeysIn(database: Database) {
  const asSignIn = <Result>(work: (tx: Tx) => Promise<Result>) =>
    withoutActor(database, 'signin', work)
  const bytes = (credentialId: string) => Buffer.from(credentialId, 'base64url')

  return {
    async passkeys({ orgId, userId }: Who) {
      const rows = await asSignIn((tx) =>
        tx.query<PasskeyRow>(
          'passkeys-of',
          `select ${passkeyColumns} where org_id = $1 and user_id = $2 order by made_at`,
          [orgId, userId],
        ),
      )
      return rows.map(toPasskey)
    },

    async passkey(credentialId: string) {
      const [row] = await asSignIn((tx) =>
        tx.query<PasskeyRow>('passkey', `select ${passkeyColumns} where credential_id = $1`, [
          bytes(credentialId),
        ]),
      )
      return row && { ...toPasskey(row), who: { orgId: row.org_id, userId: row.user_id } }
    },

    async addPasskey({ orgId, userId }: Who, passkey: Omit<Passkey, 'addedAt' | 'usedAt'>) {
      await logSignIn(database, { orgId, userId }, 'added a passkey')
      await asSignIn((tx) =>
        tx.query(
          'passkey-add',
          `insert into passkey (org_id, user_id, credential_id, public_key, counter, transports,
             backed_up, label) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [
            orgId,
            userId,
            bytes(passkey.credentialId),
            Buffer.from(passkey.publicKey),
            passkey.counter,
            [...passkey.transports],
            passkey.backedUp,
            passkey.label.slice(0, 80),
          ],
        ),
      )
    },

    async passkeyUsed({ orgId, userId }: Who, credentialId: string, counter: number) {
      await asSignIn((tx) =>
        tx.query(
          'passkey-used',
          `update passkey set counter = $4, used_at = now()
           where org_id = $1 and user_id = $2 and credential_id = $3`,
          [orgId, userId, bytes(credentialId), counter],
        ),
      )
    },

    async removePasskey({ orgId, userId }: Who, credentialId: string) {
      await logSignIn(database, { orgId, userId }, 'removed a passkey')
      await asSignIn((tx) =>
        tx.query(
          'passkey-remove',
          'delete from passkey where org_id = $1 and user_id = $2 and credential_id = $3',
          [orgId, userId, bytes(credentialId)],
        ),
      )
    },
  }
}

function toPasskey(row: PasskeyRow): Passkey {
  return {
    credentialId: row.credential_id.toString('base64url'),
    publicKey: row.public_key,
    counter: row.counter,
    transports: row.transports,
    backedUp: row.backed_up,
    label: row.label,
    addedAt: row.made_at.toISOString(),
    ...(row.used_at && { usedAt: row.used_at.toISOString() }),
  }
}

function recoveryCodes(database: Database) {
  return {
    async setRecoveryCodes({ orgId, userId }: Who, hashes: readonly string[]) {
      await logSignIn(database, { orgId, userId }, 'made new recovery codes')
      await withoutActor(database, 'signin', async (tx) => {
        await tx.query(
          'codes-gone',
          'delete from recovery_code where org_id = $1 and user_id = $2',
          [orgId, userId],
        )
        await tx.query(
          'codes-add',
          `insert into recovery_code (org_id, user_id, code_hash)
           select $1, $2, decode(hash, 'hex') from unnest($3::text[]) as hash`,
          [orgId, userId, [...hashes]],
        )
      })
    },

    async useRecoveryCode({ orgId, userId }: Who, hash: string) {
      const used = await withoutActor(database, 'signin', (tx) =>
        tx.query(
          'code-use',
          `update recovery_code set used_at = now()
           where org_id = $1 and user_id = $2 and code_hash = decode($3, 'hex') and used_at is null
           returning user_id`,
          [orgId, userId, hash],
        ),
      )
      return used.length > 0
    },
  }
}

function totpCell(orgId: string, userId: string): Cell {
  return { table: 'account', column: 'totp_sealed', orgId, rowId: userId, harm: 'O' }
}
