/** One RNA from the need to the challenge, through the front door, on a real database. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { problemsOf } from '../../../../checks/browser/valid-html.ts'
import { newId } from '../../../storage/new-id.ts'
import { aJourney, formOn, type Journey, send, signedIn } from './journey.testing.ts'

let journey: Journey
let base = ''
let rna = ''
let need = ''
before(async () => {
  journey = await aJourney()
  base = `/cases/${journey.caseId}`
})
after(() => journey.close())

const day = (name: string, text: string) => {
  const [year = '', month = '', date = ''] = text.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

function textOf(body: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? body
  return main
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 1500)
}

/** Like `assert.match`, without printing a whole page when it fails. */
function assertSays(body: string, words: RegExp): void {
  assert.ok(words.test(body), `${words} is not on the page: ${textOf(body)}`)
}

async function looksRight(path: string): Promise<string> {
  const page = await journey.worker.get(path)
  assert.equal(page.status, 200, `${path} answered ${page.status}`)
  assert.deepEqual(await problemsOf(page.body), [], path)
  return page.body
}

test('a need is added with its words, and stands on the page with its cover', async () => {
  await looksRight(`${base}/needs`)
  await looksRight(`${base}/needs/new`)
  const empty = await send(journey.worker, `${base}/needs/new`)
  assert.equal(empty.status, 422)
  assertSays(empty.body, /Choose which kind of need it is/)
  const added = await send(journey.worker, `${base}/needs/new`, {
    changes: {
      category: 'mental-health',
      description: 'Somebody to talk to each week',
      survivorWords: 'I wake up <every> night',
      link: 'contributory',
    },
  })
  assert.equal(added.status, 303)
  need = /#need-(.+)$/.exec(added.goTo ?? '')?.[1] ?? ''
  const shown = await looksRight(`${base}/needs`)
  assertSays(shown, /I wake up &lt;every&gt; night/)
  assertSays(shown, /Covered/)
})

test('a child is a person with needs of their own', async () => {
  await looksRight(`${base}/needs/dependants/new`)
  const added = await send(journey.worker, `${base}/needs/dependants/new`, {
    changes: { relation: 'child', alias: 'Pebble' },
  })
  assert.equal(added.status, 303)
  const shown = await looksRight(`${base}/needs`)
  assertSays(shown, /Pebble/)
  assertSays(shown, /No needs of their own recorded/)
  await looksRight(`${base}/needs/new`)
})

test('evidence is asked for, comes, and a visit is recorded as missed', async () => {
  for (const [act, changes] of [
    ['ask', { what: 'A letter from the clinic' }],
    ['received', { what: 'The letter from the clinic', ...day('datedOn', '2025-01-10') }],
    ['given', { happened: 'missed', because: 'waiting-list' }],
  ] as const) {
    await looksRight(`${base}/needs/${need}/record/${act}`)
    const saved = await send(journey.worker, `${base}/needs/${need}/record/${act}`, { changes })
    assert.equal(saved.status, 303, act)
  }
  const shown = await looksRight(`${base}/needs`)
  assertSays(shown, /Is it still current\?/)
  assertSays(shown, /Missed once/)
  const action = /action="([^"]+\/current)"/.exec(shown)?.[1] ?? ''
  const confirmed = await journey.worker.post(action, formOn(shown, action))
  assert.equal(confirmed.status, 303)
})

test('the offer and the yes make an RNA that is filled with what is known', async () => {
  await looksRight(`${base}/rnas`)
  await looksRight(`${base}/rnas/new`)
  const offered = await send(journey.worker, `${base}/rnas/new`, {
    changes: { language: 'Tigrinya', interpreter: 'yes', answer: 'accepted', setting: 'remote' },
  })
  assert.equal(offered.status, 303, textOf(offered.body))
  rna = (offered.goTo ?? '').split('?')[0] ?? ''
  const overview = await looksRight(rna)
  assertSays(overview, /of 9 ready/)
  const page = await looksRight(`${rna}/needs/${need}`)
  assertSays(page, /Somebody to talk to each week/)
  assertSays(page, /The letter from the clinic/)
  for (const part of ['about', 'categories', 'dependants', 'money', 'earlier']) {
    await looksRight(`${rna}/parts/${part}`)
  }
  assertSays(await looksRight(`${rna}/parts/about`), /value="Tigrinya"/)
})

const at = (name: string) => `needs_${need}_${name}`

test('one need is written: a wrong day keeps every word, and comes back beside its field', async () => {
  const wrong = await send(journey.worker, `${rna}/needs/${need}`, {
    changes: {
      [at('linkReasoning')]: 'Nightmares began there',
      ...day(at('recommendation_from'), '2026-02-31'),
    },
  })
  assert.equal(wrong.status, 422)
  assertSays(wrong.body, /Nightmares began there/)
  assertSays(wrong.body, /Enter a day that exists/)
  assertSays(wrong.body, /value="31"/)
})

test('the second writer of one need keeps their words and sees what is saved now', async () => {
  const path = `${rna}/needs/${need}`
  const [mine, theirs] = [await journey.worker.get(path), await journey.cover.get(path)]
  const first = await journey.cover.post(path, {
    ...formOn(theirs.body, path),
    [at('barrier')]: 'The list is closed',
  })
  assert.equal(first.status, 303)
  const second = await journey.worker.post(path, {
    ...formOn(mine.body, path),
    [at('barrier')]: 'No place until June',
  })
  assert.equal(second.status, 409)
  assertSays(second.body, /No place until June/)
  assertSays(second.body, /Saved now by somebody else/)
  assertSays(second.body, /The list is closed/)
  const again = await journey.worker.post(path, formOn(second.body, path))
  assert.equal(again.status, 303)
})

test('two people who write in different parts do not stand in each other’s way', async () => {
  const [about, money] = [`${rna}/parts/about`, `${rna}/parts/money`]
  const [one, other] = [await journey.worker.get(about), await journey.cover.get(money)]
  const first = await journey.worker.post(about, {
    ...formOn(one.body, about),
    about_takingPart: 'Two long talks with breaks',
  })
  const second = await journey.cover.post(money, {
    ...formOn(other.body, money),
    financial_otherIncome: 'no',
    financial_dependantsSupported: '1',
    financial_recoveryCosts: 'no',
  })
  assert.deepEqual([first.status, second.status], [303, 303])
  assertSays((await journey.worker.get(about)).body, /Two long talks with breaks/)
  assertSays((await journey.worker.get(money)).body, /value="1"/)
})

test('pressing save twice writes once', async () => {
  const path = `${rna}/parts/about`
  const page = await journey.worker.get(path)
  const fields = { ...formOn(page.body, path), about_language: 'Tigrinya, slowly' }
  const [first, second] = [
    await journey.worker.post(path, fields),
    await journey.worker.post(path, fields),
  ]
  assert.deepEqual([first.status, second.status], [303, 303])
})

test('steps, a taper and an entry behind a sentence are added without losing a word', async () => {
  const path = `${rna}/needs/${need}`
  const { worker, door, caseId } = journey
  await door.at.world.asActor(door.at.people.worker, async ({ cases, journal }) => {
    const seen = await cases.open(caseId)
    assert.ok(seen)
    const entry = {
      id: newId(),
      on: seen.facts[0]?.on ?? '2026-02-10',
      kind: 'call',
      words: 'Said that nights are worst after calls about work',
      needIds: [need],
    } as const
    await journal.add(seen, entry as Parameters<typeof journal.add>[1], { writeId: newId() })
  })
  await send(worker, path, {
    changes: {
      do: 'add-step',
      [at('linkReasoning')]: 'Nightmares began there',
      [at('asks')]: 'support',
      ...day(at('recommendation_from'), '2026-03-21'),
      ...day(at('recommendation_to'), '2026-08-20'),
    },
  })
  const withStep = await looksRight(path)
  assertSays(withStep, /Step 1/)
  assertSays(withStep, /Nightmares began there/)
  await send(worker, path, { changes: { do: 'even-taper' } })
  assertSays(await looksRight(path), /Part 3/)
  const chosen = await send(worker, path, { changes: { do: 'cite:linkReasoning' } })
  assert.equal(chosen.goTo, `${path}/cite/linkReasoning`)
  assertSays(await looksRight(`${path}/cite/linkReasoning`), /nights are worst/)
  const cited = await send(worker, `${path}/cite/linkReasoning`, {
    changes: { 'excerpt-1': 'nights are worst' },
  })
  assert.equal(cited.status, 303)
  assertSays(await looksRight(path), /nights are worst/)
})

test('that nothing was given for so many days can be written down and cited in one press', async () => {
  const { worker, door } = journey
  door.at.setNow('2026-04-20T09:00:00.000Z')
  const path = `${rna}/needs/${need}`
  const cite = `${path}/cite/linkReasoning`
  assertSays(await looksRight(cite), /As far as is recorded, nothing was given for this need/)
  const chosen = await send(worker, cite, { action: `${cite}/sentence` })
  assert.equal(chosen.status, 303)
  assertSays(await looksRight(path), /nothing was given for this need for \d+ days/)
  assertSays(await looksRight(cite), /Chosen/)
  door.at.setNow('2026-03-02T09:00:00.000Z')
})

test('“no need now” for the rest leaves the kind with a need alone', async () => {
  await send(journey.worker, `${rna}/parts/categories`, { changes: { do: 'rest-no-need' } })
  const page = await looksRight(`${rna}/parts/categories`)
  assertSays(page, /There is a need/)
  assertSays(await looksRight(rna), /17 of 17 answered/)
})

test('the survivor goes through it and disagrees in part; their words go along', async () => {
  const ready = await send(journey.worker, rna, { action: `${rna}/drafted` })
  assert.equal(ready.goTo, `${rna}/review`)
  const page = await looksRight(`${rna}/review`)
  assertSays(page, /I wake up &lt;every&gt; night/)
  const unsaid = await send(journey.worker, `${rna}/review`)
  assert.equal(unsaid.status, 422)
  const said = await send(journey.worker, `${rna}/review`, {
    changes: { agreement: 'partly', statement: 'It should be longer', readBack: 'yes' },
  })
  assert.equal(said.goTo, `${rna}/release`)
})

test('after the review nobody changes the draft until it is returned', async () => {
  const path = `${rna}/parts/about`
  assertSays(await looksRight(path), /Read only/)
  const page = await journey.worker.get(`${rna}/release`)
  assertSays(page.body, /Only a service manager releases an RNA/)
})

test('a worker may not release, and a manager may not release past a check without a reason', async () => {
  const path = `${rna}/release`
  const page = await journey.manager.get(path)
  assert.deepEqual(await problemsOf(page.body), [])
  const fields = formOn(page.body, path)
  assert.equal((await journey.worker.post(path, fields)).status, 404)
  const refused = await journey.manager.post(path, { ...fields, 'reason-1': 'The letter follows' })
  assert.equal(refused.status, 422)
  assertSays(refused.body, /The letter follows/)
  assertSays(refused.body, /Not sent/)
})

test('released with reasons, it is frozen once, however often the button is pressed', async () => {
  const path = `${rna}/release`
  const page = await journey.manager.get(path)
  const reasons = Object.fromEntries(
    [...page.body.matchAll(/name="(reason-\d+)"/g)].map(([, name]) => [name, 'Seen, it can go']),
  )
  const fields = { ...formOn(page.body, path), ...reasons }
  const first = await journey.manager.post(path, fields)
  assert.equal(first.goTo, `${rna}/sent?done=released`, textOf(first.body))
  const second = await journey.manager.post(path, fields)
  assert.equal(second.status, 303)
  const sent = await looksRight(`${rna}/sent`)
  assert.equal(sent.match(/Frozen/g)?.length, 1)
  assertSays(sent, /It should be longer/)
  assert.ok(!sent.includes('Tigrinya school'), 'nothing else of the case')
})

test('forwarded, asked for more, answered', async () => {
  const path = `${rna}/sent`
  for (const [form, changes] of [
    ['forwarded', {}],
    ['asked', { 'asked-words': 'Who is on the waiting list?' }],
    ['supplied', { 'supplied-words': 'The clinic wrote on 10 January' }],
  ] as const) {
    const saved = await send(journey.worker, path, { action: `${path}/${form}`, changes })
    assert.equal(saved.status, 303, form)
    await looksRight(path)
  }
})

test('the decision is entered whole, looked at twice where it is shorter, and read as a difference', async () => {
  const path = `${rna}/decision`
  await looksRight(path)
  const entry = {
    ...day('on', '2026-03-02'),
    [`outcome-${need}`]: 'agreed',
    ...day(`from-${need}`, '2026-03-21'),
    ...day(`to-${need}`, '2026-05-20'),
    [`reasons-${need}`]: 'Enough for now',
  }
  const wrong = await send(journey.worker, path, {
    changes: { ...entry, ...day(`to-${need}`, '2026-03-01') },
  })
  assert.equal(wrong.status, 422)
  assertSays(wrong.body, /The last day is before the first/)
  const doubtful = await send(journey.worker, path, { changes: entry })
  assert.equal(doubtful.status, 422)
  assertSays(doubtful.body, /entered as agreed, yet shorter/)
  assertSays(doubtful.body, /Enough for now/)
  const saved = await journey.worker.post(path, {
    ...formOn(doubtful.body, path),
    [`outcome-${need}`]: 'partly-agreed',
  })
  assert.equal(saved.goTo, `${path}?done=decided`, textOf(saved.body))
  const shown = await looksRight(path)
  assertSays(shown, /asked for and not granted/)
  assertSays(shown, /Tell the survivor/)
})

test('telling needs a copy or a reason why there is none', async () => {
  const path = `${rna}/told`
  await looksRight(path)
  const unsaid = await send(journey.worker, path, { changes: { copyGiven: 'no' } })
  assert.equal(unsaid.status, 422)
  assertSays(unsaid.body, /Choose why no copy was given/)
  const told = await send(journey.worker, path, {
    changes: { copyGiven: 'yes', language: 'Tigrinya', readBack: 'yes' },
  })
  assert.equal(told.goTo, `${rna}/decision?done=told`)
})

test('a challenge asks for its evidence on the same day', async () => {
  const path = `${rna}/challenge`
  const page = await looksRight(path)
  assertSays(page, /How long there is/)
  const bare = await send(journey.worker, path, {
    changes: { grounds: 'not-in-line', do: 'challenge' },
  })
  assert.equal(bare.status, 422)
  assertSays(bare.body, /Say what the decision overlooked/)
  const wanted = /name="ask-[^"]+" type="checkbox" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const sent = await send(journey.worker, path, {
    changes: {
      do: 'challenge',
      grounds: 'not-in-line',
      by: 'survivor',
      [`whyWrong-${need}`]: 'The waiting list is nine months',
      [`ask-${need}`]: wanted,
    },
  })
  assert.equal(sent.goTo, `${path}?done=challenged`)
  const after = await looksRight(path)
  assertSays(after, /Evidence still awaited/)
  const drafts = await journey.door.at.world.asActor(journey.door.at.people.worker, (stores) =>
    stores.drafts.mine(),
  )
  const paper = drafts.find(({ key }) => key.includes(':out-reconsideration-request-'))
  assert.equal(paper?.fields[`wrong-${need}`], 'The waiting list is nine months')
  assert.equal(paper?.fields['grounds'], 'not-in-line')
  const more = await send(journey.worker, path, {
    action: `${rna}/extension`,
    changes: { extension: 'The clinic needs three weeks' },
  })
  assert.equal(more.status, 303)
})

test('the next RNA starts with one form and takes over what still may hold', async () => {
  const started = await send(journey.worker, `${base}/rnas/new`, {
    changes: { answer: 'accepted' },
  })
  assert.equal(started.status, 303, textOf(started.body))
  const next = (started.goTo ?? '').split('?')[0] ?? ''
  const overview = await looksRight(next)
  assertSays(overview, /to look at again/)
  const page = await looksRight(`${next}/needs/${need}`)
  assertSays(page, /Nightmares began there/)
  assertSays(page, /Is it still so\?/)
  const looked = await send(journey.worker, `${next}/needs/${need}`, {
    changes: { do: 'still-all' },
  })
  assert.equal(looked.status, 303)
  assert.ok(!(await looksRight(`${next}/needs/${need}`)).includes('Is it still so?'))
  await looksRight(`${base}/rnas`)
})

test('nobody outside the team opens any of it', async () => {
  const { door } = journey
  const other = await signedIn(door, door.at.people.otherWorker)
  for (const path of [`${base}/needs`, `${base}/rnas`, rna, `${rna}/release`, `${rna}/decision`]) {
    assert.equal((await other.get(path)).status, 404, path)
  }
})
