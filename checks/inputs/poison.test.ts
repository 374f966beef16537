/**
 * Hostile and unusual words through the front door: nothing breaks, nothing typed becomes a page,
 * everything typed is shown again as it was, and every page stays a proper one.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../src/storage/new-id.ts'
import { textOf } from '../../src/web/request/typed.ts'
import { routes } from '../../src/web/routes.ts'
import { type Known, knownAt } from '../access/cells.ts'
import {
  aFrontDoor,
  type Door,
  type Fields,
  type FrontDoor,
  type Reply,
} from '../access/front-door.ts'
import { problemsOf } from '../browser/valid-html.ts'
import {
  answered,
  boxes,
  dayTyped,
  everyForm,
  type Found,
  shownIn,
  type Target,
} from './every-form.ts'
import { formsIn, shapesIn, wordsIn } from './forms-in.ts'
import { hostileTexts, oddDays, oddNames, worstTexts } from './hostile-texts.ts'

/** WAYMARK_POISON=full sends every text to every field; otherwise each form gets its share of them. */
const full = process.env['WAYMARK_POISON'] === 'full'
const shareOf = full ? hostileTexts.length : 5

let front: FrontDoor
let door: Door
let known: Known
let found: Found
before(async () => {
  front = await aFrontDoor()
  door = front.openAt(routes)
  known = await knownAt(front)
  found = await everyForm(front, door, known, routes)
})
after(async () => {
  await door.stop()
  await front.close()
})

const texts = hostileTexts.map(({ text }) => text)
const times = new Map<string, number[]>()
/** One answer in so many is looked at as a page of HTML. */
const sampled: { name: string; page: string }[] = []

/** Waymark keeps every character but two kinds that no database keeps: both become a visible mark. */
function asKept(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}

/** Line breaks are one thing, however they are written. */
function asCompared(text: string): string {
  return asKept(text).replace(/\r\n?/g, '\n')
}

interface Sent {
  readonly target: Target
  readonly name: string
  readonly fields: Fields
}

/** Sends it, and answers what is wrong with the reply whatever was typed. */
async function send({ target, name, fields }: Sent): Promise<{ reply: Reply; wrong: string[] }> {
  const { who, form } = target
  const began = performance.now()
  const reply =
    form.method === 'POST'
      ? await door.send(who, { method: 'POST', url: form.action, fields })
      : await door.get(who, withQuery(form.action, fields))
  times.set(name, [...(times.get(name) ?? []), performance.now() - began])
  const wrong = [...brokenBy(reply), ...front.faults()]
  const isPage = String(reply.headers['content-type']).startsWith('text/html')
  if (wrong.length === 0 && isPage && times.get(name)?.length === 7) {
    sampled.push({ name, page: reply.page })
  }
  return { reply, wrong: wrong.map((one) => `${name}: ${one}`) }
}

function withQuery(path: string, fields: Fields): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const each of typeof value === 'string' ? [value] : value) query.append(name, each)
  }
  return `${path}?${query}`
}

const proper = new Set([200, 303, 400, 404, 409, 413, 422, 429])

function brokenBy(reply: Reply): string[] {
  const { status, page, goTo, headers } = reply
  if (!proper.has(status)) return [`answered ${status}`]
  if (goTo !== undefined && !goTo.startsWith('/')) return [`sends away to ${goTo}`]
  if (!String(headers['content-type']).startsWith('text/html')) return []
  const strange = [...shapesIn(page)].filter((shape) => !found.shapes.has(shape))
  return strange.length > 0 ? [`has <${strange.slice(0, 3).join('>, <')}> in its page`] : []
}

/** What the page that came back no longer holds of what was typed. */
function lostIn(reply: Reply, target: Target, typed: Fields): string[] {
  if (reply.status !== 422 && reply.status !== 409) return []
  const shown = shownIn(reply.page, target.form.action)
  const secret = /password|present|again|code|Code/
  return target.texts.flatMap((name) => {
    const field = shown.get(name)
    const value = typed[name]
    if (secret.test(name) || typeof value !== 'string') return []
    if (field === undefined) return [`the field ${name} is gone`]
    const kept = asCompared(field.values.join(''))
    return kept === asCompared(value)
      ? []
      : [`${name} was ${say(value)}, came back as ${say(kept)}`]
  })
}

function say(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text)
}

function nameOfTarget({ form }: Target): string {
  return `${form.method} ${form.action.replace(/[0-9a-f-]{36}/g, ':id')}`
}

/** Slow on purpose, because a password is checked. */
function isSlow({ form }: Target): boolean {
  return form.fields.some(({ name }) => /password|present|userName/.test(name))
}

/** Several at once, because a person is never alone; in order, so that a failure can be repeated. */
async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>) {
  for (let start = 0; start < items.length; start += 8) {
    await Promise.all(items.slice(start, start + 8).map(work))
  }
}

function summed(wrong: readonly string[]): string[] {
  return [...new Set(wrong)].slice(0, 60)
}

test('there are forms enough, and words enough, to mean something', () => {
  assert.ok(texts.length >= 300, `${texts.length} texts`)
  assert.ok(found.targets.length >= 90, `${found.targets.length} forms`)
})

test('every form answers properly without anything hostile, also when it is sent with mistakes', async () => {
  const wrong: string[] = []
  // What this shows is learnt: the shapes of problems, summaries and refusals.
  for (const target of found.targets) {
    const name = nameOfTarget(target)
    const empty = Object.fromEntries(target.texts.map((one) => [one, '']))
    const noDays = Object.assign(
      {},
      ...target.days.map((day) => dayTyped(day, ['31', '2', '2026'])),
    )
    const unchosen = Object.fromEntries(
      target.form.fields.filter(({ kind }) => kind === 'choice').map((one) => [one.name, '']),
    )
    for (const change of [{}, empty, noDays, unchosen]) {
      const fields = { ...answered(target), ...change }
      const { who, form } = target
      const reply =
        form.method === 'POST'
          ? await door.send(who, { method: 'POST', url: form.action, fields })
          : await door.get(who, withQuery(form.action, fields))
      if (!proper.has(reply.status)) wrong.push(`${name}: answered ${reply.status}`)
      for (const shape of shapesIn(reply.page)) found.shapes.add(shape)
    }
    wrong.push(...front.faults().map((fault) => `${name}: ${fault}`))
    if (isSlow(target)) front.signInAgain()
  }
  assert.deepEqual(summed(wrong), [])
})

test('whatever is typed into any form, nothing breaks, nothing becomes a page, and all of it is kept', async (t) => {
  const wrong: string[] = []
  let sent = 0
  const withTexts = found.targets.filter((target) => target.texts.length > 0)
  for (const [place, target] of withTexts.entries()) {
    const share = isSlow(target) ? 2 : shareOf
    const from = (place * shareOf) % texts.length
    const own = [...texts, ...texts].slice(from, from + share)
    const worst = turn(worstTexts, place, 2)
    const all = isSlow(target) ? own : [...own, ...worst]
    await each([...all.entries()], async ([index, text]) => {
      const typed = Object.fromEntries(
        // Another text in each field, so that every field meets many of them.
        target.texts.map((name, field) => [name, field === 0 ? text : next(text, field)]),
      )
      // Every third time with a mistake, so that the form comes back.
      const mistake = index % 3 === 0 ? mistakeIn(target) : {}
      const fields = { ...answered(target), ...typed, ...mistake }
      const { reply, wrong: broken } = await send({ target, name: nameOfTarget(target), fields })
      sent += 1
      wrong.push(...broken.map((one) => `${one} (${say(text)})`))
      const lost = lostIn(reply, target, fields)
      wrong.push(...lost.map((one) => `${nameOfTarget(target)}: ${one}`))
    })
  }
  t.diagnostic(`${sent} times, ${withTexts.length} forms, ${texts.length} texts`)
  assert.deepEqual(summed(wrong), [])
})

/** So many of the items, others for each place; all of them in a full run. */
function turn<Item>(items: readonly Item[], place: number, count: number): readonly Item[] {
  if (full || count >= items.length) return items
  return Array.from(
    { length: count },
    (_, index) => items[(place * count + index) % items.length],
  ).filter((item) => item !== undefined)
}

function next(text: string, field: number): string {
  return texts[(texts.indexOf(text) + field * 37) % texts.length] ?? text
}

function mistakeIn({ days, form }: Target): Fields {
  const [day] = days
  if (day) return dayTyped(day, ['31', '2', '2026'])
  const choice = form.fields.find(({ kind }) => kind === 'choice')
  return choice ? { [choice.name]: 'none of these' } : {}
}

test('days that no calendar has, and days at its ends, break nothing', async (t) => {
  const wrong: string[] = []
  let sent = 0
  const withDays = found.targets.filter(({ days }) => days.length > 0)
  for (const [place, target] of withDays.entries()) {
    const name = nameOfTarget(target)
    const typed = target.days.flatMap((day, index) =>
      turn(oddDays, place + index, 4).map((written) => ({ day, written })),
    )
    await each(typed, async ({ day, written }) => {
      const fields = { ...answered(target), ...dayTyped(day, written) }
      const { reply, wrong: broken } = await send({ target, name, fields })
      sent += 1
      wrong.push(...broken.map((one) => `${one} (${day} ${written.join('/')})`))
      if (reply.status !== 422) return
      const shown = shownIn(reply.page, target.form.action)
      for (const [index, box] of boxes(day).entries()) {
        const kept = shown.get(box)?.values.join('')
        if (kept !== asKept(written[index] ?? ''))
          wrong.push(`${name}: ${box} came back as ${kept}`)
      }
    })
  }
  t.diagnostic(`${sent} days`)
  assert.deepEqual(summed(wrong), [])
})

test('words that were never offered, in choices and hidden fields, break nothing', async (t) => {
  const wrong: string[] = []
  let sent = 0
  const withChoices = found.targets.filter(({ chosen }) => chosen.length > 0)
  for (const [place, target] of withChoices.entries()) {
    const name = nameOfTarget(target)
    const odd = turn(oddNames, place, isSlow(target) ? 1 : 4)
    await each(odd, async (value) => {
      const choices = target.chosen.filter((one) => !['writeId', 'versionSeen'].includes(one))
      const fields = {
        ...answered(target),
        ...Object.fromEntries(choices.map((one) => [one, value])),
      }
      const { wrong: broken } = await send({ target, name, fields })
      sent += 1
      wrong.push(...broken.map((one) => `${one} (choices ${say(value)})`))
    })
    for (const hidden of ['writeId', 'versionSeen'].filter((one) => target.chosen.includes(one))) {
      const fields = { ...answered(target), [hidden]: 'constructor' }
      wrong.push(...(await send({ target, name, fields })).wrong)
    }
  }
  t.diagnostic(`${sent} times`)
  assert.deepEqual(summed(wrong), [])
})

const queryNames = [
  'done',
  'fact',
  'as-at',
  'kind',
  'only',
  'need',
  'find',
  'sought',
  'page',
  'sort',
  'support',
  'rna',
  'nation',
  'worker',
  'closed',
  'answer',
  'dependant',
  'from',
  'to',
  'next',
  'used',
  'case',
  'person',
  'on',
  'of',
]

test('addresses with anything after the question mark, or in place of a name, break nothing', async (t) => {
  const wrong: string[] = []
  let asked = 0
  const odd = [...oddNames, "' or 1=1", '2026-02-30', '0000-01-01', '9999-12-31', 'a\u202Eb']
  for (const [place, { who, url }] of found.pages.entries()) {
    await each(turn(odd, place, 4), async (value) => {
      const query = new URLSearchParams(queryNames.map((name): [string, string] => [name, value]))
      const reply = await door.get(who, `${url}?${query}`)
      asked += 1
      const broken = [...brokenBy(reply), ...front.faults()]
      wrong.push(
        ...broken.map((one) => `${url.replace(/[0-9a-f-]{36}/g, ':id')} ${say(value)}: ${one}`),
      )
    })
  }
  const parts = [
    'constructor',
    '__proto__',
    '%00',
    '..%2f..%2fx',
    'x'.repeat(290),
    '%F0%9F%98%80',
    '%E0%A4',
    '%ED%A0%80',
    '-',
    '0',
  ]
  for (const route of routes.filter(({ path }) => path.includes(':'))) {
    const names = [...route.path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name)
    const things = { ...known.things.get('main'), submissionId: known.submissions.withPrime }
    const who = route.surface === 'seat' ? 'prime' : 'worker'
    for (const [place, name] of names.entries()) {
      await each(turn(parts, place + route.path.length, 4), async (part) => {
        const url = route.path.replace(/:([A-Za-z]+)/g, (_, each: string) =>
          each === name ? part : (new Map(Object.entries(things)).get(each) ?? newId()),
        )
        const fields = { writeId: newId(), versionSeen: '0' }
        const reply = await door.send(who, { method: route.method, url, fields })
        asked += 1
        // Whoever sends to a guest's door without having come to it has no token for it.
        if (route.guest && route.method === 'POST' && reply.status === 403) return
        const broken = [...brokenBy(reply), ...front.faults()]
        wrong.push(...broken.map((one) => `${route.method} ${route.path}, ${name} ${part}: ${one}`))
      })
    }
  }
  t.diagnostic(`${asked} addresses`)
  assert.deepEqual(summed(wrong), [])
})

test('an entry is shown as it was written, whatever was written', async () => {
  const caseId = front.caseId('small')
  const url = `/cases/${caseId}/entries`
  const wrong: string[] = []
  const written = texts.map((text, index) => `${index}: ${text} :${index}`)
  await each(written, async (words) => {
    const fields = { kind: 'note', words, writeId: newId() }
    const { status } = await door.post('colleague', url, fields)
    if (status !== 303) wrong.push(`${say(words)} was answered ${status}`)
  })
  const shown: string[] = []
  for (let page = 1; page <= Math.ceil(written.length / 30) + 1; page += 1) {
    const reply = await door.get('colleague', `/cases/${caseId}?page=${page}`)
    wrong.push(...brokenBy(reply))
    shown.push(wordsIn(reply.page))
  }
  const all = asCompared(shown.join('\n'))
  for (const words of written) {
    if (!all.includes(asCompared(words))) wrong.push(`${say(words)} is not shown`)
  }
  const rows = await front.copy.asAdministrator<{ id: string }>(
    'select id from journal_entry where case_id = $1 order by recorded_at, id',
    [caseId],
  )
  const kept = new Set<string>()
  const looked = full ? 1 : 5
  const chosen = rows.slice(-written.length).filter((_, index) => index % looked === 0)
  await each(chosen, async ({ id }) => {
    const { page } = await door.get('colleague', `${url}/${id}`)
    kept.add(
      asCompared(
        [...formsIn(page)]
          .flatMap(({ fields }) => fields.find(({ name }) => name === 'words')?.values ?? [])
          .join(''),
      ),
    )
  })
  assert.equal(kept.size, chosen.length)
  const asWritten = new Set(written.map(asCompared))
  for (const words of kept) {
    if (!asWritten.has(words)) wrong.push(`${say(words)} cannot be corrected as it was`)
  }
  assert.deepEqual(summed([...wrong, ...front.faults()]), [])
})

test('names and telephone numbers are kept and shown as they were written', async () => {
  const caseId = front.caseId('small')
  const wrong: string[] = []
  for (let index = 0; index < texts.length; index += 1) {
    const which = (['identity', 'contact'] as const)[index % 2] ?? 'identity'
    const page = await door.post('colleague', `/cases/${caseId}/person/${which}`)
    const action = `/cases/${caseId}/person/${which}/keep`
    const form = formsIn(page.page).find((one) => one.action === action)
    assert.ok(form, which)
    const names = form.fields.filter(({ kind }) => kind === 'text').map(({ name }) => name)
    const typed = Object.fromEntries(
      names.map((name, at) => [name, texts[(index + at) % texts.length] ?? '']),
    )
    const hidden = Object.fromEntries(
      form.fields
        .filter(({ kind, name }) => kind === 'hidden' && name !== 'csrf')
        .map(({ name, values }) => [name, values[0] ?? '']),
    )
    const saved = await door.post('colleague', action, { ...hidden, ...typed })
    if (saved.status !== 303) wrong.push(`${which} ${say(texts[index] ?? '')}: ${saved.status}`)
    const again = await door.post('colleague', `/cases/${caseId}/person/${which}`)
    wrong.push(...brokenBy(again))
    const shown = shownIn(again.page, action)
    for (const name of names) {
      const value = asCompared(shown.get(name)?.values.join('') ?? '')
      const expected = asCompared((typed[name] ?? '').trim()).trim()
      if (value !== expected) wrong.push(`${name} ${say(expected)} is shown as ${say(value)}`)
    }
    if (!full) index += 3
  }
  assert.deepEqual(summed([...wrong, ...front.faults()]), [])
})

test('words are kept while they are written, whatever they are, and also when they come as JSON', async () => {
  const caseId = front.caseId('small')
  const wrong: string[] = []
  await each([...texts.entries()], async ([index, value]) => {
    const url = `/cases/${caseId}/drafts/entry`
    const kept = await door.send('manager', {
      method: 'POST',
      url,
      ...(index % 2
        ? { json: { name: `f${index}`, value } }
        : { fields: { name: `f${index}`, value } }),
    })
    if (kept.status !== 200) wrong.push(`${say(value)}: ${kept.status}`)
  })
  const { page, status } = await door.get('manager', '/drafts')
  assert.equal(status, 200)
  const shown = asCompared(wordsIn(page))
  for (const text of texts) {
    if (text.trim() && !shown.includes(asCompared(text))) wrong.push(`${say(text)} is not shown`)
  }
  for (const json of [
    { kind: 'note', words: 'half \uD800 a letter', writeId: newId() },
    { kind: 'note', words: 'no\u0000thing', language: '\uDC00', writeId: newId() },
    JSON.parse('{"__proto__": {"kind": "note"}, "words": "x", "constructor": "y"}'),
    { kind: ['note', 'visit'], words: [['x']], writeId: newId() },
    [],
    null,
    'text',
    7,
  ]) {
    const url = `/cases/${caseId}/entries`
    const reply = await door.send('manager', { method: 'POST', url, json })
    wrong.push(...brokenBy(reply))
  }
  assert.deepEqual(summed([...wrong, ...front.faults()]), [])
})

test('more than a person can write is refused calmly', async () => {
  const fields = { kind: 'note', words: 'x'.repeat(3 * 1024 * 1024), writeId: newId() }
  const url = `/cases/${front.caseId('small')}/entries`
  const { status, page } = await door.post('colleague', url, fields)
  assert.equal(status, 413)
  assert.match(page, /<h1/)
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`f${index}`, 'x']))
  assert.ok((await door.post('colleague', url, many)).status < 500)
})

// Mistakes planted, which the looks above must notice.

test('a page that repeats what was typed as markup, or loses it, is noticed', async () => {
  const path = '/cases/:caseId/entries'
  const planted = front.openAt([
    {
      method: 'POST',
      path,
      purpose: 'make a mistake',
      surface: 'staff',
      who: 'signed-in',
      async answer({ typed }) {
        const page = `<form method="post" action="${path}"><input name="words" value=""></form>`
        const bytes = Buffer.from(page + textOf(typed, 'words'))
        return { file: bytes, type: 'text/html; charset=utf-8', name: 'page.html' }
      },
    },
  ])
  const markup = texts.filter((text) => /<(script|img|svg|iframe)\b/.test(text))
  assert.ok(markup.length > 10)
  for (const words of markup) {
    const reply = await planted.post('worker', path.replace(':caseId', newId()), { words })
    assert.notDeepEqual(brokenBy(reply), [], words)
  }
  await planted.stop()
  const form = { action: path, method: 'POST', takesFiles: false, fields: [] } as const
  const target = {
    who: 'worker',
    page: path,
    form,
    texts: ['words'],
    days: [],
    chosen: [],
  } as const
  const page = `<form method="post" action="${path}"><textarea name="words">\na b</textarea></form>`
  const reply = { status: 422, page, goTo: undefined, headers: {}, bytes: Buffer.from(page) }
  assert.deepEqual(lostIn(reply, target, { words: 'a b' }), [])
  assert.deepEqual(lostIn(reply, target, { words: 'a  b' }), [
    'words was "a  b", came back as "a b"',
  ])
})

test('the pages that came back are proper HTML, and came quickly', async (t) => {
  const wrong: string[] = []
  for (const { name, page } of sampled.slice(0, full ? undefined : 24)) {
    const problems = await problemsOf(page)
    wrong.push(...problems.map((problem) => `${name}: ${problem}`))
  }
  const all = [...times.values()].flat().sort((one, other) => one - other)
  const median = all[Math.floor(all.length / 2)] ?? 0
  t.diagnostic(`${all.length} requests, median ${Math.round(median)} ms, ${sampled.length} sampled`)
  assert.deepEqual(summed(wrong), [])
  assert.ok(median < 250, `half of the answers took ${median} ms`)
})
