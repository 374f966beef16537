/** Documents name only files, folders, facts and commands that exist. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { isFactType } from '../src/domain/facts/fact.ts'

const documents = globSync('{*.md,decisions/*.md,policy/*.md}')
const scripts: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).scripts

for (const document of documents) {
  const text = readFileSync(document, 'utf8')

  test(`${document} names only files and folders that exist`, () => {
    const named = [
      ...text.matchAll(
        /`((?:src|checks|policy|bench|scripts|bin|decisions|\.ci)(?:\/[\w./-]*)?)[ `]/g,
      ),
    ]
    const missing = named.map(([, path]) => path ?? '').filter((path) => !existsSync(path))
    assert.deepEqual(missing, [])
  })

  test(`${document} names only npm scripts that exist`, () => {
    const named = [...text.matchAll(/npm (?:run )?(start|test|check|bench|crash|[a-z-]+)\b/g)]
    const known = new Set([...Object.keys(scripts), 'ci', 'install'])
    const missing = named.map(([, name]) => name ?? '').filter((name) => !known.has(name))
    assert.deepEqual(missing, [])
  })
}

test('the glossary names only facts that exist', () => {
  const text = readFileSync('GLOSSARY.md', 'utf8')
  const named = [...text.matchAll(/facts? (`[\w-]+`(?:, `[\w-]+`)*)/g)].flatMap(([, list]) =>
    (list ?? '').split(', ').map((name) => name.replaceAll('`', '')),
  )
  assert.ok(named.length > 15)
  assert.deepEqual(
    named.filter((name) => !isFactType(name)),
    [],
  )
})

test('every run-time package has its line of why', () => {
  const listed = readFileSync('DEPENDENCIES.md', 'utf8')
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const missing = Object.keys({ ...dependencies, ...optionalDependencies }).filter(
    (name) => !listed.includes(`\`${name}\``),
  )
  assert.deepEqual(missing, [])
})
