/** One made-up emergency that waits for its review, and one colleague who stays out of a case. */
import type { World } from '../../application/ports/world.ts'
import type { MadeUpInstallation } from '../../demo/made-up-installation.ts'
import { reviewDueAfter } from '../../domain/break-glass/break-glass.ts'
import { addDays, type Day } from '../../domain/calendar/day.ts'
import type { WorkingCalendar } from '../../domain/calendar/working-days.ts'
import { newId } from '../../storage/new-id.ts'
import { actorFor } from './made-up-actor.ts'

interface Around {
  readonly world: World
  readonly today: Day
  readonly calendars: readonly WorkingCalendar[]
}

export async function seedEmergency(
  { world, today, calendars }: Around,
  { organisations, people }: Pick<MadeUpInstallation, 'organisations' | 'people'>,
): Promise<void> {
  const organisation = organisations.find(({ key }) => key === 'larkfield')
  const person = people.find(({ key }) => key === 'curlew')
  const [bram, pella, marla] = ['bram', 'pella', 'marla'].map((key) => {
    const found = organisation?.staff.find((one) => one.key === key)
    return organisation && found && actorFor(organisation, found)
  })
  if (!person || !bram || !pella || !marla) return

  const reference = await world.asActor(pella, async ({ cases, blocks }) => {
    const file = await cases.open(person.id)
    if (!file) throw new Error('the case of the made-up emergency did not open')
    await blocks.keepOut(file, {
      userId: marla.userId,
      words: 'Made up: they were neighbours, and she recognised her in the hall.',
      writeId: newId(),
    })
    return file.reference
  })
  await world.asActor(bram, async ({ emergencies }) => {
    await emergencies.ask({
      id: newId(),
      find: { reference },
      reason: 'worker-unreachable',
      words: 'Made up: she rang the night line, frightened, and her worker is on a train.',
      parts: ['contact'],
      today,
      reviewDue: reviewDueAfter(calendars, today, addDays(today, 1)),
    })
    const file = await emergencies.enter(person.id)
    if (!file) throw new Error('the made-up emergency did not open')
    await emergencies.reveal(file, 'contact')
    await emergencies.addNote(file, {
      id: newId(),
      on: today,
      words: 'In an emergency: rang back at the safe time, she is all right. Senna rings tomorrow.',
      writeId: newId(),
    })
    await emergencies.end(file)
  })
}
