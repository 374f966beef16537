/** The decision: made in the authority's seat, recorded, told, given as a copy, challenged in time. */
import assert from 'node:assert/strict'
import { needOf, type Stage, type Step } from './stage.ts'

export const theDecision: readonly Step[] = [
  {
    name: 'the assessor agrees one need, one in part, and one not, with reasons',
    async walk(stage) {
      const assessor = await stage.assessor()
      await assessor.follow('Decide')
      const [mind, legal, lessons] = threeNeeds(stage)
      await assessor.fill({
        [`outcome-${mind}`]: 'agreed',
        [`from-${mind}`]: '2026-12-22',
        [`to-${mind}`]: '2027-05-21',
        [`outcome-${legal}`]: 'partly-agreed',
        [`from-${legal}`]: '2026-12-22',
        [`to-${legal}`]: '2027-02-21',
        [`reasons-${legal}`]: 'Two months are enough for two sessions',
        [`outcome-${lessons}`]: 'not-agreed',
        [`reasons-${lessons}`]: 'A college offers lessons',
      })
      await assessor.press('Send the decision')
      await assessor.sees('Agreed in part: shorter or less than asked', 'Not agreed')
    },
  },
  {
    name: 'the worker finds the decision on Today and records it from the answer',
    async walk({ worker, base }) {
      await worker.go('/today')
      await worker.sees('A decision came in on')
      await worker.go(`${base}/rnas`)
      await worker.follow(/^Record it/)
      await worker.sees('Enter the decision letter')
      await worker.fill({ receivedByProviderOn: '2026-11-23' })
      await worker.press('Save the whole decision')
      await worker.sees('What was decided', 'The survivor has not been told')
      // 10 days of December, 31 of January, 28 of February and 21 of March are 90; to 21 May they are 151.
      await worker.sees('Asked for 90 days, granted none')
      await worker.sees('Asked for 151 days, granted 62 days: 89 days asked for and not granted')
    },
  },
  {
    name: 'they are told in their language with read-back, and given a copy',
    async walk({ worker, rna }) {
      await worker.follow('Tell the survivor')
      await worker.fill({
        copyGiven: 'yes',
        language: 'Tigrinya',
        interpreter: 'yes',
        readBack: 'yes',
      })
      await worker.press('Save')
      await worker.sees('The survivor has been told', 'with a copy')
      assert.equal(worker.path(), `${rna}/decision`)
    },
  },
  {
    name: 'the survivor’s copy is looked at, and taken as PDF and as Word to be given by hand',
    async walk({ worker, base }) {
      await worker.go(`${base}/contact/rules/in-person`)
      await worker.fill({
        ...{ isSafe: 'yes', when: 'any-time', content: 'detail', askedNow: ['yes'] },
      })
      await worker.press('Save')
      await worker.go(`${base}/documents`)
      await worker.follow('Make a document')
      await worker.follow(/Survivor’s copy/)
      await worker.fill({ reaches: 'in-person' })
      await bothFiles(worker)
    },
  },
  {
    name: 'the clock of the challenge is 20 December, counted from the day on the letter',
    async walk({ worker, base }) {
      await worker.go(base)
      // 28 days with Monday 23 November as the first: 20 December; counted from the day after, the 21st.
      await worker.sees('20 December', 'Why this date')
    },
  },
  {
    name: 'what was refused is challenged in time, and the request is taken along',
    async walk(stage) {
      const { worker, base, rna } = stage
      const [, legal, lessons] = threeNeeds(stage)
      await worker.go(`${rna}/challenge`)
      await worker.fill({
        [`challenge-${legal}`]: 'yes',
        [`whyWrong-${legal}`]: 'The solicitor asked for five months',
        [`challenge-${lessons}`]: 'yes',
        [`whyWrong-${lessons}`]: 'The college has no place before the summer',
        grounds: 'not-in-line',
        by: 'survivor',
        statement: 'Please look at the lessons again',
      })
      await worker.press('Record the challenge')
      await worker.sees('Asked for already')
      await worker.go(`${base}/documents-out`)
      await worker.follow(/Request to look again/)
      await bothFiles(worker)
    },
  },
  {
    name: 'looked at again, more is agreed, and the cover follows',
    async walk(stage) {
      const { worker, base, rna } = stage
      const [mind, legal, lessons] = threeNeeds(stage)
      await worker.moveOn(14)
      await worker.go(`${rna}/decision`)
      await worker.fill({
        on: '2026-12-07',
        [`outcome-${mind}`]: 'agreed',
        [`from-${mind}`]: '2026-12-22',
        [`to-${mind}`]: '2027-05-21',
        [`outcome-${legal}`]: 'agreed',
        [`from-${legal}`]: '2026-12-22',
        [`to-${legal}`]: '2027-05-21',
        [`outcome-${lessons}`]: 'partly-agreed',
        [`from-${lessons}`]: '2026-12-22',
        [`to-${lessons}`]: '2027-02-21',
        [`reasons-${lessons}`]: 'Two months until the college begins',
        receivedByProviderOn: '2026-12-07',
      })
      const after = worker.page.locator('[name=afterReconsideration]').first()
      if ((await after.count()) > 0) await after.check()
      await worker.press('Save the whole decision')
      await worker.sees('What was decided')
      await worker.follow('Tell the survivor')
      await worker.fill({ copyGiven: 'yes', language: 'Tigrinya', readBack: 'yes' })
      await worker.press('Save')
      await worker.go(`${base}/needs`)
      await worker.sees('Covered until 21 February 2027', 'Covered until 21 May 2027')
    },
  },
]

function threeNeeds(stage: Stage): readonly [string, string, string] {
  return [
    needOf(stage, 'mental-health'),
    needOf(stage, 'legal-immigration'),
    needOf(stage, 'education-work'),
  ]
}

/** Makes the document both ways; the files begin as such files do. */
async function bothFiles(worker: Stage['worker']): Promise<void> {
  const goOn = worker.page.locator('input[name=goOn]')
  for (const [button, begins] of [
    ['Make the PDF', '%PDF'],
    ['Make the Word file', 'PK'],
  ] as const) {
    if ((await goOn.count()) > 0) await goOn.check()
    const bytes = await worker.takeFile(button)
    assert.equal(bytes.subarray(0, begins.length).toString('latin1'), begins)
  }
}
