/** A made-up schedule, one record whose time is over and waits for two people, one that is held. */
import type { World } from '../../application/ports/world.ts'
import type { MadeUpInstallation } from '../../demo/made-up-installation.ts'
import { addDays, type Day } from '../../domain/calendar/day.ts'
import type { Schedule } from '../../domain/retention/schedule.ts'
import { newId } from '../../storage/new-id.ts'
import { keepAndPropose } from '../../storage/retention/nightly.ts'
import type { OpenInstallation } from '../open-installation.ts'
import { actorFor } from './made-up-actor.ts'

/** Made up, to have something to look at. It proposes nothing to anybody real. */
const schedule: Schedule = {
  rules: [
    { kept: 'places', from: 'case-closed', length: { count: 2, unit: 'months' } },
    { kept: 'narrative', from: 'case-closed', length: { count: 72, unit: 'months' } },
  ],
  warnDays: [30, 7],
  quietDays: 7,
  backupDays: 35,
}

export async function seedRetention(
  { database, keys }: Pick<OpenInstallation, 'database' | 'keys'>,
  { world, today }: { readonly world: World; readonly today: Day },
  { organisations, people }: Pick<MadeUpInstallation, 'organisations' | 'people'>,
): Promise<void> {
  const organisation = organisations.find(({ key }) => key === 'larkfield')
  const held = people.find(({ key }) => key === 'tarn')
  const [ulla, corin] = ['ulla', 'corin'].map((key) => {
    const found = organisation?.staff.find((one) => one.key === key)
    return organisation && found && actorFor(organisation, found)
  })
  if (!organisation || !ulla || !corin) return
  await world.asActor(ulla, ({ retention }) =>
    retention.confirm(schedule, { version: 0, on: today }),
  )
  if (held) {
    await world.asActor(corin, async ({ cases, retention }) => {
      const file = await cases.open(held.id)
      if (!file) throw new Error('the made-up case to be held did not open')
      await retention.place(
        { caseId: file.id, caseReference: file.reference },
        {
          ...{ id: newId(), ground: 'appeal', scope: [], placedOn: today },
          until: addDays(today, 365),
          reason: 'Made up: advice on a challenge is still being asked for.',
        },
      )
    })
  }
  await keepAndPropose(database, keys, { orgId: organisation.id, today })
}
