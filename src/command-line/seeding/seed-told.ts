/** What made-up people told, once, written down through the same store as real work. */
import type { Actor } from '../../application/actor.ts'
import type { World } from '../../application/ports/world.ts'
import type { MadeUpPersonRecord } from '../../demo/made-up-installation.ts'
import { type MadeUpTelling, tellings } from '../../demo/records/told.ts'
import { addDays, addMonths, type Day } from '../../domain/calendar/day.ts'
import { accountAsks } from '../../domain/told-once/account-asks.ts'
import type { AccountHappening } from '../../domain/told-once/account-event.ts'
import { blocksOf } from '../../domain/told-once/block.ts'
import { newId } from '../../storage/new-id.ts'

interface Seeding {
  readonly world: World
  readonly actor: Actor
  readonly person: MadeUpPersonRecord
  readonly today: Day
  /** Sets the time at which the next thing is recorded. */
  readonly seen: (at: string) => void
}

export async function seedTold({ world, actor, person, today, seen }: Seeding): Promise<void> {
  const told = tellings[person.alias] ?? []
  if (told.length === 0) return
  await world.asActor(actor, async ({ cases, account, asks }) => {
    const open = await cases.open(person.id)
    if (!open) throw new Error(`${person.key} could not be opened`)
    for (const one of told) {
      for (const { ago, id, block, happening } of happenings(one, today)) {
        const on = addDays(today, -ago)
        seen(`${on}T11:00:00.000Z`)
        await account.add(open, { ...happening, id, block, on }, { writeId: newId() })
      }
    }
    const blocks = blocksOf(await account.read(person.id))
    await asks.replace(person.id, 'account', accountAsks(blocks))
  })
}

interface Happened {
  readonly ago: number
  readonly id: string
  readonly block: string
  readonly happening: AccountHappening
}

function happenings(one: MadeUpTelling, today: Day): readonly Happened[] {
  const { topic, words, language, interpreter, said, approved, answers, translation } = one
  const block = newId()
  const other = newId()
  const about = { topic, language, readBack: interpreter ? 'yes' : 'not-recorded' } as const
  const until = addMonths(addDays(today, -(approved ?? said)), 6)
  const all: readonly (Happened | undefined)[] = [
    {
      ...{ ago: said, id: block, block },
      happening: {
        ...{ kind: 'written', what: one.summary ? 'summary' : 'own-words', words, ...about },
        ...(interpreter && { interpreter }),
      },
    },
    translation && {
      ...{ ago: said, id: other, block: other },
      happening: {
        ...{ kind: 'written', what: 'translation', topic, language: 'en' },
        ...{ words: translation.words, readBack: 'no', translator: translation.translator },
        renders: { block, version: block },
      },
    },
    approved !== undefined
      ? {
          ...{ ago: approved, id: newId(), block },
          happening: { kind: 'approved', version: block, how: 'read-back' },
        }
      : undefined,
    answers && {
      ...{ ago: approved ?? said, id: newId(), block },
      happening: { kind: 'answered', version: block, answers, until },
    },
    one.toldThemselves && {
      ...{ ago: one.toldThemselves[0], id: newId(), block },
      happening: { kind: 'told', type: one.toldThemselves[1], who: one.toldThemselves[2] },
    },
  ]
  return all.filter((happened) => happened !== undefined)
}
