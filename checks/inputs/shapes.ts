/**
 * Shapes in which a form can be sent that no page of ours sends, as data: names twice, names with
 * brackets and points, names that reach into a program, other kinds of body, other letters. What they
 * add must change nothing of what was meant.
 */
import type { Fields, Sending } from '../access/front-door.ts'

export interface Shape {
  readonly what: string
  /** The same answers in this shape, or nothing where it does not fit the form. */
  readonly send: (url: string, answers: Fields, csrf: string) => Sending
  /** Means exactly what the answers by themselves mean; otherwise, the statuses it may get. */
  readonly expect: 'the same page' | readonly number[]
}

const formType = 'application/x-www-form-urlencoded'
const jsonType = 'application/json'

type Pairs = readonly (readonly [string, string])[]

function pairsOf(answers: Fields): Pairs {
  return Object.entries(answers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each) => [name, each] as const),
  )
}

function encoded(pairs: Pairs): string {
  return new URLSearchParams(
    pairs.map(([name, value]): [string, string] => [name, value]),
  ).toString()
}

const asForm = (url: string, body: string, type = formType): Sending => ({
  method: 'POST',
  url,
  raw: { type, body },
})

/** What the answers say, and more that nobody asked for. */
function adding(what: string, more: (answers: Pairs) => Pairs): Shape {
  return {
    what,
    expect: 'the same page',
    send(url, answers, csrf) {
      const pairs = pairsOf(answers)
      return asForm(url, encoded([['csrf', csrf], ...pairs, ...more(pairs)]))
    },
  }
}

const named = (name: (one: string) => string) => (pairs: Pairs) =>
  pairs.map(([one]) => [name(one), 'evil'] as const)

/** Names inside programs, and columns of the database: none is a field of a form. */
const inside = [
  '__proto__',
  '__proto__[polluted]',
  '__proto__.polluted',
  'constructor',
  'constructor.prototype.polluted',
  'constructor[prototype][polluted]',
  'prototype',
  'toString',
  'hasOwnProperty',
  'org_id',
  'orgId',
  'user_id',
  'case_id',
  'authz_epoch',
  'factor',
  'steppedUp',
  'stepped_up',
  'actor',
  'isAdmin',
  '_method',
]

function bytesOf(url: string, answers: Fields, csrf: string, bytes: string): Sending {
  const text = `csrf=${csrf}&${encoded(pairsOf(answers))}`
  const [first = 'words'] = Object.keys(answers).filter((name) => name !== 'writeId')
  return asForm(url, `${text}&${encodeURIComponent(first)}x=${bytes}&${bytes}=a`)
}

const json = (url: string, value: unknown): Sending => ({ method: 'POST', url, json: value })
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const wide = (count: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 1])))

/** Cheap enough for every form. */
export const everyShape: readonly Shape[] = [
  adding('every name twice, the second one evil', (pairs) => pairs.map(([one]) => [one, 'evil'])),
  adding(
    'every name with brackets',
    named((one) => `${one}[]`),
  ),
  adding(
    'every name with a number in brackets',
    named((one) => `${one}[0]`),
  ),
  adding(
    'every name with a point',
    named((one) => `${one}.value`),
  ),
  adding(
    'every name in capitals',
    named((one) => ` ${one.toUpperCase()} `),
  ),
  adding('names inside programs', () => inside.map((one) => [one, 'evil'])),
  {
    what: 'the same answers as JSON',
    expect: 'the same page',
    send: (url, answers) => json(url, answers),
  },
  {
    what: 'JSON that reaches into a program',
    expect: 'the same page',
    send: (url, answers, csrf) => ({
      method: 'POST',
      url,
      raw: {
        type: jsonType,
        body: `{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},${JSON.stringify({ csrf, ...answers }).slice(1)}`,
      },
    }),
  },
  {
    what: 'JSON whose values are no words',
    expect: [200, 303, 400, 404, 409, 422, 429],
    send: (url, answers) =>
      json(
        url,
        Object.fromEntries(
          Object.keys(answers).map((name, at) => [
            name,
            [{ a: 1 }, 7, true, null, [[['x']]], 2 ** 53][at % 6],
          ]),
        ),
      ),
  },
  {
    what: 'bytes that are no letters',
    expect: 'the same page',
    send: (url, answers, csrf) =>
      bytesOf(url, answers, csrf, '%ED%A0%80%C0%80%C0%AF%FF%E0%A4%00%zz%'),
  },
]

/** Read before any form is looked at, so a few forms stand for all. */
export const heavyShapes: readonly Shape[] = [
  {
    what: 'JSON that says it is a form',
    expect: [400, 403, 422],
    send: (url, answers) => asForm(url, JSON.stringify(answers)),
  },
  {
    what: 'a form that says it is JSON',
    expect: [400],
    send: (url, answers, csrf) =>
      asForm(url, encoded([['csrf', csrf], ...pairsOf(answers)]), jsonType),
  },
  {
    what: 'JSON ten thousand deep',
    expect: [400, 422],
    send: (url) => asForm(url, nested(10_000), jsonType),
  },
  {
    what: 'JSON two hundred thousand deep',
    expect: [400, 422],
    send: (url) => asForm(url, nested(200_000), jsonType),
  },
  {
    what: 'lists ten thousand deep',
    expect: [400, 422],
    send: (url) => asForm(url, `{"words":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, jsonType),
  },
  {
    what: 'JSON with a hundred thousand names',
    expect: [413],
    send: (url) => asForm(url, wide(100_000), jsonType),
  },
  {
    what: 'one name in JSON a hundred thousand times',
    expect: [400, 413, 422],
    send: (url) => asForm(url, `{${'"words":"a",'.repeat(100_000)}"words":"b"}`, jsonType),
  },
  {
    what: 'a form with a hundred thousand names',
    expect: [413],
    send: (url, _answers, csrf) => asForm(url, `csrf=${csrf}${'&a='.repeat(100_000)}`),
  },
  {
    what: 'a field of ten megabytes',
    expect: [413],
    send: (url, _answers, csrf) => asForm(url, `csrf=${csrf}&words=${'a'.repeat(10 << 20)}`),
  },
  {
    what: 'a word of ten megabytes in JSON',
    expect: [413],
    send: (url) => json(url, { words: 'a'.repeat(10 << 20) }),
  },
  ...['utf-16', 'utf-7', 'iso-8859-1', 'shift_jis', 'none', ''].map(
    (charset): Shape => ({
      what: `letters of the kind "${charset}"`,
      expect: [415],
      send: (url, answers, csrf) =>
        asForm(
          url,
          encoded([['csrf', csrf], ...pairsOf(answers)]),
          `${formType}; charset=${charset}`,
        ),
    }),
  ),
  ...['text/plain', 'text/xml', 'application/xml', 'application/octet-stream', 'a', ''].map(
    (type): Shape => ({
      what: `a body of the kind "${type}"`,
      expect: [400, 403, 415],
      send: (url, answers) => asForm(url, encoded(pairsOf(answers)), type),
    }),
  ),
  ...[
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary=x',
  ].map(
    (type): Shape => ({
      what: `parts of the kind "${type}"`,
      expect: [400, 403, 406, 415],
      send: (url) => asForm(url, '--x\r\nno part at all', type),
    }),
  ),
]
