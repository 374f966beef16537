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
