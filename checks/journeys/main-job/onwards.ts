/** After the decision: what was given, the next RNA before cover ends, and in the end leaving well. */
import assert from 'node:assert/strict'
import { needOf, record, type Stage, type Step } from './stage.ts'

export const onwards: readonly Step[] = [
  {
    name: 'support that was agreed is recorded as given, and as missed',
    async walk(stage) {
      const { worker, base } = stage
      const need = needOf(stage, 'mental-health')
      await worker.moveOn(29)
      await given(stage, need, { on: '2026-12-29', happened: 'provided' })
      await given(stage, need, { on: '2027-01-05', happened: 'missed', because: 'no-interpreter' })
      await worker.go(`${base}/needs`)
      await worker.sees('Given once: first on 29 December 2026', 'Missed once')
    },
  },
  {
    name: 'on 11 January, 42 days before 22 February, Today asks for the next RNA',
    async walk({ worker, base }) {
      await worker.moveOn(6)
      await worker.go('/today')
      await worker.sees('Monday 11 January 2027', 'Wagtail', 'next RNA')
      await worker.go(`${base}/rnas`)
      // The lessons are covered until 21 February: 42 days before is 10 January, 21 days before 31 January.
      await worker.sees('Support is not covered from 22 February 2027')
      await worker.sees(
        /Start the next RNA by 1[01] January 2027/,
        /send it by (31 January|1 February) 2027/,
      )
    },
  },
  {
    name: 'the next RNA begins with what the last one said, to be looked at again',
    async walk(stage) {
      const { worker, rna } = stage
      await worker.follow('Start the next RNA')
      await worker.fill({ answer: 'accepted', setting: 'remote' })
      await worker.press('Save')
      stage.nextRna = worker.path()
      assert.notEqual(stage.nextRna, rna)
      await worker.sees('Second RNA', 'to look at again')
      await worker.go(`${stage.nextRna}/needs/${needOf(stage, 'mental-health')}`)
      await worker.sees('It began during the exploitation', 'Is it still so?')
      await worker.press('Save: all marked answers still hold')
      await worker.seesNot('Is it still so?')
      await worker.go(`${stage.nextRna}/parts/earlier`)
      await worker.sees('Two months until the college begins')
    },
  },
  {
    name: 'months later they leave through the gate, and Reach-in begins',
    async walk(stage) {
      const { worker, base } = stage
      for (let moved = 0; moved < 135; moved += 45) await worker.moveOn(45)
      await worker.go(base)
      await worker.follow('Record what happened')
      await worker.follow('Leaving: what is in place')
      const inPlace = await worker.page
        .locator('input[name=inPlace]')
        .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('value') ?? ''))
      assert.equal(inPlace.length, 17)
      await worker.fill({ on: '2027-05-24', inPlace, signedOffBy: 'Service manager' })
      await worker.press('Save')
      await worker.sees('Recorded')
      await record(stage, 'exited', { on: '2027-05-24', reason: 'planned' })
      await worker.sees('Left on 24 May 2027')
      await worker.follow('Record what happened')
      await worker.follow('Reach-in started')
      await worker.fill({ on: '2027-05-25' })
      await worker.press('Save')
      await worker.sees('Reach-in')
    },
  },
]

async function given(
  { worker, base }: Stage,
  need: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  await worker.go(`${base}/needs/${need}/record/given`)
  await worker.fill(fields)
  await worker.press('Save')
  await worker.sees('Recorded')
}
