/** Two sharing packs of one made-up person: one that can be opened, one that was taken back. */
import { writeOf } from '../../application/case/same-write.ts'
import type { Stores } from '../../application/ports/world.ts'
import { letterAsPdf } from '../../demo/letter-as-pdf.ts'
import type { MadeUpPersonRecord } from '../../demo/made-up-installation.ts'
import { addDays, type Day } from '../../domain/calendar/day.ts'
import { shareItems } from '../../domain/circle/share-items.ts'
import { packFields } from '../../domain/packs/pack-fields.ts'
import { newId } from '../../storage/new-id.ts'

interface Seeding {
  readonly person: MadeUpPersonRecord
  readonly today: Day
  readonly seen: (at: string) => void
}

/** On the very consent that stands: nothing is made for somebody who may not be told. */
export async function seedPacks(stores: Stores, seeding: Seeding): Promise<void> {
  const { person, today, seen } = seeding
  if (person.alias !== 'Curlew') return
  const member = (await stores.circle.members(person.id)).find(
    ({ type, ended }) => type === 'legal-adviser' && ended === undefined,
  )
  const file = await stores.cases.open(person.id)
  if (!member || !file) return
  const items = ['identity', 'decisions'] as const
  const { who, organisation } = member.details
  const text = 'A made-up pack. It was never given to anybody.'
  const payload = letterAsPdf({ on: today, title: 'Information pack', lines: [text] })
  for (const [ago, kind] of [[2, 'court-bundle'] as const, [1, 'solicitor'] as const]) {
    const at = `${addDays(today, -ago)}T11:00:00.000Z`
    seen(at)
    // As of a form: a number that is told on the telephone comes from what is random in it.
    const packId = writeOf(newId(), person.id, kind)
    await stores.sharing.noteShared(file, {
      ...{ id: newId(), memberId: member.id, type: member.type, grant: member.grant, items },
      ...{ by: 'pack', thingId: packId, who: `${who}, ${organisation}` },
    })
    const expiresAt = new Date(Date.parse(at) + 6 * 86_400_000).toISOString()
    const behind = { kind: 'pack', subjectId: packId, memberId: member.id } as const
    const classes = items.flatMap((item) => shareItems[item].harm)
    const door = await stores.guestDoors.open(file, {
      ...behind,
      expiresAt,
      views: 5,
      payload,
      classes,
    })
    await stores.packs.add(file, {
      ...{ id: packId, memberId: member.id, template: kind, items, views: 5, doorId: door.id },
      shownOn: addDays(today, -ago),
      words: {
        who: `${who}, ${organisation}`,
        parts: [packFields.names.title, packFields.decisions.title],
        papers: [],
        sha256: '',
      },
    })
    if (kind === 'court-bundle') await stores.guestDoors.revoke(file, door.id)
  }
}
