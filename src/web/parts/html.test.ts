/** What a person types comes back as text, never as page: each hostile input in each place. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { attr, type Html, type HtmlValue, html, markupOf, person } from './html.ts'

const attack = `"><img src=x onerror=alert(1)>'&lt;`
const safe = '&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;&amp;lt;'

// biome-ignore lint/suspicious/noExplicitAny: a hostile caller may pass anything, so the test does.
const anything = (value: unknown): any => value

test('text in a page is escaped', () => {
  assert.equal(markupOf(html`<p>${attack}</p>`), `<p>${safe}</p>`)
})

test('text in an attribute is escaped, also beside words of ours', () => {
  assert.equal(markupOf(html`<p title="a ${attack} b">x</p>`), `<p title="a ${safe} b">x</p>`)
})

test('text in a textarea or a title is escaped, and markup is refused there', () => {
  assert.equal(
    markupOf(html`<textarea>${'</textarea>'}</textarea>`),
    '<textarea>&lt;/textarea&gt;</textarea>',
  )
  assert.equal(markupOf(html`<title>${'<b>'}</title>`), '<title>&lt;b&gt;</title>')
  assert.throws(() => html`<title>${html`<b>x</b>`}</title>`, /markup may stand in text only/)
})

test('an entity typed by a person comes back as typed', () => {
  assert.equal(markupOf(html`<input value="${'a &lt; b'}">`), '<input value="a &amp;lt; b">')
})

const refused: [string, () => Html][] = [
  ['an unquoted attribute', () => html`<p title=${attack}>x</p>`],
  ['an unquoted attribute begun by us', () => html`<p title=a${attack}>x</p>`],
  ['a single-quoted attribute', () => html`<p title='${attack}'>x</p>`],
  ['a script', () => html`<script>const a = "${attack}"</script>`],
  ['a style', () => html`<style>p { color: ${attack} }</style>`],
  ['a script whose end is only pretended', () => html`<script>"<b>" ${attack}</script>`],
  ['an event attribute', () => html`<p onclick="${attack}">x</p>`],
  ['an event attribute in capitals', () => html`<p OnClick="${attack}">x</p>`],
  ['a style attribute', () => html`<p style="${attack}">x</p>`],
  ['a nested document', () => html`<iframe srcdoc="${attack}"></iframe>`],
  ['a list of image addresses', () => html`<img alt="" srcset="${attack}">`],
  ['a tag', () => html`<p ${attack}>x</p>`],
  ['an element name', () => html`<${'script'}>x</p>`],
  ['part of an attribute name', () => html`<p data-${'x'}="1">x</p>`],
  ['a comment', () => html`<!-- ${attack} -->`],
  ['a closing tag', () => html`<p>x</${'p'}>`],
  ['a base address', () => html`<base href="${attack}">`],
  ['a page refresh', () => html`<meta http-equiv="refresh" content="0;url=${attack}">`],
  ['an animation', () => html`<animate attributeName="href" to="${attack}"></animate>`],
  ['an embedded object', () => html`<object data="${attack}"></object>`],
  ['an address begun as a word', () => html`<a href="java${'script:alert(1)'}">x</a>`],
  ['an address of two values', () => html`<a href="${'java'}${'script:alert(1)'}">x</a>`],
  ['an address whose value becomes a scheme', () => html`<a href="${'javascript'}:alert(1)">x</a>`],
  ['an address that begins with a script scheme', () => html`<a href="javascript:${'x'}">x</a>`],
  ['markup inside an attribute', () => html`<p title="${html`<b>x</b>`}">x</p>`],
  ['markup inside a tag', () => html`<p ${html` title="x"`}>x</p>`],
  ['an attribute outside a tag', () => html`<p>${attr('title', 'x')}</p>`],
  ['a template that stops inside a tag', () => html`<p title="x"`],
  ['a template that stops inside a script', () => html`<script>`],
  ['a call that is not a template', () => html(anything(['<script>alert(1)</script>']))],
]

for (const [place, render] of refused) {
  test(`a value is refused in ${place}`, () => {
    assert.throws(render, /refused|inside a tag|markup may stand|may stand inside|template tag/)
  })
}

const addresses: [string, string][] = [
  ['javascript:alert(1)', 'about:blank'],
  ['JaVaScRiPt:alert(1)', 'about:blank'],
  ['java\tscript:alert(1)', 'about:blank'],
  ['java\nscript:alert(1)', 'about:blank'],
  ['  javascript:alert(1)', 'about:blank'],
  ['\u0001javascript:alert(1)', 'about:blank'],
  ['javascript\r\n:alert(1)', 'about:blank'],
  ['vbscript:x', 'about:blank'],
  ['data:text/html,<script>alert(1)</script>', 'about:blank'],
  ['blob:https://example.org/x', 'about:blank'],
  ['/cases/1?a=b&c=d', '/cases/1?a=b&amp;c=d'],
  ['#part', '#part'],
  ['https://example.org/', 'https://example.org/'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  ['tel:0800', 'tel:0800'],
  ['?when=10:30', '?when=10:30'],
]

for (const [typed, shown] of addresses) {
  test(`the address ${JSON.stringify(typed)} becomes ${shown}`, () => {
    assert.equal(markupOf(html`<a href="${typed}">x</a>`), `<a href="${shown}">x</a>`)
    assert.equal(markupOf(html`<a${attr('href', typed)}>x</a>`), `<a href="${shown}">x</a>`)
    assert.equal(
      markupOf(html`<button formaction="${typed}">x</button>`),
      `<button formaction="${shown}">x</button>`,
    )
  })
}

test('the later part of an address cannot become another host', () => {
  assert.equal(
    markupOf(html`<a href="/${'/evil.example'}">x</a>`),
    '<a href="/%2Fevil.example">x</a>',
  )
  assert.equal(markupOf(html`<a href="/${'\t\\evil'}">x</a>`), '<a href="/%5Cevil">x</a>')
  assert.equal(
    markupOf(html`<a href="/cases/${'a"b'}/x">x</a>`),
    '<a href="/cases/a&quot;b/x">x</a>',
  )
})

test('only addresses of this service can be loaded as script or style', () => {
  assert.equal(
    markupOf(html`<script src="${'/look/a.js'}"></script>`),
    '<script src="/look/a.js"></script>',
  )
  assert.equal(
    markupOf(html`<script src="${'//evil.example'}"></script>`),
    '<script src="about:blank"></script>',
  )
  assert.equal(
    markupOf(html`<link rel="stylesheet" href="${'https://x'}">`),
    '<link rel="stylesheet" href="about:blank">',
  )
})

test('a forged object is shown as text', () => {
  const forged = anything({ toString: () => '<b>x</b>' })
  assert.equal(markupOf(html`<p>${forged}</p>`), '<p>&lt;b&gt;x&lt;/b&gt;</p>')
  assert.equal(markupOf(html`<p>${anything({ markup: '<b>' })}</p>`), '<p>[object Object]</p>')
  const fromJson = anything(JSON.parse('{"Symbol(markup)":"<b>"}'))
  assert.equal(markupOf(html`<p>${fromJson}</p>`), '<p>[object Object]</p>')
})

test('nothing is shown for what is absent, and lists are joined', () => {
  const none: HtmlValue[] = [undefined, null, false, []]
  assert.equal(markupOf(html`<p title="${none}">${none}</p>`), '<p title=""></p>')
  assert.equal(
    markupOf(html`<ul>${['a', '<'].map((x) => html`<li>${x}</li>`)}</ul>`),
    '<ul><li>a</li><li>&lt;</li></ul>',
  )
  assert.equal(markupOf(html`<p>${0} ${10n}</p>`), '<p>0 10</p>')
})

test('an attribute helper escapes, leaves out what is absent, and refuses unsafe names', () => {
  assert.equal(markupOf(html`<p${attr('title', attack)}>x</p>`), `<p title="${safe}">x</p>`)
  assert.equal(
    markupOf(html`<input ${attr('checked', true)}${attr('value', undefined)}>`),
    '<input  checked>',
  )
  assert.equal(markupOf(html`<input ${[attr('a', 1), attr('b', false)]}>`), '<input  a="1">')
  for (const name of ['onclick', 'style', 'srcdoc', 'a b', '"', 'a>b', '']) {
    assert.throws(() => attr(name, 'x'))
  }
})

test('an optional attribute may follow one without a value', () => {
  assert.equal(
    markupOf(html`<form novalidate${attr('class', 'a')} hidden ${attr('id', 'b')}>x</form>`),
    '<form novalidate class="a" hidden  id="b">x</form>',
  )
})

test('a comparison in our own words must be written as an entity', () => {
  assert.throws(() => html`<p>1 < 2</p>`, /&lt;/)
})

test('words that a person wrote keep their own direction', () => {
  assert.equal(markupOf(person('سلام <b>')), '<bdi dir="auto">سلام &lt;b&gt;</bdi>')
  assert.equal(markupOf(person('')), '')
})

test('a whole document with scripts, comments and quotes of ours is left as written', () => {
  const page = html`<!doctype html><html lang="${'en'}"><head><title>${'A'}</title><!-- <b -->
<script src="/a.js" defer></script></head><body class='x' data-a=1><p>${'b'}</p></body></html>`
  assert.equal(
    markupOf(page),
    `<!doctype html><html lang="en"><head><title>A</title><!-- <b -->
<script src="/a.js" defer></script></head><body class='x' data-a=1><p>b</p></body></html>`,
  )
})

test('whatever is typed, the page keeps exactly our own tags', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const page = markupOf(html`<p title="${typed}"><a href="${typed}">${typed}</a></p>`)
      const outside = page.replace(/^<p title="[^"<>]*"><a href="[^"<>]*">[^<>"]*<\/a><\/p>$/s, '')
      assert.equal(outside, '')
    }),
  )
})

test('rendering is fast: a call site is read once', () => {
  const row = (n: number) =>
    html`<tr><td class="a">${n}</td><td title="${'x'}">${'words & words'}</td></tr>`
  const page = () => html`<table>${Array.from({ length: 500 }, (_, n) => row(n))}</table>`
  page()
  const before = performance.now()
  for (let round = 0; round < 20; round += 1) markupOf(page())
  const each = (performance.now() - before) / 20
  assert.ok(each < 20, `500 rows took ${each} ms`)
})
