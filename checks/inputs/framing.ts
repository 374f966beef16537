/**
 * Bytes that are almost a request, as data: two readings of where a request ends, addresses in shapes of
 * their own, floods of headers. What hides behind them is a whole act with everything that it needs.
 */

export interface Framing {
  readonly what: string
  readonly bytes: string
  /** The status of each answer, in order. None: the line may be closed without a word. */
  readonly answers: readonly number[]
  /** How often the act may be done by it. */
  readonly acts?: number
}

/** What every row is made from: who asks, and the token of the form. */
export interface Asking {
  readonly cookie: string
  readonly csrf: string
}

const end = '\r\n\r\n'
const form = 'content-type: application/x-www-form-urlencoded'

/** A whole request that does the act: smuggled, it must never be heard. */
export function wholeAct({ cookie, csrf }: Asking, more: readonly string[] = []): string {
  const body = `csrf=${csrf}&words=smuggled`
  const lines = ['POST /act HTTP/1.1', 'host: localhost', cookie, form, ...more]
  return `${lines.join('\r\n')}\r\ncontent-length: ${body.length}${end}${body}`
}

export function framings(asking: Asking): readonly Framing[] {
  return [
    ...twoLengths(asking),
    ...pieces(asking),
    ...lines(asking),
    ...targets(asking),
    ...versions(asking),
    ...floods(asking),
  ]
}

/** `POST /page` with these header lines, and an act hidden where its body may end. */
function hiding(asking: Asking, header: readonly string[], before = ''): string {
  const head = ['POST /page HTTP/1.1', 'host: localhost', asking.cookie, form, ...header]
  return `${head.join('\r\n')}${end}${before}${wholeAct(asking)}`
}

function twoLengths(asking: Asking): readonly Framing[] {
  const empty = '0\r\n\r\n'
  const rows: readonly (readonly [string, readonly string[], string?])[] = [
    ['a length, and pieces', ['content-length: 5', 'transfer-encoding: chunked'], empty],
    ['pieces, and a length', ['transfer-encoding: chunked', 'content-length: 5'], empty],
    ['two lengths', ['content-length: 0', 'content-length: 5']],
    ['the same length twice', ['content-length: 5', 'content-length: 5'], 'abcde'],
    ['two lengths in one line', ['content-length: 0, 5']],
    ['a length with a sign', ['content-length: +0']],
    ['a length below nothing', ['content-length: -1']],
    ['a length in sixteens', ['content-length: 0x5'], 'abcde'],
    ['a length with a point', ['content-length: 5.0'], 'abcde'],
    ['a length in two numbers', ['content-length: 0 5'], 'abcde'],
    ['a length that overflows', ['content-length: 18446744073709551616']],
    ['a length of nothing written', ['content-length:']],
    ['a length with a blank before the colon', ['content-length : 5'], 'abcde'],
    ['pieces with a blank before the colon', ['transfer-encoding : chunked'], empty],
    ['pieces that are misspelt', ['transfer-encoding: xchunked'], empty],
    ['pieces, and then not', ['transfer-encoding: chunked, identity'], empty],
    ['pieces in pieces', ['transfer-encoding: chunked, chunked'], empty],
    ['pieces in two lines', ['transfer-encoding: chunked', 'transfer-encoding: x'], empty],
    ['pieces after a vertical tab', ['transfer-encoding: \x0bchunked'], empty],
    ['pieces in a folded line', ['transfer-encoding:\r\n chunked'], empty],
    ['pieces in quotation marks', ['transfer-encoding: "chunked"'], empty],
    [
      'pieces, and a length that the connection drops',
      ['connection: content-length', 'content-length: 5', 'transfer-encoding: chunked'],
      empty,
    ],
  ]
  return [
    ...rows.map(([what, header, before]) => ({
      what,
      bytes: hiding(asking, header, before),
      answers: [400],
    })),
    {
      // Where it ends is clear to everybody, so what comes behind it is a request of its own.
      what: 'pieces that are packed',
      bytes: hiding(asking, ['transfer-encoding: gzip, chunked'], empty),
      answers: [400, 303],
      acts: 1,
    },
  ]
}

function pieces(asking: Asking): readonly Framing[] {
  const sizes = ['-1', '0x0', 'g', '+0', 'fffffffffffffffff', ' 0', '0 ; a', '1\n', '']
  return sizes.map((size) => ({
    what: `a piece of ${JSON.stringify(size)} bytes`,
    bytes: hiding(asking, ['transfer-encoding: chunked'], `${size}\r\n\r\n`),
    answers: [400],
  }))
}

function lines(asking: Asking): readonly Framing[] {
  const page = (...header: readonly string[]) =>
    `${['GET /page HTTP/1.1', ...header].join('\r\n')}\r\nconnection: close${end}`
  const host = 'host: localhost'
  return [
    {
      what: 'lines that end with half a line end',
      bytes: wholeAct(asking).replaceAll('\r\n', '\n'),
      answers: [400],
    },
    {
      what: 'lines that end with the other half',
      bytes: wholeAct(asking).replaceAll('\r\n', '\r'),
      answers: [400],
    },
    { what: 'a line end in a value', bytes: page(host, 'x-a: b\nx-c: d'), answers: [400] },
    { what: 'the character zero in a value', bytes: page(host, 'x-a: b\0c'), answers: [400] },
    { what: 'a blank in a name', bytes: page(host, 'x a: b'), answers: [400] },
    { what: 'a name of letters from elsewhere', bytes: page(host, 'x-\xe9: b'), answers: [400] },
    { what: 'a line without a name', bytes: page(host, ': b'), answers: [400] },
    { what: 'a line without a colon', bytes: page(host, 'nothing'), answers: [400] },
    { what: 'a folded first header', bytes: page(' folded: a', host), answers: [400] },
    { what: 'no host', bytes: page(), answers: [400] },
    { what: 'a host of nothing', bytes: page('host:', asking.cookie), answers: [400] },
    { what: 'two hosts', bytes: page(host, 'host: evil.example', asking.cookie), answers: [400] },
    {
      what: 'a host with a way in it',
      bytes: page('host: a/b?c#d@e', asking.cookie),
      answers: [400],
    },
    {
      what: 'the cookie in two lines',
      bytes: page(host, asking.cookie, 'cookie: a=b'),
      answers: [200],
    },
    {
      what: 'another method in a header',
      bytes: page(host, asking.cookie, 'x-http-method-override: POST', 'x-method-override: DELETE'),
      answers: [200],
    },
    {
      what: 'another address in a header',
      bytes: page(host, asking.cookie, 'x-original-url: /act', 'x-rewrite-url: /act'),
      answers: [200],
    },
    {
      what: 'an upgrade to something else',
      bytes: page(host, asking.cookie, 'upgrade: h2c', 'http2-settings: AAMAAABkAAQAAP__'),
      answers: [200],
    },
    {
      what: 'a part of the page',
      bytes: page(host, asking.cookie, 'range: bytes=0-1,5-6,2-'),
      answers: [200],
    },
  ]
}

function targets(asking: Asking): readonly Framing[] {
  const at = (target: string, method = 'GET') =>
    `${method} ${target} HTTP/1.1\r\nhost: localhost\r\n${asking.cookie}\r\nconnection: close${end}`
  const rows: readonly (readonly [string, number])[] = [
    ['http://localhost/page', 400],
    ['http://evil.example/page', 400],
    ['//evil.example/page', 404],
    ['/./page', 404],
    ['/x/../page', 404],
    ['/%2e%2e/page', 404],
    ['/page/', 404],
    ['//page', 404],
    ['/page%00', 404],
    ['/page%2f', 404],
    ['/PAGE', 404],
    ['/page;a=b', 404],
    ['/page#act', 200],
    ['/page?a=b?c=d', 200],
    ['/page?%zz', 200],
    ['/%zz', 400],
    ['/%ff', 400],
    ['/%c0%af', 400],
    ['\\page', 400],
    ['page', 400],
    ['*', 400],
    ['/page HTTP/1.1 x', 400],
    ['/pa\tge', 400],
    ['', 400],
    [`/${'a'.repeat(12_000)}`, 404],
    [`/${'a'.repeat(20_000)}`, 431],
  ]
  return rows.map(([target, status]) => ({
    what: `the address ${JSON.stringify(target.slice(0, 30))}`,
    bytes: at(target),
    answers: [status],
  }))
}

function versions(asking: Asking): readonly Framing[] {
  const { cookie } = asking
  const page = `GET /page HTTP/1.1\r\nhost: localhost\r\n${cookie}${end}`
  return [
    {
      what: 'an older version with a host',
      bytes: `GET /page HTTP/1.0\r\nhost: localhost\r\n${cookie}${end}`,
      answers: [200],
    },
    { what: 'an older version without one', bytes: `GET /page HTTP/1.0${end}`, answers: [400] },
    { what: 'the oldest version', bytes: 'GET /page\r\n', answers: [400] },
    { what: 'the next version', bytes: `PRI * HTTP/2.0${end}SM${end}`, answers: [400] },
    {
      what: 'a version that is none',
      bytes: `GET /page HTTP/1.9\r\nhost: a${end}`,
      answers: [400],
    },
    {
      what: 'a greeting of another protocol',
      bytes: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      answers: [400],
    },
    { what: 'a small method', bytes: page.replace('GET', 'get'), answers: [400] },
    { what: 'a method that is none', bytes: page.replace('GET', 'HACK'), answers: [400] },
    {
      what: 'a way through to elsewhere',
      bytes: `CONNECT evil.example:443 HTTP/1.1\r\nhost: a${end}`,
      answers: [],
    },
    {
      what: 'a request that stops in its head',
      bytes: 'GET /page HTTP/1.1\r\nhost: loc',
      answers: [400],
    },
    {
      what: 'a request that stops in its body',
      bytes: wholeAct(asking).slice(0, -4),
      answers: [400],
    },
    { what: 'empty lines before it', bytes: `\r\n\r\n${page}`, answers: [200] },
    { what: 'fifty requests in one breath', bytes: page.repeat(50), answers: Array(50).fill(200) },
    {
      what: 'a page, and an act behind it that is whole',
      bytes: `${page}${wholeAct(asking)}`,
      answers: [200, 303],
      acts: 1,
    },
  ]
}

function floods({ cookie }: Asking): readonly Framing[] {
  const page = (header: readonly string[]) =>
    `${['GET /page HTTP/1.1', 'host: localhost', cookie, ...header].join('\r\n')}\r\nconnection: close${end}`
  const many = (count: number, line: (index: number) => string) =>
    page(Array.from({ length: count }, (_, index) => line(index)))
  return [
    {
      what: 'nine hundred small headers',
      bytes: many(900, (index) => `x${index}: a`),
      answers: [200],
    },
    { what: 'one name nine hundred times', bytes: many(900, () => 'x: a'), answers: [200] },
    {
      what: 'more headers than are read',
      bytes: many(50_000, (index) => `x${index}: a`),
      answers: [431],
    },
    {
      what: 'one header that is too long',
      bytes: page([`x: ${'a'.repeat(100_000)}`]),
      answers: [431],
    },
    {
      what: 'a header that is called __proto__',
      bytes: page(['__proto__: a', 'constructor: b']),
      answers: [200],
    },
    {
      what: 'a thousand cookies',
      bytes: many(900, (index) => `cookie: a${index}=b`),
      answers: [200],
    },
  ]
}
