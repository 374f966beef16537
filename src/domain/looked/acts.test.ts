/** Every act that can be written to the log has its words, its classes and its answer to "may they see it". */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { factTypes } from '../facts/fact.ts'
import { caseActOf, classesOf, type LoggedAct, printedThings } from './acts.ts'
import { lookedAt } from './case-act.ts'
import { caseActs } from './case-acts.ts'
import { otherActs } from './other-acts.ts'

const varying = [
  ...factTypes.map((type) => `recorded: ${type}`),
  ...Array.from({ length: 13 }, (_, at) => `overruled check ${at + 1}`),
  ...Object.keys(printedThings).flatMap((thing) => [
    `made a document: ${thing}, pdf`,
    `made a document: ${thing}, docx`,
  ]),
]

for (const act of [...Object.keys(caseActs), ...varying]) {
  test(`"${act}" can be read by a survivor in plain words`, () => {
    const words = caseActOf(act)
    assert.ok(words, 'it has no words')
    assert.match(words.said, /^[a-z].*[^.]$/, 'it follows "S.K., support worker, "')
    assert.ok(words.said.length <= 140, 'it is too long to be read aloud')
    assert.ok(Object.hasOwn(lookedAt, words.at))
    assert.match(classesOf(act), /^[LICSHNPO]*$/)
    assert.ok(act.length <= 120, 'the log would not take it')
    const reached = words.classes.length > 0
    assert.equal(reached, words.shown !== 'lead-only', 'what reaches something is never left out')
  })
}

test('no act has two meanings', () => {
  const both = Object.keys(otherActs).filter((act) => caseActOf(act))
  assert.deepEqual(both, [])
})

test('a line from before each fact had a line of its own still says every fact', () => {
  const words = caseActOf('recorded: support-started, referred')
  assert.match(words?.said ?? '', /^wrote down: Support started; /)
})

test('an act without words does not compile, and where it is in the log already it has none', () => {
  // @ts-expect-error nobody gave this phrase its words
  const planted: LoggedAct = 'read their diary'
  assert.equal(caseActOf(planted), undefined)
  assert.equal(classesOf(planted), '')
})

test('nothing goes round the table of acts: one place writes the log, and no cast opens it', () => {
  const files = globSync('src/**/*.{ts,sql}').filter(
    (file) => !/\.test\.ts$|testing\.ts$/.test(file),
  )
  assert.ok(files.length > 300)
  assert.deepEqual(waysRound(files.map((file) => ({ file, text: readFileSync(file, 'utf8') }))), [])
  const planted = { file: 'planted.ts', text: 'work.log({ act: typed as LoggedAct })' }
  assert.deepEqual(waysRound([planted]), ['planted.ts casts to an act'])
})

function waysRound(files: readonly { file: string; text: string }[]): string[] {
  return files.flatMap(({ file, text }) => [
    ...(/as (LoggedAct|CaseActName|OtherActName)\b/.test(text) ? [`${file} casts to an act`] : []),
    ...(/insert into audit_entry/.test(text) && !file.endsWith('storage/audit/log-lines.ts')
      ? phrasesIn(text)
          .filter((act) => !isKnown(act))
          .map((act) => `${file} writes "${act}"`)
      : []),
  ])
}

/** The phrases that SQL writes by itself: quoted texts of words behind an insert into the log. */
function phrasesIn(text: string): string[] {
  return [...text.matchAll(/insert into audit_entry[^;]*;/g)].flatMap(([statement]) =>
    [...statement.matchAll(/'([a-z][a-z]+ [a-z ]+)'/g)].map(([, act = '']) => act),
  )
}

function isKnown(act: string): boolean {
  return caseActOf(act) !== undefined || Object.hasOwn(otherActs, act)
}
