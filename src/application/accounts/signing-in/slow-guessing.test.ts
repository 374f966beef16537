/** Waits are kept by name: what somebody types as a name must never reach the wait of another. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SignInPort } from '../../ports/sign-in-port.ts'
import { countTry, itWasWrong, secondsToWait } from './slow-guessing.ts'

type Waits = Pick<SignInPort, 'secondsToWait' | 'noteFailure' | 'noteSuccess'>

/** Failures by name, as the database keeps them; every wait beyond the free tries is a minute. */
function waits(): Waits {
  const failures = new Map<string, number>()
  const kept = (name: string) => name.trim().toLowerCase()
  return {
    secondsToWait: async (name, freeTries = 3) =>
      (failures.get(kept(name)) ?? 0) < freeTries ? 0 : 60,
    noteFailure: async (name) => void failures.set(kept(name), (failures.get(kept(name)) ?? 0) + 1),
    noteSuccess: async (name) => void failures.delete(kept(name)),
  }
}

async function tryOften(signIn: Waits, userName: string, network: string): Promise<void> {
  for (let tries = 0; tries < 25; tries++) {
    await countTry(signIn, { userName, network })
    await itWasWrong(signIn, { userName, network })
  }
}

test('a name typed elsewhere makes no other network wait, however it is written', async () => {
  const office = '198.51.100.0/24'
  for (const userName of [
    `anyone from ${office}`,
    `amina from ${office}`,
    'anyone',
    'name anyone',
  ]) {
    const signIn = waits()
    await tryOften(signIn, userName, '203.0.113.0/24')
    assert.equal(await secondsToWait(signIn, { userName: 'amina', network: office }), 0, userName)
  }
})

test('a name typed at the door makes nobody wait at their second step', async () => {
  const signIn = waits()
  await tryOften(signIn, 'second factor of u1', '203.0.113.0/24')
  assert.equal(await signIn.secondsToWait('second factor of u1'), 0)
})
