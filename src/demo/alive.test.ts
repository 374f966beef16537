import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { projectCase } from '../application/case/project-case.ts'
import { loadPolicy } from '../application/load-policy.ts'
import { aDay } from '../domain/calendar/day.ts'
import { madeUpInstallation } from './made-up-installation.ts'

const policy = loadPolicy()

for (const today of ['2026-11-21', '2028-02-29'].map(aDay)) {
  const cases = new Map(
    madeUpInstallation(today).people.map(({ alias, facts, worker }) => [
      alias,
      { worker, ...projectCase(facts, today, policy) },
    ]),
  )
  const of = (alias: string) => {
    const found = cases.get(alias)
    assert.ok(found, alias)
    return found
  }
  const shown = (alias: string) => of(alias).coming.filter(({ showFrom }) => showFrom <= today)
  const overdue = (alias: string) => shown(alias).filter(({ due }) => due < today)

  suite(`The made-up caseload, seen on ${today}`, () => {
    test('stands at every stage of the NRM, of support and of the RNA', () => {
      const nrm = new Set([...cases.values()].map(({ nrmState }) => nrmState))
      for (const state of [
        ...['not-referred', 'awaiting-reasonable-grounds', 'reasonable-grounds-negative'],
        ...['recovery', 'awaiting-conclusive-grounds', 'conclusive-grounds-positive'],
        ...['conclusive-grounds-negative', 'suspended', 'withdrawn', 'closed', 'died'],
        'disqualified-public-order',
      ]) {
        assert.ok(nrm.has(state), state)
      }
      const support = new Set([...cases.values()].map(({ supportState }) => supportState))
      for (const state of [
        ...['not-in-support', 'emergency', 'entry-contact', 'in-support', 'move-on'],
        ...['rna-extended', 'exiting', 'exited', 'reach-in', 're-entry-assessment', 'died'],
      ]) {
        assert.ok(support.has(state), state)
      }
      const rna = new Set([...cases.values()].map(({ rnaState }) => rnaState))
      for (const state of [
        ...['none', 'due', 'offered', 'declined', 'drafting', 'survivor-review', 'internal-qa'],
        ...['with-prime', 'with-authority', 'information-requested', 'decided', 'communicated'],
        ...['reconsideration', 'active', 'closed'],
      ]) {
        assert.ok(rna.has(state), state)
      }
      const overlays = new Set([...cases.values()].map(({ overlay }) => overlay))
      assert.ok(['missing', 'detained', 'suspended'].every((one) => overlays.has(one as 'missing')))
    })

    test('does what each person is there to show', () => {
      const gap = (alias: string) => shown(alias).filter(({ kind }) => kind === 'cover-gap')
      assert.ok(gap('Elder').length > 0 && (of('Elder').coveredUntil ?? '') < today)
      // A clock asks for Aspen's next RNA already, so the gap that it would fill is not asked for twice.
      assert.ok(shown('Aspen').some(({ limit }) => limit === 'OUR-NEXT-RNA-SUBMIT'))
      assert.ok(gap('Aspen').length === 0 && (of('Aspen').coveredUntil ?? '') > today)
      assert.equal(gap('Rockrose').length, 0)
      assert.equal(overdue('Rockrose').length, 0)
      assert.ok(shown('Larch').some(({ kind }) => kind === 'not-given'))
      assert.equal(shown('Moss').length, 0)
      assert.ok(overdue('Dunlin').length > 0)
      assert.ok(overdue('Sorrel').length > 0)
    })

    test('gives the first worker a full day without drowning them', () => {
      const senna = [...cases].filter(([, { worker }]) => worker === 'senna')
      assert.ok(senna.length >= 14 && senna.length <= 24)
      const lines = senna.flatMap(([alias]) => shown(alias))
      assert.ok(lines.length >= 15 && lines.length <= 60, `${lines.length} lines`)
      const active = [...cases].filter(([, one]) => one.active).map(([alias]) => alias)
      const late = active.filter((alias) => overdue(alias).some(({ kind }) => kind === 'clock'))
      assert.ok(late.length < active.length / 2, `${late.length} of ${active.length} are late`)
    })
  })
}
