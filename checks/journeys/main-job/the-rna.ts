/** The RNA: offered, put together from what is recorded, read with the survivor, released, sent. */
import assert from 'node:assert/strict'
import { needOf, type Stage, type Step } from './stage.ts'

/** What is asked for each need: until when, and who else could meet it. */
const asked = {
  'mental-health': { to: '2027-05-21', route: 'Community clinic', waiting: 'Nine months' },
  'legal-immigration': { to: '2027-05-21', route: 'Legal aid firm', waiting: 'Four months' },
  'education-work': { to: '2027-03-21', route: 'College', waiting: 'Next term' },
} as const

export const theRna: readonly Step[] = [
  {
    name: 'the RNA is offered and accepted, and begins with everything already known',
    async walk(stage) {
      const { worker, base } = stage
      await worker.go(`${base}/rnas`)
      await worker.follow('Offer the RNA')
      await worker.fill({
        on: '2026-11-09',
        trigger: 'conclusive-grounds',
        language: 'Tigrinya',
        interpreter: 'yes',
        answer: 'accepted',
        setting: 'face-to-face',
      })
      await worker.press('Save')
      await worker.sees('Recorded. Everything already known is filled in below')
      stage.rna = worker.path()
      await worker.sees('Mind and feelings', 'Legal: permission to be here', 'Learning and work')
    },
  },
  ...Object.keys(asked).map(
    (category): Step => ({
      name: `the need “${category}” is written, with nothing asked again`,
      walk: (stage) => writeNeed(stage, category as keyof typeof asked),
    }),
  ),
  {
    name: 'a sentence rests on a dated entry',
    async walk(stage) {
      const { worker, rna } = stage
      const need = needOf(stage, 'mental-health')
      await worker.go(`${rna}/needs/${need}`)
      await worker.press(/^Save and choose entries behind this/)
      await worker.sees('What does this rest on?', 'Nights are worst after calls about work')
      await worker.fill({ 'excerpt-1': 'nine months of waiting' })
      await worker.press('Choose it')
      await worker.sees('nine months of waiting')
    },
  },
  {
    name: 'every kind of need, dependants and money are answered',
    async walk({ worker, rna }) {
      await worker.go(`${rna}/parts/categories`)
      await worker.press(/no need now” for every kind/)
      await worker.go(rna)
      await worker.sees('17 of 17 answered', 'none recorded')
      await worker.follow('Money')
      await worker.fill({
        financial_otherIncome: 'no',
        financial_dependantsSupported: '0',
        financial_recoveryCosts: 'yes',
        financial_whichCosts: 'Bus to the clinic each week',
        financial_reduced: 'no',
      })
      await worker.press('Save and go back to the RNA')
      await worker.go(`${rna}/parts/about`)
      await worker.fill({ about_takingPart: 'Two talks at their own pace, with breaks' })
      await worker.press('Save and go back to the RNA')
    },
  },
  {
    name: 'the survivor goes through it, agrees in part, and their statement goes along',
    async walk({ worker, rna }) {
      await worker.go(rna)
      await worker.press('Ready to read with the survivor')
      await worker.sees('Your plan, as we would send it', 'I wake up every night')
      await worker.fill({
        agreement: 'partly',
        statement: 'The lessons should go on longer',
        readBack: 'yes',
      })
      await worker.press('Save and hand it to the manager')
      await worker.sees('Only a service manager releases an RNA')
    },
  },
  {
    name: 'the manager sees it on Today, checks it, and overrides with a reason what is missing',
    async walk(stage) {
      const manager = await stage.manager()
      await manager.go('/today')
      await manager.sees('RNAs waiting for your release')
      await manager.go(`${stage.rna}/release`)
      await manager.sees(/\d+ of \d+ checks are met/, 'Not met')
      await manager.press('Release to the prime contractor')
      await manager.sees('Not sent')
      const reasons = manager.page.locator('textarea[name^="reason-"]')
      const count = await reasons.count()
      assert.ok(count > 0, 'something is missing, and can be overridden')
      for (let at = 0; at < count; at += 1)
        await reasons.nth(at).fill('The letter follows next week')
      await manager.press('Release to the prime contractor')
      await manager.sees('Frozen', 'The lessons should go on longer')
    },
  },
  {
    name: 'the prime liaison sees the submission and nothing else, and forwards it',
    async walk(stage) {
      const prime = await stage.prime()
      await prime.go('/seat')
      await prime.sees('Waiting for you')
      await prime.follow(/^WM-/)
      await prime.sees('Somebody to talk to each week', 'I wake up every night')
      await prime.follow('Forward to the authority')
      await prime.press('Forward it')
      const answer = await prime.page.goto(new URL(stage.base, prime.page.url()).href)
      assert.equal(answer?.status(), 404)
    },
  },
  {
    name: 'the worker records that it was forwarded, from the answer itself',
    async walk({ worker, base }) {
      await worker.go('/today')
      await worker.sees('Answers on RNAs, not recorded yet')
      await worker.go(`${base}/rnas`)
      await worker.follow(/^Record it/)
      await worker.press('Save')
      await worker.sees('Recorded: it is with the authority now')
    },
  },
  {
    name: 'on Monday the assessor asks for information, and the worker supplies it',
    async walk(stage) {
      const { worker, base, rna } = stage
      await worker.go('/today')
      await worker.moveOn(3)
      const assessor = await stage.assessor()
      await assessor.go('/seat')
      await assessor.follow(/^WM-/)
      await assessor.follow('Ask for information')
      await assessor.fill({ words: 'Which clinic confirmed the wait?', answerBy: '2026-12-04' })
      await assessor.press('Ask')
      await worker.go(`${base}/rnas`)
      await worker.sees('More information was asked for')
      await worker.follow(/^Record it/)
      await worker.sees('Which clinic confirmed the wait?')
      await worker.press('Save')
      await worker.go(`${rna}/sent`)
      await worker.fill({ 'supplied-words': 'The community clinic, by letter of 19 October' })
      await worker.press('Save')
      await worker.sees(
        'Answer recorded, and sent',
        'The community clinic, by letter of 19 October',
      )
      await assessor.go(assessor.path())
      await assessor.sees('The community clinic, by letter of 19 October')
    },
  },
]

async function writeNeed(stage: Stage, category: keyof typeof asked): Promise<void> {
  const { worker, rna } = stage
  const need = needOf(stage, category)
  const { to, route, waiting } = asked[category]
  const at = (name: string) => `needs_${need}_${name}`
  await worker.go(`${rna}/needs/${need}`)
  const description = await worker.page.locator(`[name="${at('description')}"]`).inputValue()
  assert.ok(description.length > 5, 'what was recorded is filled in')
  await worker.press('Save and add a step')
  const step = await worker.page
    .locator('input[name*="_steps_"][name$="_what"]')
    .getAttribute('name')
  await worker.fill({
    [at('linkReasoning')]: 'It began during the exploitation, as the entries show',
    [at('currentProvision')]: 'One session each week',
    [at('mainstreamRoute')]: route,
    [at('waiting')]: waiting,
    [at('eligibility')]: 'Yes, in this area',
    [at('distance')]: 'One bus, half an hour',
    [at('languageThere')]: 'With an interpreter',
    [at('barrier')]: 'No place before the summer',
    [at('impactIfEnded')]: 'They would be alone with it',
    [at('noEvidenceReason')]: 'A letter was asked for and has not come',
    [at('asks')]: 'support',
    [at('recommendation_intensity')]: 'One hour each week',
    [at('recommendation_from')]: '2026-12-22',
    [at('recommendation_to')]: to,
    [at('recommendation_exitCondition')]: `${route} has begun`,
    [step ?? '']: `Chase ${route.toLowerCase()}`,
    [(step ?? '').replace(/_what$/, '_owner')]: 'Support worker',
    [(step ?? '').replace(/_what$/, '_by')]: '2027-01-15',
  })
  await worker.page
    .locator(`input[name="${at('recommendation_supports')}"]`)
    .first()
    .check()
  await worker.press('Save and go back to the RNA')
  await worker.go(rna)
  await worker.sees('9 of 9 ready')
}
