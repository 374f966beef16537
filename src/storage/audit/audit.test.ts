/** The log: sealed in order whatever commits late, never changed, and every tampering is found. */
import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { withActor } from '../connect/with-actor.ts'
import { withSnapshot } from '../connect/with-administrator.ts'
import { aWorld, type TestWorld } from '../stores/testing.ts'
import { beginningOf, type ChainedEntry, entryColumns, hashOf, timeText } from './chain.ts'
import { insertLogLines } from './log-lines.ts'
import { exportLog, readLogFrom } from './read-log.ts'
import { sealLog, startSealer } from './seal-log.ts'
import { type LogVerdict, verifyDatabase, verifyFile } from './verify-log.ts'

// In a suite of its own, so that its world is made when its turn comes and not when the run begins.
describe('the log', () => {
  let at: TestWorld
  let anchorPath: string
  let orgId: string
  before(async () => {
    at = await aWorld()
    anchorPath = `${at.keyPath}-log-ends`
    orgId = at.people.worker.orgId
  })
  after(() => at.close())

  const soon = () => new Date().toISOString()
  const later = () => new Date(Date.now() + 3_600_000).toISOString()

  function write(thenWait = 0): Promise<void> {
    const { worker } = at.people
    return withActor(at.test.db, 'staff', worker, async (tx) => {
      await insertLogLines(tx, worker, [{ act: 'read the log' }])
      await sleep(thenWait)
    })
  }

  async function verdict(now = soon()): Promise<LogVerdict> {
    const verdicts = await verifyDatabase(at.test.db, { anchorPath, now })
    const own = verdicts.find((each) => each.orgId === orgId)
    assert.ok(own)
    return own
  }

  test('what was written is waiting, then sealed; what waits too long is told', async () => {
    await write()
    const before = await verdict()
    assert.deepEqual([before.problems, before.sealed, before.anchored], [[], 0, false])
    assert.ok(before.waiting > 0)
    assert.equal((await verdict(later())).problems.length, before.waiting)
    await sealLog(at.test.db, anchorPath)
    const sealed = await verdict(later())
    assert.deepEqual([sealed.problems, sealed.sealed, sealed.anchored], [[], before.waiting, true])
  })

  test('entries that commit late and out of order are all sealed, without a hole', async () => {
    const { sealed } = await verdict()
    const sealer = startSealer(at.test.db, {
      anchorPath,
      everyMs: 5,
      log: (line) => assert.fail(line),
    })
    const writers = Array.from({ length: 60 }, (_, place) => write((place * 7) % 40))
    await Promise.all(writers)
    await sealer.stop()
    await sealLog(at.test.db, anchorPath)
    const now = await verdict(later())
    assert.deepEqual([now.problems, now.sealed, now.waiting], [[], sealed + 60, 0])
  })

  test('two sealers at once make one chain', async () => {
    await Promise.all(Array.from({ length: 30 }, () => write()))
    await Promise.allSettled([1, 2, 3].map(() => sealLog(at.test.db, anchorPath)))
    await sealLog(at.test.db, anchorPath)
    const now = await verdict(later())
    assert.deepEqual([now.problems, now.waiting], [[], 0])
  })

  test('the log can be exported and verified without the database', async () => {
    const path = `${anchorPath}.export`
    await withSnapshot(at.test.db, (client) => exportLog(readLogFrom(client), path))
    const verdicts = await verifyFile(path, { anchorPath, now: later() })
    const own = verdicts.find((each) => each.orgId === orgId)
    assert.deepEqual(own, await verdict(later()))
    rmSync(path)
  })

  for (const table of ['audit_entry', 'audit_seal']) {
    for (const act of ['update', 'delete', 'truncate']) {
      const sql = {
        update: `update ${table} set org_id = org_id`,
        delete: `delete from ${table}`,
        truncate: `truncate ${table} cascade`,
      }[act]
      test(`${act} of ${table} is refused even to the database's administrator`, async () => {
        await assert.rejects(at.test.asAdministrator(sql ?? ''), /only ever added to/)
      })
    }
  }

  test('nobody writes a line in another name, at another time, or in another organisation', async () => {
    const { worker, colleague, otherWorker } = at.people
    let tries = 0
    const as = (context: typeof worker, sql: string) =>
      withActor(at.test.db, 'staff', context, (tx) => tx.query(`try-${++tries}`, sql))
    const line = (org: string, user: string, extra = '', value = '') =>
      `insert into audit_entry (org_id, id, user_id, role, act${extra})
     values ('${org}', gen_random_uuid(), '${user}', '${worker.role}', 'x'${value})`
    await assert.rejects(as(worker, line(worker.orgId, colleague.userId)), /row-level security/)
    await assert.rejects(as(worker, line(otherWorker.orgId, worker.userId)), /row-level security/)
    await assert.rejects(
      as(worker, line(worker.orgId, worker.userId, ', at', ", '2020-01-01'")),
      /denied/,
    )
  })

  const tamperings: { how: string; sql: string; finds: string }[] = [
    {
      how: 'an act is changed',
      sql: `update audit_entry set act = 'nothing' where id = $entry`,
      finds: 'changed',
    },
    {
      how: 'an entry is removed',
      sql: 'delete from audit_entry where id = $entry',
      finds: 'removed',
    },
    {
      how: 'an entry and its seal are removed',
      sql: 'delete from audit_seal where number = 5 and org_id = $org; delete from audit_entry where id = $entry',
      finds: 'removed',
    },
    {
      how: 'two entries change places',
      sql: `create temporary table place as select number, entry_id from audit_seal
            where org_id = $org and number in (5, 9);
          update audit_seal set entry_id = gen_random_uuid() where org_id = $org and number in (5, 9);
          update audit_seal s set entry_id = p.entry_id from place p
            where s.org_id = $org and s.number = 14 - p.number`,
      finds: 'reordered',
    },
    {
      how: 'the end is cut off',
      sql: 'delete from audit_seal where org_id = $org and number > 20',
      finds: 'cut-off',
    },
    {
      how: 'all seals are removed',
      sql: 'delete from audit_seal where org_id = $org',
      finds: 'cut-off',
    },
    {
      how: 'an entry is put in and sealed at a number that is taken',
      sql: `alter table audit_seal drop constraint audit_seal_pkey;
          insert into audit_entry (org_id, id, at, user_id, role, act)
          values ($org, '0192a000-0000-7000-8000-00000000beef', '2026-01-01', gen_random_uuid(), 'x', 'x');
          insert into audit_seal select org_id, number, '0192a000-0000-7000-8000-00000000beef', hash, sealed_at
            from audit_seal where org_id = $org and number = 5`,
      finds: 'inserted',
    },
    {
      how: 'the log is emptied',
      sql: 'delete from audit_seal; delete from audit_entry',
      finds: 'cut-off',
    },
    {
      how: 'an entry is put in beside the sealer',
      sql: `insert into audit_entry (org_id, id, at, user_id, role, act)
          values ($org, gen_random_uuid(), '2026-01-01', gen_random_uuid(), 'x', 'x')`,
      finds: 'not-sealed',
    },
  ]
  for (const { how, sql, finds } of tamperings) {
    test(`when ${how}, the verifier says "${finds}" and where`, async () => {
      const [row] = await at.test.asAdministrator<{ entry_id: string }>(
        'select entry_id from audit_seal where org_id = $1 and number = 5',
        [orgId],
      )
      const filled = sql.replaceAll('$org', `'${orgId}'`).replaceAll('$entry', `'${row?.entry_id}'`)
      // All of it is undone again, and verified from within, so that the next row starts from the whole.
      const found = await tampered(filled)
      assert.ok(
        found.some(({ what }) => what === finds),
        JSON.stringify(found),
      )
    })
  }

  test('when the log is written anew from one line on, every hash fits, and it is found all the same', async () => {
    // A fork: whoever owns the server knows how the chain is made, and makes it again.
    const found = await tampered('select', async () => {
      const rows = await at.test.asAdministrator<ChainedEntry & SealRow>(
        `select ${entryColumns}, s.number, ${timeText('s.sealed_at')} as sealed_at, encode(s.hash, 'hex') as hash
         from audit_seal s join audit_entry e on e.org_id = s.org_id and e.id = s.entry_id
         where s.org_id = $1 order by s.number`,
        [orgId],
      )
      let before = beginningOf(orgId)
      for (const { number, sealed_at: sealedAt, hash, ...entry } of rows) {
        if (number < 5) {
          before = hash
          continue
        }
        const act = number === 5 ? 'nothing' : entry.act
        before = hashOf(
          { ...entry, act },
          { number: Number(number), entryId: entry.id, sealedAt },
          before,
        )
        await at.test.asAdministrator(`set session_replication_role = replica;
          update audit_entry set act = '${act.replaceAll("'", "''")}' where id = '${entry.id}';
          update audit_seal set hash = decode('${before}', 'hex') where org_id = '${orgId}' and number = ${number}`)
      }
    })
    assert.deepEqual(
      found.map(({ what }) => what),
      ['rewritten'],
    )
  })

  interface SealRow {
    readonly number: number
    readonly sealed_at: string
    readonly hash: string
  }

  async function tampered(sql: string, more = async () => {}) {
    const { db, asAdministrator } = at.test
    await asAdministrator(`create table if not exists kept_entry as table audit_entry;
    create table if not exists kept_seal as table audit_seal`)
    // As somebody who owns the server would: triggers and references off.
    await asAdministrator(`set session_replication_role = replica; ${sql}`)
    await more()
    const verdicts = await verifyDatabase(db, { anchorPath, now: later() })
    await asAdministrator(`set session_replication_role = replica;
    delete from audit_seal; delete from audit_entry;
    insert into audit_entry select * from kept_entry; insert into audit_seal select * from kept_seal;
    alter table audit_seal drop constraint if exists audit_seal_pkey, add primary key (org_id, number)`)
    assert.deepEqual((await verdict(later())).problems, [])
    return verdicts.find((each) => each.orgId === orgId)?.problems ?? []
  }

  test('a damaged file of ends is a fault, never "no ends are known"', async () => {
    const path = `${anchorPath}-damaged`
    writeFileSync(path, '{')
    await assert.rejects(verifyDatabase(at.test.db, { anchorPath: path, now: soon() }))
  })
})
