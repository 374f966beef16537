import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { aDay, addDays, type Day, ukDayOf } from '../domain/calendar/day.ts'
import { type Fact, factsOfType, factTypes, fieldsOf, standingFacts } from '../domain/facts/fact.ts'
import { type MadeUpInstallation, madeUpInstallation } from './made-up-installation.ts'
import { rehearsalNote } from './rehearsal-note.ts'

const days: readonly Day[] = [
  '2026-11-21', // a Saturday
  '2027-01-01', // new year
  '2027-03-28', // clocks go forward
  '2027-10-31', // clocks go back
  '2028-02-29', // leap day
  '2028-03-01',
  '2029-06-13', // a Wednesday
].map(aDay)

const today = aDay('2026-11-21')
const made = madeUpInstallation(today)

/** Faults of one person's facts against the rules that any record obeys, in plain words. */
function faultsOf(facts: readonly Fact[], on: Day): string[] {
  const known = new Map<string, Fact>()
  let before = ''
  const faults: string[] = []
  for (const fact of facts) {
    const name = `${fact.type} of ${fact.on}`
    if (known.has(fact.id)) faults.push(`${name} uses an identifier twice`)
    if (fact.recordedAt <= before) faults.push(`${name} is not recorded after the one before`)
    if (ukDayOf(fact.recordedAt) >= on) faults.push(`${name} is recorded today or later`)
    const ahead = fact.type === 'neighbouring-clock-started'
    if (!ahead && fact.on > ukDayOf(fact.recordedAt)) faults.push(`${name} was recorded ahead`)
    if (fact.supersedes && !known.has(fact.supersedes)) faults.push(`${name} replaces nothing`)
    faults.push(...answerFaults(fact, known).map((fault) => `${name}: ${fault}`))
    known.set(fact.id, fact)
    before = fact.recordedAt
  }
  return faults
}

function answerFaults(fact: Fact, known: ReadonlyMap<string, Fact>): string[] {
  const detail: Readonly<Record<string, unknown>> = fact.detail
  const fields = new Map(fieldsOf(fact.type))
  const unknown = Object.keys(detail).filter((name) => !fields.has(name))
  const wrong = [...fields].filter(([name, field]) => {
    const value = detail[name]
    if (value === undefined) return field.required === true
    if (field.kind === 'fact') return !field.of.includes(known.get(String(value))?.type ?? '')
    if (field.kind === 'one-of') return !(String(value) in field.options)
    if (field.kind === 'many-of')
      return !Array.isArray(value) || !value.every((one) => one in field.options)
    return typeof value !== 'string'
  })
  return [...unknown, ...wrong.map(([name]) => name)]
}

/** Sentences of more than a word or two: “Yes.” may come back. */
const sentencesOf = (words: string): string[] =>
  words.split(/(?<=[.!?”])\s+/).filter((one) => one.length > 14)

suite('The made-up installation', () => {
  test('has two providers, a prime contractor and an authority, each saying that it is made up', () => {
    const kinds = made.organisations.map(({ kind }) => kind).sort()
    assert.deepEqual(kinds, ['authority', 'prime', 'provider', 'provider'])
    for (const { name, kind, services } of made.organisations) {
      assert.match(name, /\(made up\)/)
      if (kind === 'provider') assert.ok(services.length >= 2 && services.length <= 3)
    }
    const roles = new Set(made.organisations.flatMap(({ staff }) => staff.map(({ role }) => role)))
    assert.equal(roles.size, 6)
  })

  test('has a person for every kind of fact in the vocabulary', () => {
    const used = new Set(made.people.flatMap(({ facts }) => facts.map(({ type }) => type)))
    assert.deepEqual(
      factTypes.filter((type) => !used.has(type)),
      [],
    )
  })

  test('has at least 66 people of four nations, adults, children and disputed ages', () => {
    assert.ok(made.people.length >= 66)
    const opened = made.people.flatMap(({ facts }) => factsOfType(facts, 'case-opened'))
    assert.equal(opened.length, made.people.length)
    const count = (nation: string) => opened.filter(({ detail }) => detail.nation === nation).length
    assert.ok(count('ENG') > 50)
    for (const nation of ['WAL', 'SCOT', 'NI']) assert.ok(count(nation) >= 3, nation)
    const aged = (group: string) => opened.filter(({ detail }) => detail.ageGroup === group).length
    assert.ok(aged('child') >= 10)
    assert.ok(aged('not-known') >= 2)
  })

  test('has every reason for leaving, several people with three RNAs, and long records', () => {
    const reasons = made.people.flatMap(({ facts }) =>
      factsOfType(facts, 'exited').map(({ detail }) => detail.reason),
    )
    assert.equal(new Set(reasons).size, 11)
    const rnas = made.people.map(
      ({ facts }) =>
        new Set(factsOfType(facts, 'rna-offered').map(({ detail }) => detail.rna)).size,
    )
    assert.ok(rnas.filter((count) => count >= 3).length >= 4)
    const long = made.people.filter(({ journal }) => journal.length >= 40)
    assert.ok(long.length >= 12, `${long.length} long records`)
    assert.ok(long.every(({ journal }) => journal.length <= 150))
  })

  test('gives nobody a name, number, alias, key or identifier twice', () => {
    const all = {
      alias: made.people.map(({ alias }) => alias),
      key: made.people.map(({ key }) => key),
      phone: made.people.map(({ contact }) => contact.phone),
      ids: [
        ...made.people.flatMap(({ id, facts, journal }) => [
          id,
          ...facts.map((fact) => fact.id),
          ...journal.map((entry) => entry.id),
        ]),
        ...made.organisations.flatMap(({ id, services, staff }) => [
          id,
          ...services.map((service) => service.id),
          ...staff.map((one) => one.id),
        ]),
      ],
      staff: made.organisations.flatMap(({ staff }) => staff.map(({ key }) => key)),
    }
    for (const [name, list] of Object.entries(all)) {
      assert.equal(new Set(list).size, list.length, name)
    }
    assert.ok(all.ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/.test(id)))
  })

  test('uses only numbers kept free for drama, addresses that reach nobody, and invented towns', () => {
    for (const { contact } of made.people) {
      assert.match(contact.phone ?? '', /^07700 900\d{3}$/)
      assert.match(contact.email ?? '', /@example\.org$/)
    }
    const denied =
      /london|manchester|birmingham|leeds|glasgow|belfast|cardiff|salvation|barnardo|migrant help|\bvictim|traffick|raped?\b|torture|brothel|suicid/i
    assert.equal(denied.exec(JSON.stringify(made))?.[0], undefined)
    const words = made.people.flatMap(({ journal }) => journal.map((entry) => entry.words))
    assert.deepEqual(
      words.filter((text) => /[{}]/.test(text)),
      [],
    )
  })

  test('says on its banner that everyone is made up', () => {
    assert.match(rehearsalNote, /^Made-up people\./)
  })

  test('comes out the same for the same day', () => {
    assert.deepEqual(madeUpInstallation(today), made)
  })
})

suite('Made-up records', () => {
  for (const on of days) {
    test(`obey the vocabulary and never know the future, seen on ${on}`, () => {
      const faults = madeUpInstallation(on).people.flatMap(({ alias, facts }) =>
        faultsOf(facts, on).map((fault) => `${alias}: ${fault}`),
      )
      assert.deepEqual(faults, [])
    })

    test(`keep their days relative to ${on}`, () => {
      relationsHold(madeUpInstallation(on), on)
    })
  }

  test('a planted fault is found', () => {
    const [person] = made.people
    const [fact] = person?.facts ?? []
    assert.ok(fact)
    const late = { ...fact, recordedAt: `${today}T10:00:00.000Z` }
    assert.equal(faultsOf([late], today).length, 1)
  })
})

function relationsHold({ people }: MadeUpInstallation, on: Day): void {
  const of = (alias: string) => {
    const person = people.find((one) => one.alias === alias)
    assert.ok(person, alias)
    return standingFacts(person.facts)
  }
  const agreedUntil = (alias: string) =>
    factsOfType(of(alias), 'need-decided')
      .map(({ detail }) => detail.to)
      .filter((to) => to !== undefined)
      .sort()
      .at(-1)
  assert.equal(agreedUntil('Aspen'), addDays(on, 10))
  assert.equal(agreedUntil('Poplar'), addDays(on, 25))
  assert.equal(agreedUntil('Sycamore'), addDays(on, 40))
  assert.equal(agreedUntil('Elder'), addDays(on, -6))
  const birthday = (alias: string) =>
    factsOfType(of(alias), 'eighteenth-birthday-noted')[0]?.detail.turns18On
  assert.equal(birthday('Chestnut'), addDays(on, 90))
  assert.equal(birthday('Conker'), addDays(on, 60))
  assert.equal(birthday('Sapling'), addDays(on, 20))
  assert.equal(birthday('Seedling'), addDays(on, -5))
  assert.equal(factsOfType(of('Alder'), 'went-missing')[0]?.on, addDays(on, -3))
  const granite = factsOfType(of('Granite'), 'detained')[0]
  assert.equal(granite?.detail.releaseExpectedOn, addDays(on, 9))
  const larch = factsOfType(of('Larch'), 'told-survivor')
  assert.ok(!larch.some(({ detail }) => detail.moment === 'rna-decision'))
}

suite('Made-up journals', () => {
  const contact = new Set(['visit', 'call', 'meeting', 'message'])

  test('never say the same sentence twice within forty entries of one person', () => {
    for (const { alias, journal } of made.people) {
      const sentences = journal.map(({ words }) => sentencesOf(words))
      sentences.forEach((said, place) => {
        const before = new Set(sentences.slice(Math.max(0, place - 40), place).flat())
        for (const one of said) assert.ok(!before.has(one), `${alias}: ${one}`)
      })
    }
  })

  test('draw on several hundred different sentences', () => {
    const all = made.people.flatMap(({ journal }) =>
      journal.flatMap(({ words }) => sentencesOf(words)),
    )
    assert.ok(new Set(all).size > 800)
  })

  test('are in the order of days, written on the day or soon after, never ahead', () => {
    for (const { alias, journal, facts } of made.people) {
      journal.forEach((entry, place) => {
        const before = journal[place - 1]
        if (before) assert.ok(before.on <= entry.on && before.recordedAt < entry.recordedAt, alias)
        assert.ok(entry.on <= ukDayOf(entry.recordedAt) && ukDayOf(entry.recordedAt) < today)
        assert.ok(entry.on >= (standingFacts(facts)[0]?.on ?? today))
      })
    }
  })

  test('name only needs of that person, and their own words have a language', () => {
    for (const { alias, journal, facts } of made.people) {
      const needs = new Set(factsOfType(facts, 'need-identified').map(({ detail }) => detail.need))
      for (const { needIds, kind, language } of journal) {
        assert.ok(
          needIds.every((id) => needs.has(id)),
          alias,
        )
        if (kind === 'survivor-words') assert.ok(language)
      }
    }
    const linked = made.people
      .flatMap(({ journal }) => journal)
      .filter(({ needIds }) => needIds.length)
    assert.ok(linked.length > 300)
  })

  test('fall silent for the people whom nobody has reached', () => {
    for (const alias of ['Dunlin', 'Marram', 'Lichen']) {
      const person = made.people.find((one) => one.alias === alias)
      const last = person?.journal.findLast(({ kind }) => contact.has(kind))
      const silent = { Dunlin: 20, Marram: 6, Lichen: 20 }[alias] ?? 0
      assert.ok(last === undefined || last.on < addDays(today, -silent), alias)
    }
  })
})
