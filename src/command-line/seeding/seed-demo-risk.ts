/** What the made-up people’s workers wrote about their safety, through the stores that real work uses. */
import type { Actor } from '../../application/actor.ts'
import { projectCase } from '../../application/case/project-case.ts'
import type { OpenCase } from '../../application/ports/case-store.ts'
import type { Stores, World } from '../../application/ports/world.ts'
import { riskLines } from '../../application/risk/risk-lines.ts'
import type { MadeUpPersonRecord } from '../../demo/made-up-installation.ts'
import { judgementOf, type MadeUpJudgement } from '../../demo/records/judged.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { calendarOf } from '../../domain/clocks/clocks-of.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { newId } from '../../storage/new-id.ts'

interface SeedRisk {
  readonly world: World
  readonly actor: Actor
  readonly person: MadeUpPersonRecord
  readonly today: Day
  readonly policy: Policy
  /** Sets the time at which the next thing is recorded. */
  readonly seen: (at: string) => void
}

export async function seedRisk(seeding: SeedRisk): Promise<void> {
  const { world, actor, person, today } = seeding
  const judgement = judgementOf(person.alias, today)
  if (judgement === undefined) return
  await seedReviews(seeding, judgement)
  seeding.seen(`${today}T00:30:00.000Z`)
  await world.asActor(actor, async (stores) => {
    const open = await opened(stores, person)
    const { signal, plan, steps } = judgement
    const once = () => ({ writeId: newId() })
    if (signal) await stores.risk.addSignal(open, { id: newId(), ...signal }, once())
    if (plan) await stores.risk.keepPlan(open, plan, { ...once(), versionSeen: 0 })
    for (const step of steps) {
      const done = { id: newId(), on: today, outcome: 'done', ...step } as const
      await stores.risk.addStep(open, done, once())
    }
    await askFor(stores, open, seeding)
  })
}

async function askFor(
  { risk, asks }: Stores,
  { id }: OpenCase,
  { person, today, policy }: SeedRisk,
): Promise<void> {
  const calendar = policy.calendars[calendarOf[person.nation]]
  const written = { reviews: await risk.reviews(id, 2), signals: await risk.signals(id) }
  await asks.replace(id, 'risk', riskLines(written, { today, calendar }))
}

/** Each is a fact of the pathway too, as when a worker saves one. */
async function seedReviews(
  { world, actor, person, today, policy, seen }: SeedRisk,
  { reviews }: MadeUpJudgement,
): Promise<void> {
  for (const [place, review] of reviews.entries()) {
    const recordedAt = `${review.on}T15:00:00.000Z`
    seen(recordedAt)
    await world.asActor(actor, async (stores) => {
      const open = await opened(stores, person)
      const id = newId()
      const { nextReviewOn, on } = review
      const fact = { id, type: 'risk-reviewed', on, recordedAt, detail: { nextReviewOn } } as const
      const projection = projectCase([...open.facts, fact], today, policy)
      const write = { writeId: newId(), versionSeen: open.version }
      await stores.cases.append(open, { facts: [fact], projection }, write)
      const whole = { ...review, id: newId() }
      await stores.risk.addReview(open, whole, { writeId: newId(), versionSeen: place })
    })
  }
}

async function opened({ cases }: Stores, { id, key }: MadeUpPersonRecord): Promise<OpenCase> {
  const open = await cases.open(id)
  if (!open) throw new Error(`${key} could not be opened`)
  return open
}
