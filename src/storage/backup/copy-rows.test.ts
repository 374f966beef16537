/** Rows that leave by COPY: wherever the last of them fall, the connection answers what comes next. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as passing } from 'node:timers/promises'
import { withSnapshot } from '../connect/with-administrator.ts'
import { aDatabase, type TestDatabase } from '../testing.ts'
import { copyOut } from './copy-rows.ts'

let at: TestDatabase
before(async () => {
  at = await aDatabase()
})
after(() => at.close())

// Around the room in memory: among these the last rows, the end and the pause fall into one message.
const counts = Array.from({ length: 24 }, (_, place) => 1_020 + place * 8)

test('whoever takes rows slowly still gets an answer to the next question', async () => {
  await withSnapshot(at.db, async (client) => {
    for (const count of counts) {
      const sql = `copy (select repeat('x', 1023) from generate_series(1, ${count})) to stdout`
      let bytes = 0
      for await (const part of copyOut(client, sql)) {
        bytes += part.length
        // Meanwhile the rest arrives.
        await passing(20)
      }
      assert.equal(bytes, count * 1024)
      const answered = client.query<{ one: number }>('select 1 as one')
      const next = await Promise.race([answered, passing(10_000, undefined, { ref: false })])
      assert.deepEqual(next?.rows, [{ one: 1 }], `after ${count} rows nothing was answered`)
    }
  })
})
