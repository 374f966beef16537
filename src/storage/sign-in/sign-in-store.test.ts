/** Signing in: sessions that end when they should, codes that work once, waits that never lock out. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SignInPort, Who } from '../../application/ports/sign-in-port.ts'
import { withoutActor } from '../connect/with-actor.ts'
import { createStaffDesk } from '../office/staff-desk.ts'
import { rehearse, setUpInstallation } from '../organisations/installation.ts'
import { createUser } from '../organisations/make-organisation.ts'
import { aWorld, type TestWorld } from '../stores/testing.ts'
import { createSignIn } from './sign-in-store.ts'

let at: TestWorld
let signIn: SignInPort
let amina: Who
const userName = 'Amina@harbour.example'

before(async () => {
  at = await aWorld()
  signIn = createSignIn({ database: at.test.db, keys: at.keys })
  const made = await createUser(at.test.db, {
    orgId: at.people.worker.orgId,
    displayName: 'Amina',
    initials: 'AM',
    role: 'support-worker',
    serviceIds: at.people.worker.serviceIds,
    userName,
    passwordHash: 'argon2id-made-up',
  })
  if ('refused' in made) throw new Error(made.refused.code)
  amina = { orgId: at.people.worker.orgId, userId: made.id }
})
after(() => at.close())

const lasting = {
  factor: 'second-factor',
  device: 'a phone',
  idleSeconds: 900,
  lastsSeconds: 36_000,
} as const

async function begin(session: Parameters<SignInPort['begin']>[1] = lasting): Promise<string> {
  const token = await signIn.begin(amina, session)
  if (token === undefined) throw new Error('no session was begun')
  return token
}

test('an account is found by its name, whatever the capitals', async () => {
  const [account, ...others] = await signIn.accountsNamed('  AMINA@Harbour.example ')
  assert.deepEqual(others, [])
  assert.deepEqual([account?.userId, account?.passwordHash], [amina.userId, 'argon2id-made-up'])
  assert.deepEqual(await signIn.accountsNamed('nobody@harbour.example'), [])
})

test('a name is taken within an organisation only, so that its answer tells nothing of others', async () => {
  const again = { displayName: 'B', initials: 'B', userName, serviceIds: [] } as const
  const same = await createUser(at.test.db, { ...again, orgId: amina.orgId, role: 'administrator' })
  assert.deepEqual(same, { refused: { code: 'name-taken' } })
  const orgId = at.people.otherWorker.orgId
  const elsewhere = await createUser(at.test.db, { ...again, orgId, role: 'administrator' })
  assert.ok('id' in elsewhere)
  assert.equal((await signIn.accountsNamed(userName)).length, 2)
})

test('a role that an organisation of that kind does not have is refused', async () => {
  const { orgId } = at.people.worker
  const made = await createUser(at.test.db, {
    orgId,
    displayName: 'A',
    initials: 'A',
    role: 'assessor',
  })
  assert.deepEqual(made, { refused: { code: 'role-does-not-fit' } })
})

test('a session says who it is, and only the hash of its token is kept', async () => {
  const token = await begin()
  const actor = await signIn.actorFor(token)
  assert.deepEqual(
    [actor?.userId, actor?.orgKind, actor?.role, actor?.serviceIds, actor?.factor],
    [amina.userId, 'provider', 'support-worker', at.people.worker.serviceIds, 'second-factor'],
  )
  assert.equal(await signIn.actorFor(`${token}x`), undefined)
  const rows = await at.test.asAdministrator<{ row: string }>(
    'select s::text as row from session s',
  )
  assert.ok(rows.every(({ row }) => !row.includes(Buffer.from(token).toString('hex'))))
})

const endings: { how: string; sql?: string; ending?: (token: string) => Promise<unknown> }[] = [
  { how: 'it is signed out', ending: (token) => signIn.end(token) },
  {
    how: 'nobody used it for too long',
    sql: `update session set seen_at = now() - interval '16 minutes'`,
  },
  { how: 'it reached its end', sql: `update session set ends_at = now() - interval '1 second'` },
  {
    how: 'a right of its person changed',
    sql: 'update app_user set authz_epoch = authz_epoch + 1',
  },
  { how: 'its person may no longer sign in', sql: 'update app_user set active = false' },
  { how: 'the password changed', ending: () => signIn.setPassword(amina, 'new-hash') },
]
for (const { how, sql, ending } of endings) {
  test(`a session ends when ${how}`, async () => {
    const token = await begin()
    assert.ok(await signIn.actorFor(token))
    if (sql) await at.test.asAdministrator(sql)
    await ending?.(token)
    assert.equal(await signIn.actorFor(token), undefined)
    await at.test.asAdministrator('update app_user set active = true')
  })
}

test('no session begins with a password alone, and none can be made a stronger one afterwards', async () => {
  await assert.rejects(begin({ ...lasting, factor: 'password' as 'demo' }), /violates check/)
  const token = await begin()
  const weaken = withoutActor(at.test.db, 'signin', (tx) =>
    tx.query('session-factor', 'update session set factor = $1', ['demo']),
  )
  await assert.rejects(weaken, /permission denied/)
  assert.equal((await signIn.actorFor(token))?.factor, 'second-factor')
})

test('whoever began to sign in before an account was started anew must begin again', async () => {
  const step = (kind: string, who: Who) => signIn.keepStep({ kind, who, challenge: '{}' }, 900)
  const kinds = ['second-factor', 'choose-password', 'enrol', 'step-up location']
  const begun = await Promise.all(
    kinds.map(async (kind) => ({ kind, of: await step(kind, amina) })),
  )
  const others = await step('enrol', at.people.manager)
  await createStaffDesk(at.test.db).startAgain(amina, 'a made-up code')
  for (const { kind, of } of begun) assert.equal(await signIn.takeStep(of, kind), undefined, kind)
  assert.ok(await signIn.takeStep(others, 'enrol'))
})

test('a fourth session ends the oldest, and one can be ended from another', async () => {
  const tokens = [await begin(), await begin(), await begin(), await begin()]
  const actors = await Promise.all(tokens.map((token) => signIn.actorFor(token)))
  assert.deepEqual(actors.map(Boolean), [false, true, true, true])
  const [newest] = await signIn.sessions(amina)
  assert.ok(newest)
  await signIn.endSession(amina, newest.id)
  assert.equal(await signIn.actorFor(tokens[3] ?? ''), undefined)
})

test('however many sign in at the same moment, three sessions stay', async () => {
  const tokens = await Promise.all(Array.from({ length: 8 }, () => begin()))
  const actors = await Promise.all(tokens.map((token) => signIn.actorFor(token)))
  assert.equal(actors.filter(Boolean).length, 3)
  assert.equal((await signIn.sessions(amina)).length, 3)
})

test('who ends another of their sessions is in the log; what was no session leaves no line', async () => {
  const lines = async () =>
    (
      await at.test.asAdministrator<{ act: string }>(
        `select act from audit_entry where act like 'ended %' order by at, id`,
      )
    ).map(({ act }) => act)
  const before = (await lines()).length
  const [here] = [await begin(), await begin(), await begin()]
  const other = (await signIn.sessions(amina, here)).find(({ own }) => !own)
  await signIn.endSession(amina, other?.id ?? '')
  await signIn.endSession(amina, other?.id ?? '')
  await signIn.endSession(amina, '0'.repeat(64))
  await signIn.endOtherSessions(amina, here)
  assert.deepEqual((await lines()).slice(before), [
    'ended another of their sessions',
    'ended all their other sessions',
  ])
  assert.equal((await signIn.sessions(amina)).length, 1)
})

test('a session whose rights were changed is not shown as open, and a week later it is forgotten', async () => {
  await begin()
  await at.test.asAdministrator('update app_user set authz_epoch = authz_epoch + 1')
  assert.deepEqual(await signIn.sessions(amina), [])
  await at.test.asAdministrator(`update session set ends_at = now() - interval '8 days'`)
  await begin()
  const [row] = await at.test.asAdministrator<{ n: number }>(
    'select count(*)::int as n from session',
  )
  assert.equal(row?.n, 1)
})

test('an authenticator secret is sealed, and no code of it works twice', async () => {
  await signIn.setAuthenticator(amina, 'CANARYSECRET')
  assert.deepEqual(await signIn.authenticator(amina), { secret: 'CANARYSECRET', lastUsedStep: 0 })
  assert.deepEqual([await signIn.useStep(amina, 7), await signIn.useStep(amina, 7)], [true, false])
  assert.equal(await signIn.useStep(amina, 6), false)
  const [row] = await at.test.asAdministrator<{ totp_sealed: Buffer }>(
    'select totp_sealed from account where totp_sealed is not null',
  )
  assert.ok(!row?.totp_sealed.includes('CANARYSECRET'))
})

test('a recovery code works once, and new codes replace the old', async () => {
  await signIn.setRecoveryCodes(amina, ['aa11', 'bb22'])
  assert.deepEqual(
    [await signIn.useRecoveryCode(amina, 'aa11'), await signIn.useRecoveryCode(amina, 'aa11')],
    [true, false],
  )
  assert.equal((await signIn.account(amina))?.recoveryCodesLeft, 1)
  await signIn.setRecoveryCodes(amina, ['cc33'])
  assert.equal(await signIn.useRecoveryCode(amina, 'bb22'), false)
})

test('a passkey is found by its name and counts its uses', async () => {
  const passkey = {
    credentialId: 'Y3JlZA',
    publicKey: Buffer.from('public'),
    counter: 0,
    transports: ['internal'],
    backedUp: true,
    label: 'Laptop',
  }
  await signIn.addPasskey(amina, passkey)
  await signIn.passkeyUsed(amina, 'Y3JlZA', 5)
  const found = await signIn.passkey('Y3JlZA')
  assert.deepEqual([found?.who, found?.counter, found?.label], [amina, 5, 'Laptop'])
  await signIn.removePasskey(amina, 'Y3JlZA')
  assert.deepEqual(await signIn.passkeys(amina), [])
})

test('a step is taken once, for its own kind, and not after its time', async () => {
  const step = { kind: 'second-factor', who: amina, challenge: 'c' }
  const token = await signIn.keepStep(step, 60)
  assert.equal(await signIn.takeStep(token, 'passkey'), undefined)
  assert.deepEqual(await signIn.takeStep(token, 'second-factor'), step)
  assert.equal(await signIn.takeStep(token, 'second-factor'), undefined)
  const late = await signIn.keepStep(step, -1)
  assert.equal(await signIn.takeStep(late, 'second-factor'), undefined)
})

test('failures make the next try wait, known name or not, never longer than a minute', async () => {
  for (const name of [userName, 'unknown@x.example']) {
    const waited: number[] = []
    for (let tries = 0; tries < 12; tries++) {
      await signIn.noteFailure(name)
      waited.push(await signIn.secondsToWait(name))
    }
    assert.deepEqual(waited, [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60], name)
  }
  await signIn.noteSuccess(userName)
  assert.equal(await signIn.secondsToWait(userName), 0)
})

test('made-up people are offered in a demo only, and sign in without a password there only', async () => {
  const demo = { ...lasting, factor: 'demo' } as const
  assert.deepEqual(await signIn.demoPeople(), [])
  assert.equal(await signIn.begin(amina, demo), undefined)
  assert.equal(await setUpInstallation(at.test.db, 'demo'), 'demo')
  assert.equal(await setUpInstallation(at.test.db, 'live'), 'demo')
  assert.ok((await signIn.demoPeople()).some(({ services }) => services.includes('North')))
  assert.ok(await signIn.begin(amina, demo))
  assert.equal(await rehearse(at.test.db, 30), true)
})

test('an installation with real people has no rehearsal, even for the database’s own owner', async () => {
  await at.test.asAdministrator('delete from installation')
  await setUpInstallation(at.test.db, 'live')
  assert.equal(await rehearse(at.test.db, 30), false)
  assert.deepEqual(await signIn.demoPeople(), [])
  await assert.rejects(
    at.test.asAdministrator('update installation set rehearsal_days = 1'),
    /only_made_up_people_rehearse/,
  )
})
