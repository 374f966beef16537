/** The command line before any database: help, mistyped words, who may do what. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { commands } from './run.ts'
import { begin, waymark } from './testing/waymark.testing.ts'

describe('the command line, asked for help', () => {
  test('help lists every command with its summary, and the settings', async () => {
    const { code, out } = await waymark(['help'])
    assert.equal(code, 0)
    for (const { name, summary } of commands) {
      assert.ok(out.includes(name) && out.includes(summary), name)
    }
    for (const setting of ['PORT', 'WAYMARK_DATA', 'DATABASE_URL']) assert.ok(out.includes(setting))
    assert.equal((await waymark([])).out, out)
  })

  test('help for one command names every option of it', async () => {
    const { out } = await waymark(['help', 'clocks'])
    assert.match(out, /Usage: waymark clocks \[options\]/)
    for (const option of ['--facts', '--on', '--json', '--schema']) assert.ok(out.includes(option))
    assert.equal((await waymark(['clocks', '--help'])).out, out)
    assert.match((await waymark(['help', 'backup'])).out, /Usage: waymark backup FILE \[options\]/)
  })

  const mistakes: readonly [string, string[], RegExp][] = [
    ['an unknown command', ['clock'], /there is no command "clock".*"waymark help" lists them/],
    ['help for an unknown command', ['help', 'clock'], /there is no command "clock"/],
    ['an unknown option', ['clocks', '--fact', 'x'], /'--fact'[\s\S]*Usage: waymark clocks/],
    ['an option without its value', ['clocks', '--facts'], /--facts[\s\S]*Usage: waymark clocks/],
    ['a word too many', ['access', 'all'], /does not know "all"/],
    ['a word too few', ['backup'], /needs FILE/],
    ['no file for the clocks', ['clocks'], /name the file with --facts FILE/],
    ['a day that is none', ['clocks', '--facts', '-', '--on', '30 Feb'], /"30 Feb" is not a day/],
    ['a port that is none', ['demo', '--port', 'http'], /"http" is not a port/],
    ['an organisation without a name', ['create-organisation'], /--name "Our charity"/],
    [
      'a kind that is none',
      ['create-organisation', '--name', 'A', '--kind', 'b'],
      /"b" is not a kind/,
    ],
    ['an account without its parts', ['create-user', '--name', 'A'], /Give --organisation, --name/],
    ['a restore without a key', ['restore', 'x'], /Name the file of the backup key/],
  ]
  for (const [what, args, words] of mistakes) {
    test(`${what} is answered in words, with 64`, async () => {
      const { code, out, err } = await waymark(args)
      assert.equal(code, 64, err)
      assert.match(err, words)
      assert.equal(out, '')
      assert.ok(!err.includes('    at '), 'it shows the inside')
    })
  }

  test('a reader who stops reading early is no fault', async () => {
    const running = begin(['clocks', '--schema'])
    running.child.stdout?.once('data', () => running.child.stdout?.destroy())
    const { code, err } = await running.ended
    assert.equal(code, 0)
    assert.equal(err, '')
  })
})

describe('the command line, asked who may do what', () => {
  test('access prints every rule that permits, and says that the rest is refused', async () => {
    const { code, out } = await waymark(['access'])
    assert.equal(code, 0)
    assert.match(out, /^support-worker +work-on-case +worker +yes/m)
    assert.doesNotMatch(out, /^administrator +(read|work-on)-case/m)
    assert.match(out, /Everything that is not listed is refused/)
  })

  test('access --json holds the refusals too, each with its rule', async () => {
    const { out } = await waymark(['access', '--json'])
    const { rows } = JSON.parse(out)
    const refused = rows.filter((row: { permitted: boolean }) => !row.permitted)
    assert.ok(refused.length > 50)
    assert.ok(rows.every((row: { rule: string }) => row.rule.length > 0))
  })

  test('access --routes prints every page with who may open it', async () => {
    const { out } = await waymark(['access', '--routes'])
    assert.match(out, /^GET +\/today .*support-worker/m)
    assert.match(out, /^POST +\/cases\/:caseId\/entries/m)
    const rows = JSON.parse((await waymark(['access', '--routes', '--json'])).out)
    assert.equal(rows.length, out.trim().split('\n').length)
    assert.ok(rows.every(({ who }: { who: string }) => who.length > 0))
  })
})
