/** The old compartment, taken over version by version without losing a word. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aDay, addDays } from '../calendar/day.ts'
import { carriedPlaces, type OldLocation, type OldVersion } from './carried-places.ts'

const start = aDay('2026-01-01')
const versionsOf = (values: readonly OldLocation[]): OldVersion[] =>
  values.map((value, index) => {
    const on = addDays(start, index)
    return { value, on, at: `${on}T09:00:00Z`, by: `writer ${index}` }
  })

test('an address that changed twice is two former places and one that stands', () => {
  const places = carriedPlaces(
    versionsOf([{ address: 'A', gp: 'G' }, { address: 'B', gp: 'G' }, { address: 'C' }]),
  )
  assert.deepEqual(
    places.map(({ kind, details, until, by }) => [kind, details.where, until, by]),
    [
      ['address', 'A', '2026-01-02', 'writer 0'],
      ['address', 'B', '2026-01-03', 'writer 1'],
      ['address', 'C', undefined, 'writer 2'],
      ['gp', 'G', '2026-01-03', 'writer 0'],
    ],
  )
})

test('what had a code name is a safe house, and the old code name is kept with what is sealed', () => {
  const [place] = carriedPlaces(versionsOf([{ address: 'A', placeCode: 'Blue' }]))
  assert.equal(place?.kind, 'safe-house')
  assert.deepEqual(place?.details, { where: 'A', about: 'Called before: Blue' })
  const [alone] = carriedPlaces(versionsOf([{ placeCode: 'Blue' }]))
  assert.deepEqual(alone?.details, { where: 'Called before: Blue' })
})

test('over random histories every value is somewhere, and what stands is the newest version', () => {
  const text = fc.constantFrom('one', 'two', 'three', '')
  const value = fc.record({ address: text, placeCode: text, gp: text, school: text })
  fc.assert(
    fc.property(fc.array(value, { maxLength: 8 }), (values) => {
      const places = carriedPlaces(versionsOf(values))
      const everything = JSON.stringify(places)
      for (const each of values.flatMap((one) => Object.values(one))) {
        if (each) assert.ok(everything.includes(each), `"${each}" was lost`)
      }
      const newest = values.at(-1)
      const standing = places.filter(({ until }) => until === undefined)
      const wanted = [newest?.address || newest?.placeCode, newest?.gp, newest?.school]
      assert.equal(standing.length, wanted.filter(Boolean).length)
    }),
  )
})
