/** The look is ours: no government brand, readable colours, nothing loaded from anywhere, small. */
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { accountScript } from './account-script.ts'
import { buildLook } from './build-look.ts'
import { type ColourName, contrast, dark, light, pairs } from './colours.ts'
import type { Look } from './look.ts'

function textOf(look: Look, address: string): string {
  return look.files.get(address.replace('/look/', ''))?.plain.toString() ?? ''
}

test('the stylesheets carry no government brand and load nothing', async () => {
  const look = await buildLook()
  for (const address of [look.addresses.style, look.addresses.styleRightToLeft]) {
    const css = textOf(look, address)
    assert.ok(css.length > 20_000, 'the stylesheet is there')
    assert.ok(!/GDS Transport|crown|crest|royal|@font-face|@import|url\(/i.test(css))
    assert.ok(!/#1d70b8|#0b0c0c|#00703c|#0f7a52/i.test(css), 'no colour of GOV.UK is left')
    assert.ok(!/attr\(href\)/.test(css), 'printed pages do not show the addresses of links')
    assert.ok(!/-ms-/.test(css))
  }
})

test('every component that our markup names has its rules', async () => {
  const look = await buildLook()
  const css = textOf(look, look.addresses.style)
  const used = new Set<string>()
  for (const file of await readdir(new URL('../parts', import.meta.url), { recursive: true })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
    const text = await readFile(new URL(`../parts/${file}`, import.meta.url), 'utf8')
    for (const [, name] of text.matchAll(/\b(wm-[a-z]+(?:__[a-z]+)?)(?=["' }])/g))
      used.add(name ?? '')
  }
  const missing = [...used].filter((name) => !css.includes(`.${name}`))
  // These mark places for scripts or carry no rules of their own.
  assert.deepEqual(missing.sort(), ['wm-card__aside', 'wm-entry__body', 'wm-heading__action'])
})

for (const [scheme, colours] of [
  ['light', light],
  ['dark', dark],
] as const) {
  for (const [text, ground, least] of pairs) {
    test(`in the ${scheme} scheme ${text} on ${ground} has a contrast of at least ${least}`, () => {
      const colour = (name: ColourName): string => colours[name]
      const reached = contrast(colour(text), colour(ground))
      assert.ok(reached >= least, `${reached.toFixed(2)}`)
    })
  }
}

test('the measure of contrast knows black on white, and that grey on grey fails', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.ok(contrast('#777777', '#888888') < 3)
})

test('our own rules are logical, so that they turn round by themselves', async () => {
  const physical =
    /(?:margin|padding|border)-(?:left|right|top|bottom)|[\s;{](?:left|right|top|bottom):|float:|text-align:\s*(?:left|right)/
  for (const name of ['frame', 'parts', 'casework', 'print']) {
    const css = await readFile(new URL(`css/${name}.css`, import.meta.url), 'utf8')
    assert.equal(physical.exec(css)?.[0], undefined, name)
  }
})

test('the scripts are small, write no markup, and keep nothing', async () => {
  const look = await buildLook()
  for (const address of [look.addresses.script, accountScript.address]) {
    const script = textOf(look, address)
    const size = Buffer.byteLength(script)
    // Under two kilobytes as they travel: an old phone on a bad line has them at once.
    assert.ok(size > 500 && size < 5 * 1024, `${size} bytes`)
    assert.ok(
      !/innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|Storage|indexedDB|cookie/.test(
        script,
      ),
    )
  }
})

test('names change with content, and everything is compressed', async () => {
  const look = await buildLook()
  for (const [name, { plain, br, gzip }] of look.files) {
    assert.match(name, /^waymark-[0-9a-f]{16}\.(css|js|svg)$/)
    assert.ok(br.length < plain.length && gzip.length < plain.length)
  }
  assert.equal(look.files.size, 5)
})

test('a kept look is used again, and a damaged one is made afresh', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'look-'))
  try {
    const first = await buildLook({ keepIn: folder })
    const [kept = ''] = await readdir(folder)
    assert.match(kept, /^look-[0-9a-f]{16}\.json$/)
    assert.deepEqual((await buildLook({ keepIn: folder })).addresses, first.addresses)
    await writeFile(join(folder, kept), '{"style":')
    assert.deepEqual((await buildLook({ keepIn: folder })).addresses, first.addresses)
  } finally {
    await rm(folder, { recursive: true })
  }
})
