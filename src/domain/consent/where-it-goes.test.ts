/** The words before a consent that cannot be called back: short, plain, honest, kept by edition. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passingOn } from '../firewall/explanation.ts'
import { saidToday, whereItGoes } from './where-it-goes.ts'

const texts = Object.entries(whereItGoes).flatMap(([edition, said]) =>
  Object.entries(said).map(([consent, lines]) => ({ edition, consent, lines })),
)

test('the referral and the investigation have words today', () => {
  const said = Object.keys(whereItGoes[saidToday])
  assert.deepEqual(said, ['nrm-referral', 'cooperate-authorities'])
  // Whoever gets it may pass it on, says the firewall too.
  for (const to of ['home-office-competent-authority', 'police']) assert.ok(passingOn(to), to)
})

for (const { edition, consent, lines } of texts) {
  test(`${consent}, ${edition}: says who may pass it on, and that no is an answer`, () => {
    const whole = lines.join(' ')
    assert.match(whole, /Home Office/)
    assert.match(whole, /may (pass on|tell)/)
    assert.match(whole, /cannot call (it|the referral) back/)
    assert.match(whole, /You can say no/)
  })

  test(`${consent}, ${edition}: short sentences of short words`, () => {
    const sentences = lines.flatMap((line) => line.match(/[^.]+\./g) ?? [])
    for (const sentence of sentences) {
      const words = sentence.match(/[a-z’]+/gi) ?? []
      assert.ok(words.length <= 20, `${words.length} words: ${sentence}`)
      const long = words.filter((word) => word.length > 10 && word.toLowerCase() !== 'immigration')
      assert.deepEqual(long, [], sentence)
    }
  })
}
