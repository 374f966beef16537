/**
 * What a printed pack says, of each kind there is, in its words, its properties, its pictures and its very
 * bytes: only what the table beside each kind allows. The table is written by hand and read by hand; it shares
 * no line with the templates. A template that lets one more field through is caught.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  aCircleWorld,
  type CircleWorld,
  today,
} from '../../../src/application/circle/circle.testing.ts'
import type { PackChoice } from '../../../src/application/packs/look-at-pack.ts'
import { readNewPack } from '../../../src/application/packs/read-packs.ts'
import { releasePack } from '../../../src/application/packs/release-pack.ts'
import type { Services } from '../../../src/application/services.ts'
import { openPress } from '../../../src/documents/press/press.ts'
import { documentPress } from '../../../src/documents/press-adapter.ts'
import type { Day } from '../../../src/domain/calendar/day.ts'
import type { OpenRecipientType } from '../../../src/domain/circle/recipient.ts'
import { passingOn } from '../../../src/domain/firewall/explanation.ts'
import type { PackField } from '../../../src/domain/packs/pack-fields.ts'
import {
  itemsOf,
  type PackTemplateName,
  packTemplateNames,
  packTemplates,
} from '../../../src/domain/packs/pack-templates.ts'
import { canaries } from '../canaries.ts'
import { insideOf } from '../look-inside.ts'
import { aTellingCase, type TellingCase } from './telling-case.ts'

const who = ['names', 'other names']
const health = ['a need of health']
const worries = [
  'why',
  'what worries them',
  'what is happening',
  'what could happen',
  'what keeps it going',
]
const plan = ['signs', 'if-they-contact', 'leave', 'phone', 'limits'].map((name) => `plan: ${name}`)
const account = ['what they wrote for it']
const papers = ['a line on a paper', 'the title of a paper']

/** Whom each kind goes to, and every word that may stand in it besides whom it is for. */
const holds: Readonly<
  Record<Exclude<PackTemplateName, 'own-copy'>, readonly [OpenRecipientType, readonly string[]]>
> = {
  solicitor: [
    'legal-adviser',
    [
      ...who,
      'languages',
      'reference of the NRM',
      'a need',
      ...health,
      ...worries,
      ...account,
      ...papers,
    ],
  ],
  'police-interview': ['police', [...who, 'languages', 'a need', ...worries]],
  intelligence: ['police', account],
  gp: ['general-practice', [...who, 'languages', ...health, ...papers]],
  housing: ['council-housing', [...who, 'languages', 'a need', ...worries, ...papers]],
  benefits: ['benefits', [...who, ...papers]],
  'court-bundle': ['legal-adviser', [...who, 'reference of the NRM', ...account, ...papers]],
  'hand-over': [
    'support-provider',
    [
      ...[...who, 'languages', 'reference of the NRM', 'a need', ...health, ...worries],
      ...[...plan, ...account, ...papers],
    ],
  ],
}

const press = openPress()
const words = canaries<string>()
const known = new Map<string, string>()
const word = (place: string): string => {
  const before = known.get(place) ?? words.mint(place)
  known.set(place, before)
  return before
}
let it: CircleWorld
let services: Services
let telling: TellingCase
before(async () => {
  it = await aCircleWorld()
  services = { ...it.services, press: documentPress(press) }
  telling = await aTellingCase(it, services, word)
})
after(async () => {
  await it.at.close()
  await press.stop()
})

const say = (day: Day) => day
const looked = <Paper>(paper: Paper) => ({ ...paper, lookedOver: true })

/** The file that a professional would open: given out by the command, with everything ticked that there is. */
async function printed(kind: keyof typeof holds): Promise<Buffer> {
  const [type] = holds[kind]
  const { caseId } = telling
  const memberId = await telling.member(type)
  const items = itemsOf(packTemplates[kind])
  const goes = items.includes('documents-named') ? telling.papers : []
  const choice: PackChoice = {
    ...{
      memberId,
      template: kind,
      items,
      papers: goes.map(looked),
      paperIds: goes.map(({ id }) => id),
    },
    ...{ days: 1, views: 1, shownOn: today, account: word('what they wrote for it') },
    accountParts: [],
  }
  let file: Uint8Array | undefined
  const watched: Services = {
    ...services,
    press: {
      ...services.press,
      async makePack(...given) {
        const made = await services.press.makePack(...given)
        file = made.bytes
        return made
      },
    },
  }
  const asked = { caseId, memberId, choiceFor: () => choice, say }
  const look = (await readNewPack(watched, it.worker, asked))?.look
  assert.ok(look && 'looked' in look, JSON.stringify(look))
  const explained = passingOn(type)?.edition
  const said = await releasePack(watched, it.worker, {
    ...{ caseId, choice, seen: look.looked.hash, goOn: true, writeId: it.newId(), say },
    ...(explained && { explained }),
  })
  assert.ok('made' in said && file, JSON.stringify(said))
  return Buffer.from(file)
}

/** Every word that can be found anywhere in the file, with where. */
async function foundIn(file: Buffer): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const { part, bytes } of await insideOf(file)) {
    for (const place of words.foundIn(bytes)) found.set(place, part)
  }
  return found
}

async function wrongIn(kind: keyof typeof holds): Promise<readonly string[]> {
  const found = await foundIn(await printed(kind))
  const may = new Set(['whom it is for', ...holds[kind][1]])
  return [
    ...[...found]
      .filter(([place]) => !may.has(place))
      .map(([place, part]) => `${place}: in its ${part}`),
    ...[...may].filter((place) => !found.has(place)).map((place) => `${place}: not there`),
  ]
}

test('the table has a row for each kind that goes to a professional', () => {
  const kinds = packTemplateNames.filter((name) => name !== 'own-copy')
  assert.deepEqual(Object.keys(holds).sort(), kinds.sort())
  assert.deepEqual(packTemplates['own-copy'].to, [])
})

for (const kind of Object.keys(holds) as (keyof typeof holds)[]) {
  test(`a printed pack of the kind ${kind} says what the table says, and nothing else anywhere`, async (t) => {
    assert.deepEqual(await wrongIn(kind), [])
    t.diagnostic(`${words.minted.length} words looked for`)
  })
}

/** As somebody would do it by mistake: one more field in one template. */
async function withField<T>(
  kind: PackTemplateName,
  field: PackField,
  work: () => Promise<T>,
): Promise<T> {
  // Data that no code changes; only this test takes the lock off and puts it back.
  const template = packTemplates[kind] as { fields: readonly PackField[] }
  const before = template.fields
  template.fields = [...before, field]
  try {
    return await work()
  } finally {
    template.fields = before
  }
}

for (const [kind, field, shows] of [
  ['gp', 'risk-words', 'what worries them'],
  ['police-interview', 'account', 'what they wrote for it'],
  ['benefits', 'safety-plan', 'plan: signs'],
] as const) {
  test(`planted and caught: a template for ${kind} that lets ${field} through`, async () => {
    const wrong = await withField(kind, field, () => wrongIn(kind))
    assert.ok(
      wrong.some((one) => one.startsWith(shows)),
      wrong.join('\n'),
    )
  })
}
