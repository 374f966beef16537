/** What no case has by itself, so that every table has a row: ways of signing in, attempts to send. */
import assert from 'node:assert/strict'
import { fileTickets } from '../../src/storage/files-door/file-tickets.ts'
import { createUser } from '../../src/storage/organisations/make-organisation.ts'
import { sendDue } from '../../src/storage/outbox/start-sender.ts'
import { address, openRules } from '../../src/storage/outbox/testing.ts'
import { createSignIn } from '../../src/storage/sign-in/sign-in-store.ts'
import type { TestWorld } from '../../src/storage/stores/testing.ts'

/** So that there are attempts in both organisations. */
export async function attemptToSend(at: TestWorld): Promise<void> {
  const clock = { now: () => new Date(at.world.now()) }
  const channels = ['email'] as const
  const handOver = async () => ({ accepted: true }) as const
  const sent = await sendDue({
    ...{ database: at.test.db, keys: at.keys, clock, log: () => {} },
    carriers: [{ name: 'made-up', channels, repeatable: false, handOver }],
    reach: async () => ({ rules: openRules(at.world.now()), recipient: address }),
  })
  assert.ok(sent >= 2)
}

/** Somebody who signed in by every way there is. */
export async function fillSignIn(at: TestWorld): Promise<void> {
  const signIn = createSignIn({ database: at.test.db, keys: at.keys })
  const { orgId } = at.people.worker
  const user = { orgId, displayName: 'A', initials: 'A', role: 'administrator' } as const
  const made = await createUser(at.test.db, { ...user, userName: 'a@b.example' })
  assert.ok('id' in made)
  const who = { orgId, userId: made.id }
  const session = { factor: 'demo', device: '', idleSeconds: 60, lastsSeconds: 60 } as const
  const token = await signIn.begin(who, session)
  const file = { bytes: Buffer.of(1), type: 'application/pdf', name: 'a.pdf' }
  const asked = { file, comesAs: 'press' } as const
  assert.ok(token && (await fileTickets(at.test.db).make(who, token, asked)))
  await signIn.setRecoveryCodes(who, ['aa'])
  await signIn.noteFailure('a@b.example')
  await signIn.keepStep({ kind: 'k', challenge: 'c' }, 60)
  const label = { transports: [], backedUp: false, label: '' }
  await signIn.addPasskey(who, {
    credentialId: 'aa',
    publicKey: Buffer.of(1),
    counter: 0,
    ...label,
  })
}

/** Nothing is written there any more; an installation from before has rows until they are carried over. */
export async function fillFormerPlaces(at: TestWorld, caseIds: readonly string[]): Promise<void> {
  for (const id of caseIds) {
    await at.test.asAdministrator(
      `insert into person_location (org_id, case_id, version, sealed, recorded_by)
       select org_id, id, 1, '\\x00', worker_id from case_file where id = $1`,
      [id],
    )
  }
}

/** What only the night writes, and what only a data protection lead may: one row in each such table. */
export async function fillRetention(at: TestWorld, caseIds: readonly string[]): Promise<void> {
  for (const id of caseIds) {
    const run = (sql: string) => at.test.asAdministrator(sql, [id])
    await run(`insert into retention_schedule (org_id, version, rules, first_warning_days,
        second_warning_days, quiet_days, confirmed_on, confirmed_by)
      select org_id, 1, '[]', 60, 14, 30, '2026-03-02', worker_id from case_file where id = $1
      on conflict do nothing`)
    await run(`insert into retention_hold (org_id, case_id, id, case_reference, ground, placed_on,
        until_day, reason, placed_by)
      select org_id, id, gen_random_uuid(), reference, 'court', '2026-03-02', '2026-03-02', '\\x00',
        worker_id from case_file where id = $1`)
    await run(`insert into retention_due (org_id, case_id, kept, case_reference, status, case_version,
        version_since, counted_on)
      select org_id, id, 'narrative', reference, 'kept', 1, '2026-03-02', '2026-03-02'
      from case_file where id = $1`)
    await run(`insert into retention_purge (org_id, case_id, id, case_reference, kept, proposed_on,
        case_version)
      select org_id, id, id, reference, '{narrative}', '2026-03-02', 1 from case_file where id = $1`)
    await run(`insert into retention_step (org_id, case_id, id, purge_id, step, by_user, as_role,
        on_day, at)
      select org_id, id, id, id, 'agreed', worker_id, 'service-manager', '2026-03-02', now()
      from case_file where id = $1`)
    await run(`insert into retention_certificate (org_id, case_id, purge_id, case_reference, kept,
        destroyed_on, keys, copies_elsewhere)
      select org_id, id, id, reference, '{narrative}', '2026-03-02', 1, false
      from case_file where id = $1`)
    await run(`insert into case_key_destroyed (org_id, case_id, key_id, class, destroyed_on)
      select org_id, id, gen_random_uuid(), 'N', '2026-03-02' from case_file where id = $1`)
  }
}
