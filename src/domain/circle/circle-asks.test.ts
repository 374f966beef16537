/** What the circle asks of a worker, and since when. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDay } from '../calendar/day.ts'
import { circleAsks, type ToldMember } from './circle-asks.ts'
import { give, ledgerOf, takeBack } from './sharing.testing.ts'

const share = 'share-with-organisation'
const today = aDay('2026-03-10')
const yes = give(share, '2026-01-04', 'yes')
const solicitor: ToldMember = {
  ...{ id: 's', type: 'legal-adviser', grant: 'yes', items: ['identity'] },
  until: aDay('2026-04-04'),
}
const told = { ...solicitor, toldAt: '2026-02-01T09:00:00.000Z' }
const gone = ledgerOf(yes, takeBack(share, '2026-03-05', 'yes'))
const takenBack = new Map([['yes', aDay('2026-03-05')]])

const asked = (
  member: ToldMember,
  consents = ledgerOf(yes),
  back = new Map<string, typeof today>(),
) =>
  circleAsks(consents, [member], { today, takenBack: back }).map(
    ({ key, due, showFrom }) => `${key} ${due} from ${showFrom}`,
  )

const rows = [
  ['it ends, shown from two weeks before', asked(solicitor), ['ends:s 2026-04-04 from 2026-03-21']],
  ['taken back, and they were told nothing', asked(solicitor, gone, takenBack), []],
  [
    'taken back, and they were told: a notice since that day',
    asked(told, gone, takenBack),
    ['notice:s 2026-03-05 from 2026-03-05'],
  ],
  [
    'the notice was given after they were last told',
    asked({ ...told, noticeGivenAt: '2026-03-06T09:00:00.000Z' }, gone, takenBack),
    [],
  ],
  [
    'they were told again after a notice',
    asked({ ...told, noticeGivenAt: '2026-01-06T09:00:00.000Z' }, gone, takenBack),
    ['notice:s 2026-03-05 from 2026-03-05'],
  ],
  [
    'their part was ended: since that day',
    asked({ ...told, ended: { on: aDay('2026-03-07'), why: 'person-changed' } }),
    ['notice:s 2026-03-07 from 2026-03-07'],
  ],
  [
    'they must not be told: nobody writes to them by itself',
    asked({ ...told, conflictSince: today }, gone, takenBack),
    [],
  ],
  [
    'the wording was corrected: since today',
    asked(told, ledgerOf()),
    ['notice:s 2026-03-10 from 2026-03-10'],
  ],
] as const
for (const [when, lines, expected] of rows) {
  test(when, () => assert.deepEqual(lines, expected))
}

test('no line holds a word that somebody typed', () => {
  const [line] = circleAsks(gone, [told], { today, takenBack })
  assert.equal(line?.title, 'Legal adviser: they were told something, and may not use it any more')
})
