import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directionRuns } from './direction-runs.ts'

/** The parts that turn, in order. */
function turns(text: string, around: 'ltr' | 'rtl'): string[] {
  const runs = directionRuns(text, around)
  assert.equal(runs.map((run) => run.text).join(''), text, 'nothing may be lost')
  return runs.filter((run) => run.turned !== undefined).map((run) => run.text)
}

test('dates, references and telephone numbers stay whole inside Arabic text', () => {
  const rows: [string, string[]][] = [
    ['حتى 2026-12-10، المرجع', ['2026-12-10']],
    ['المرجع WM-2026/0042.', ['WM-2026/0042']],
    ['اتصلوا على 0800 0121 700 من فضلكم', ['0800 0121 700']],
    ['رقم +44 20 7946 0000.', ['+44 20 7946 0000']],
    [
      'كتب: National Referral Mechanism (NRM) في 9 December 2026.',
      ['National Referral Mechanism (NRM)', '9 December 2026'],
    ],
    ['الأرقام 12, 13, 14', ['12', '13', '14']],
    ['مبلغ £49.18 أو 10%', ['£49.18', '10%']],
    ['لا شيء هنا', []],
  ]
  for (const [text, expected] of rows) assert.deepEqual(turns(text, 'rtl'), expected, text)
})

test('Arabic words inside English text do not pull the number after them', () => {
  assert.deepEqual(turns('Her words: أريد المساعدة 2026-12-10 end', 'ltr'), ['أريد المساعدة'])
  assert.deepEqual(turns('Plain English, 9 December 2026 (NRM).', 'ltr'), [])
})
