import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { aDatabase } from './testing.ts'

/** A test run of its own, which does this once it has a database. */
async function aRun(thenDo: string): Promise<{ pid: number; signal: string | null }> {
  const code = `
    const { aDatabase } = await import(${JSON.stringify(import.meta.resolve('./testing.ts'))})
    await aDatabase()
    ${thenDo}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' })
  const [, signal] = await once(child, 'exit')
  return { pid: child.pid ?? 0, signal }
}

const foldersOf = (pid: number) =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`waymark-test-run-${pid}-`))

test('each test has a database of its own, with every migration in it', async () => {
  const [one, other] = await Promise.all([aDatabase(), aDatabase()])
  await one.asAdministrator('create table only_here (id int)')
  const there = "select to_regclass('waymark.only_here') is not null as yes"
  assert.deepEqual(await one.asAdministrator(there), [{ yes: true }])
  assert.deepEqual(await other.asAdministrator(there), [{ yes: false }])
  const context = "select to_regproc('waymark.app_org') is not null as yes"
  assert.deepEqual(await other.asAdministrator(context), [{ yes: true }])
  await Promise.all([one.close(), other.close()])
})

test('a run that ends leaves nothing, and a run that was killed is cleared by the next', async () => {
  const killed = await aRun('process.kill(process.pid, "SIGKILL")')
  assert.equal(killed.signal, 'SIGKILL')
  assert.equal(foldersOf(killed.pid).length, 1)
  const next = await aRun('')
  assert.equal(next.signal, null)
  assert.deepEqual([...foldersOf(killed.pid), ...foldersOf(next.pid)], [])
})
