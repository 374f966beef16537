/**
 * Every field of every form keeps to itself: the browser does not remember what people write in it, does
 * not send it away to check its spelling, and does not offer to have the page translated.
 */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { routes } from '../../src/web/routes.ts'
import { type Known, knownAt } from '../access/cells.ts'
import { aFrontDoor, type Door, type FrontDoor } from '../access/front-door.ts'
import { everyForm } from './every-form.ts'

/** Fields that may be remembered or checked, each for a reason, as `address name`. */
const open: Readonly<Record<string, string>> = {
  '/staff name': 'the name of a service, which everybody in the organisation sees',
  '/staff/new userName': 'the name to sign in with',
  '/policy/targets/:limit reason': 'why a target was changed, never about a person',
}
/** What a password manager or an authenticator is to fill in. */
const filled = /^(username|current-password|new-password|one-time-code)$/
const wordless = /^(hidden|radio|checkbox|submit|button|file|number|date|time)$/

describe('The fields of every form', () => {
  let front: FrontDoor
  let door: Door
  let pages: readonly { url: string; page: string }[]
  before(async () => {
    front = await aFrontDoor()
    door = front.openAt(routes)
    const known: Known = await knownAt(front)
    pages = (await everyForm(front, door, known, routes)).pages
    const signIn = await door.send(undefined, { method: 'GET', url: '/sign-in' })
    // Only an administrator of people who support survivors has services to add.
    const staff = await door.get('administrator', '/staff')
    const more = [
      { url: '/sign-in', page: signIn.page },
      { url: '/staff', page: staff.page },
    ]
    pages = [...pages, ...more]
  })
  after(async () => {
    await door?.stop()
    await front?.close()
  })

  test('are remembered by no browser, checked and translated by no service', (t) => {
    const seen = new Set<string>()
    const wrong = new Set<string>()
    for (const { url, page } of pages) {
      for (const { field, lacks } of fieldsOf(url, page)) {
        seen.add(field)
        for (const one of lacks) wrong.add(`${field}: ${one}`)
      }
    }
    t.diagnostic(`${pages.length} pages, ${seen.size} fields for words`)
    assert.deepEqual([...wrong], [])
    assert.ok(seen.size > 60, `only ${seen.size} fields were seen`)
    const needless = Object.keys(open).filter((field) => !seen.has(field))
    assert.deepEqual(needless, [], 'an exception for a field that is not there')
  })

  test('a page of somebody who is signed in is not offered for translation', () => {
    const offered = pages.filter(
      ({ url, page }) =>
        url !== '/sign-in' && page.includes('<html') && !/<html[^>]* translate="no"/.test(page),
    )
    assert.deepEqual(
      offered.map(({ url }) => url),
      [],
    )
  })

  const planted: readonly [string, string][] = [
    [
      'a field that is remembered',
      '<input id="a" name="a" type="text" spellcheck="false" translate="no">',
    ],
    [
      'a field whose spelling is checked',
      '<textarea name="a" autocomplete="off" translate="no"></textarea>',
    ],
    ['a field that is translated', '<input name="a" autocomplete="off" spellcheck="false">'],
    [
      'a name that is filled in',
      '<input name="a" autocomplete="name" spellcheck="false" translate="no">',
    ],
    [
      'a form that is remembered',
      '<form method="post" action="/a"><select name="b"></select></form>',
    ],
  ]
  for (const [what, markup] of planted) {
    test(`${what} is noticed`, () => {
      assert.notDeepEqual(
        fieldsOf('/a', markup).flatMap(({ lacks }) => lacks),
        [],
      )
    })
  }
})

function fieldsOf(url: string, page: string): { field: string; lacks: string[] }[] {
  const where = url
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/targets\/[A-Z0-9-]+/, 'targets/:limit')
  const forms = [...page.matchAll(/<form\b([^>]*)>[\s\S]*?<\/form>/g)].flatMap(
    ([whole, given = '']) => {
      const asks = /<(select|textarea)\b|type="(text|radio|checkbox)"/.test(whole)
      const off = /autocomplete="off"/.test(given)
      return asks && !off ? [{ field: `${where} form`, lacks: ['autocomplete of the form'] }] : []
    },
  )
  const fields = [...page.matchAll(/<(input|textarea)\b([^>]*)>/g)].flatMap(([, , given = '']) => {
    const value = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(given)?.[1]
    if (wordless.test(value('type') ?? 'text')) return []
    const field = `${where} ${value('name')}`
    if (field in open) return [{ field, lacks: [] }]
    const auto = value('autocomplete') ?? 'missing'
    if (filled.test(auto)) return [{ field, lacks: [] }]
    const wanted = { autocomplete: 'off', spellcheck: 'false', translate: 'no' }
    const lacks = Object.entries(wanted).flatMap(([name, right]) =>
      value(name) === right ? [] : [`${name} is ${value(name) ?? 'missing'}`],
    )
    return [{ field, lacks }]
  })
  return [...forms, ...fields]
}
