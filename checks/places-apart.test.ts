/**
 * What writes to people outside cannot reach a place: not by an import, not by a type, not in any of the
 * objects that it is given. Each of these checks is shown to notice what it is there for.
 */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { DocumentInputs } from '../src/application/ports/document-press.ts'
import type { PlaceDetails } from '../src/domain/places/place.ts'

/** The rooms and folders that write: documents, messages and their templates, the outbox. */
const writers = [
  'src/documents/**/*.ts',
  'src/domain/contact/**/*.ts',
  'src/domain/handover/**/*.ts',
  'src/application/handover/**/*.ts',
  'src/storage/stores/handover/**/*.ts',
  'src/application/messages/**/*.ts',
  'src/application/outbox/**/*.ts',
  'src/storage/outbox/**/*.ts',
  'src/storage/stores/outbox/**/*.ts',
  'src/storage/sending/**/*.ts',
  'src/sending/**/*.ts',
  'src/web/staff/messages/**/*.ts',
]

/** Anything of places but the question "does this text name one?". */
const reach =
  /from '[^']*\/(places\/|place-stores|shred-places|sealed-place)|stores\.(places|releases)\b/

function reaching(files: readonly { file: string; text: string }[]): string[] {
  return files.filter(({ text }) => reach.test(text)).map(({ file }) => file)
}

const read = (file: string) => ({ file, text: readFileSync(file, 'utf8') })

test('nothing that writes to people outside imports anything of places', () => {
  const files = writers
    .flatMap((pattern) => globSync(pattern))
    .filter((file) => !/\.test/.test(file))
  assert.ok(files.length > 50, `only ${files.length} files found`)
  assert.ok(files.some((file) => file.startsWith('src/domain/contact/')))
  assert.deepEqual(reaching(files.map(read)), [])
})

test('what gathers documents asks one thing of places: whether a text names one', () => {
  const files = globSync('src/application/documents/**/*.ts').filter((file) => !/\.test/.test(file))
  const allowed = 'src/application/documents/own-places.ts'
  assert.deepEqual(reaching(files.map(read)), [allowed])
  const asked = [...readFileSync(allowed, 'utf8').matchAll(/stores\.places\.(\w+)/g)]
  assert.deepEqual(
    asked.map(([, name]) => name),
    ['tellingTexts'],
  )
})

test('a writer that reached for a place would be found', () => {
  for (const text of [
    "import { openPlace } from '../storage/stores/places/sealed-place.ts'",
    "import type { PlaceDetails } from '../../domain/places/place.ts'",
    'const where = await stores.places.show(caseId, id, why)',
  ]) {
    assert.deepEqual(reaching([{ file: 'planted.ts', text }]), ['planted.ts'])
  }
})

/** True when a value of the type could hold, however deep, something with the fields of a place. */
type HoldsPlace<T> = T extends string | number | boolean | undefined | null
  ? false
  : T extends readonly (infer Item)[]
    ? HoldsPlace<Item>
    : PlaceDetails extends T
      ? true
      : 'where' extends keyof T
        ? true
        : true extends { [Key in keyof T]-?: HoldsPlace<T[Key]> }[keyof T]
          ? true
          : false

type Planted = { readonly about: readonly { readonly found: PlaceDetails }[] }

test('no input of a document has a field that a place fits into', () => {
  // If one had, these lines would not compile.
  const inputs: HoldsPlace<DocumentInputs[keyof DocumentInputs]> = false
  const planted: HoldsPlace<Planted> = true
  assert.deepEqual([inputs, planted], [false, true])
})
