/** For tests: sharing packs on a real database, given out by the very command, with a press that prints nothing. */
import type { Day } from '../../domain/calendar/day.ts'
import { inCase } from '../../storage/stores/testing.ts'
import type { CircleWorld } from '../circle/circle.testing.ts'
import type { Services } from '../services.ts'
import type { PackChoice } from './look-at-pack.ts'
import { readNewPack } from './read-packs.ts'
import { type Released, releasePack } from './release-pack.ts'

export const printed = '%PDF-made-up'

/** The same services, with a press that is quick; `meanwhile` happens while it works. */
export function quickPress(services: Services, meanwhile = async () => {}): Services {
  const press: Services['press'] = {
    ...services.press,
    async makePack() {
      await meanwhile()
      return { bytes: Buffer.from(printed), name: 'shared.pdf', type: 'application/pdf' }
    },
  }
  return { ...services, press }
}

export interface ToGiveOut {
  readonly caseId: string
  readonly memberId: string
  readonly days?: number
  readonly views?: number
  readonly writeId: string
  /** Left out: their name alone. */
  readonly choice?: Partial<PackChoice>
}

const say = (day: Day) => day

/** Looked at and given out, as a worker does it who presses on at once. */
export async function giveOut(
  services: Services,
  it: Pick<CircleWorld, 'worker'>,
  { caseId, memberId, days = 3, views = 2, writeId, choice: more }: ToGiveOut,
): Promise<Released> {
  const choice: PackChoice = {
    ...{ memberId, template: 'solicitor', items: ['identity'], papers: [], paperIds: [] },
    ...{ days, views, shownOn: services.world.today(), account: '', accountParts: [] },
    ...more,
  }
  const asked = { caseId, memberId, choiceFor: () => choice, say }
  const look = (await readNewPack(services, it.worker, asked))?.look
  if (look === undefined) return { refused: { code: 'nothing-there' } }
  if (!('looked' in look)) return look
  const order = { caseId, choice, seen: look.looked.hash, goOn: true, writeId, say }
  return releasePack(services, it.worker, order)
}

/** A person with a name, so that there is something to give out. */
export async function aNamedPerson(it: CircleWorld): Promise<string> {
  const caseId = await it.aPerson()
  await inCase(it.at.world, it.worker, caseId, (seen, { people }) =>
    people.keep(
      seen,
      'identity',
      { names: 'Zofia Canaryname' },
      { writeId: it.newId(), versionSeen: seen.version },
    ),
  )
  return caseId
}
