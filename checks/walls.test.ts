/** The walls between the rooms, and the size and opening words of every file. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

/** What each room may look into besides itself. */
const mayLookInto: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  application: ['domain'],
  storage: ['domain', 'application'],
  documents: ['domain', 'application'],
  demo: ['domain', 'application'],
  web: ['domain', 'application'],
  'command-line': ['domain', 'application', 'storage', 'documents', 'demo', 'web'],
}

const files = globSync('src/**/*.ts').filter(
  (path) => !/\.test\.ts$|testing\.ts$|^src\/main\.ts$/.test(path),
)

for (const file of files) {
  const text = readFileSync(file, 'utf8')

  test(`${file} looks only where its room may look`, () => {
    for (const target of importsOf(file).filter((name) => name.startsWith('.'))) {
      const there = roomOf(join(dirname(file), target))
      const here = roomOf(file)
      const allowed = here === there || mayLookInto[here]?.includes(there)
      assert.ok(allowed, `${here} may not import ${there} (${target})`)
    }
  })

  test(`${file} is small and says what it is for`, () => {
    const isTable =
      /^src\/domain\/facts\/.*-facts\.ts$|^src\/demo\/.*(words|sentences|people).*\.ts$/.test(file)
    const most = isTable ? 600 : 300
    assert.ok(text.split('\n').length <= most + 1, `longer than ${most} lines`)
    assert.match(text, /^\/\*\*/, 'does not start with a doc comment')
    assert.ok(!/export default/.test(text), 'has a default export')
    assert.ok(
      !/(^|\/)(utils?|helpers?|common|shared|misc|base|manager|index)\.ts$/.test(file),
      'is named for nothing',
    )
  })
}

test('the rooms are joined at all, so that the tests above have something to see', () => {
  const edges = files.flatMap(importsOf).filter((name) => name.startsWith('.'))
  assert.ok(edges.length > 50, `only ${edges.length} imports found`)
})

test('no file can be reached from itself', () => {
  const open = new Set<string>()
  const done = new Set<string>()
  const visit = (file: string): void => {
    if (done.has(file) || !existsSync(file)) return
    assert.ok(!open.has(file), `import circle: ${[...open, file].join(' → ')}`)
    open.add(file)
    for (const target of importsOf(file)) {
      if (target.startsWith('.')) visit(join(dirname(file), target))
    }
    open.delete(file)
    done.add(file)
  }
  files.forEach(visit)
})

test('the domain imports no packages and never asks what time it is', () => {
  for (const file of files.filter((path) => roomOf(path) === 'domain')) {
    const text = readFileSync(file, 'utf8')
    assert.ok(!/from '[^.]/.test(text), `${file} imports a package`)
    const impure = /new Date\(\)|Date\.now|Math\.random|process\.|crypto\./.exec(text)
    assert.equal(impure, null, `${file} is not pure`)
  }
})

test('no title of a page says whose it is: histories and tabs keep titles', () => {
  const naming = (text: string) => /\btitle: `[^`]*\b(?:alias|names)\b/.test(text)
  assert.ok(naming('title: `Needs, of their alias`'), 'a title that does is seen')
  const found = files.filter((file) => roomOf(file) === 'web' && naming(readFileSync(file, 'utf8')))
  assert.deepEqual(found, [])
})

test('no folder holds so many files that a newcomer loses the way', () => {
  const folders = new Set(files.map((file) => dirname(file)))
  for (const folder of folders) {
    const count = readdirSync(folder).filter(
      (name) => name.endsWith('.ts') && !name.includes('.test.'),
    ).length
    assert.ok(count <= 16, `${folder} has ${count} files`)
  }
})

function roomOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(/(?:from|import\()\s*'([^']+)'/g)
  return [...found].flatMap(([, name]) => (name === undefined ? [] : [name]))
}
