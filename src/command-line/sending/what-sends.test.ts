/** Settings of sending: what is taken, and what is refused in words that say what to do. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { nothingSends, readSmtp, tellsWhoWrites, whatSends } from './what-sends.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-what-sends-'))
after(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const mail = {
  WAYMARK_SEND: 'smtp',
  WAYMARK_MAIL_HOST: 'mail.example.org',
  WAYMARK_MAIL_FROM: 'Jo Fields <jo@plain.example>',
}

describe('what sends', () => {
  test('a demo puts messages into a folder; real people’s installation sends nothing until it is told how', () => {
    const demo = whatSends('demo', {}, folder)
    assert.ok('ways' in demo && demo.ways.onlyToFolder)
    const live = whatSends('live', {}, folder)
    assert.ok('ways' in live)
    assert.deepEqual([live.carriers, live.ways.channels], [[], []])
  })

  test('a demo never writes to anybody', () => {
    const refused = whatSends('demo', mail, folder)
    assert.ok('refused' in refused)
    assert.match(refused.refused.words, /demo sends nothing/)
  })

  test('a mail server with encryption, a user and a password from a file', () => {
    const password = file('password', 'right\nand more\n')
    const authority = file('authority', '-----BEGIN CERTIFICATE-----\n')
    const settings = readSmtp({
      ...mail,
      WAYMARK_MAIL_USER: 'jo',
      WAYMARK_MAIL_PASSWORD_FILE: password,
      WAYMARK_MAIL_AUTHORITY_FILE: authority,
    })
    assert.deepEqual(settings, {
      ...{ host: 'mail.example.org', port: 587, tls: 'starttls', user: 'jo', password: 'right' },
      from: { name: 'Jo Fields', address: 'jo@plain.example' },
      authority: '-----BEGIN CERTIFICATE-----\n',
    })
  })

  test('a sender with the name of an organisation is found out, whatever its capitals', () => {
    const from = (name: string) => {
      const sends = whatSends(
        'live',
        { ...mail, WAYMARK_MAIL_FROM: `${name} <jo@plain.example>` },
        folder,
      )
      assert.ok('ways' in sends)
      return tellsWhoWrites(sends, [{ name: 'Made-up Harbour' }, { name: 'Lantern' }])
    }
    assert.ok(from('made up HARBOUR'))
    assert.ok(from('Jo at Lantern'))
    assert.ok(from('Harbour'))
    assert.equal(from('Jo'), undefined)
    assert.equal(tellsWhoWrites({ ...nothingSends }, [{ name: 'Lantern' }]), undefined)
  })

  const refusals: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ WAYMARK_SEND: 'pigeon' }, /none, file or smtp/],
    [{ WAYMARK_MAIL_HOST: '' }, /WAYMARK_MAIL_HOST/],
    [{ WAYMARK_MAIL_HOST: 'a b' }, /WAYMARK_MAIL_HOST/],
    [{ WAYMARK_MAIL_PORT: 'smtp' }, /WAYMARK_MAIL_PORT/],
    [{ WAYMARK_MAIL_PORT: '70000' }, /WAYMARK_MAIL_PORT/],
    [{ WAYMARK_MAIL_TLS: 'maybe' }, /starttls, tls or none/],
    [{ WAYMARK_MAIL_TLS: 'none' }, /only to a server on this machine/],
    [{ WAYMARK_MAIL_FROM: '' }, /one neutral name and address/],
    [{ WAYMARK_MAIL_FROM: 'jo@plain.example' }, /one neutral name and address/],
    [{ WAYMARK_MAIL_FROM: 'Jo\r\nBcc: al <jo@plain.example>' }, /one neutral name and address/],
    [{ WAYMARK_MAIL_FROM: 'Jo <jo@plain.example>, Al <al@plain.example>' }, /one neutral name/],
    [{ WAYMARK_MAIL_FROM: 'Harbour Safe House <jo@plain.example>' }, /tells what you do/],
    [{ WAYMARK_MAIL_FROM: 'Jo <help@anti-slavery.example>' }, /tells what you do/],
    [{ WAYMARK_MAIL_FROM: 'Waymark <jo@plain.example>' }, /tells what you do/],
    [{ WAYMARK_MAIL_USER: 'jo' }, /belong together/],
    [{ WAYMARK_MAIL_PASSWORD: 'right' }, /belong together/],
    [{ WAYMARK_MAIL_PASSWORD_FILE: '/nowhere/at/all' }, /holds no password/],
    [{ WAYMARK_MAIL_PASSWORD: 'a', WAYMARK_MAIL_PASSWORD_FILE: 'b' }, /not both/],
    [{ WAYMARK_MAIL_AUTHORITY_FILE: '/nowhere/at/all' }, /holds no certificate/],
  ]
  for (const [changed, words] of refusals) {
    test(`refused: ${JSON.stringify(changed)}`, () => {
      const refused = whatSends('live', { ...mail, ...changed }, folder)
      assert.ok('refused' in refused)
      assert.match(refused.refused.words, words)
      assert.doesNotMatch(refused.refused.words, /right/)
    })
  }
})
