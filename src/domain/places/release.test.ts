/** Releasing a place: by a table of recipients, and against a plain model over random commands. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mayReceive, recipientTypeNames } from './recipient.ts'
import { mayTake, type ReleaseStep, readRelease, releaseSteps, type TakenStep } from './release.ts'

test('immigration enforcement, the unknown and every word that is no kind at all are refused', () => {
  const refused = (type: string) => {
    const answer = mayReceive(type)
    return 'refused' in answer ? answer.refused.code : undefined
  }
  assert.equal(refused('immigration-enforcement'), 'recipient-never')
  for (const type of ['unknown', '', 'Police', 'toString', '__proto__', 'home-office']) {
    assert.equal(refused(type), 'recipient-unknown', type)
  }
  const allowed = recipientTypeNames.filter((type) => refused(type) === undefined)
  assert.equal(allowed.length, recipientTypeNames.length - 2)
})

const asked = { askedBy: 'amina', askedAt: '2026-03-02T09:00:00.000Z' }
const at = (hours: number, more = 0) =>
  new Date(Date.parse(asked.askedAt) + hours * 3_600_000 + more).toISOString()
const approved: TakenStep = { step: 'approved', by: 'bede', at: at(2) }

test('an hour runs out on the very moment, not before', () => {
  assert.equal(readRelease(asked, [], at(24, -1)).stage, 'asked')
  assert.equal(readRelease(asked, [], at(24)).stage, 'expired')
  assert.equal(readRelease(asked, [approved], at(26, -1)).stage, 'approved')
  assert.equal(readRelease(asked, [approved], at(26)).stage, 'expired')
})

test('what was handed over stays handed over, however late it is read', () => {
  const handed: TakenStep = { step: 'handed-over', by: 'amina', at: at(3) }
  assert.equal(readRelease(asked, [approved, handed], at(9_999)).stage, 'handed-over')
})

/** The whole truth in the plainest form: what has happened so far. */
interface Model {
  hours: number
  approvedAt: number | undefined
  over: boolean
  shown: number
}
interface Real {
  steps: TakenStep[]
}
const workers = ['amina', 'bede', 'chidi'] as const

class Wait implements fc.Command<Model, Real> {
  readonly hours: number
  constructor(hours: number) {
    this.hours = hours
  }
  check = () => true
  run(model: Model) {
    model.hours += this.hours
  }
  toString = () => `wait ${this.hours} h`
}

type Rule = typeof mayTake

class Take implements fc.Command<Model, Real> {
  readonly step: ReleaseStep
  readonly by: string
  readonly rule: Rule
  constructor(step: ReleaseStep, by: string, rule: Rule) {
    this.step = step
    this.by = by
    this.rule = rule
  }
  check = () => true
  run(model: Model, real: Real) {
    const now = at(model.hours)
    const { step, by } = this
    const refused = this.rule(readRelease(asked, real.steps, now), step, by)
    if (!refused) real.steps.push({ step, by, at: now })
    assert.equal(refused === undefined, this.isRight(model))
    if (refused) return
    if (step === 'approved') model.approvedAt = model.hours
    else model.over = true
    if (step === 'handed-over') model.shown += 1
    assert.ok(model.shown <= 1, 'shown twice')
  }
  private isRight({ hours, approvedAt, over }: Model): boolean {
    const late = hours >= (approvedAt === undefined ? 24 : approvedAt + 24)
    if (over || late) return false
    if (this.step === 'withdrawn') return true
    if (this.step === 'handed-over') return approvedAt !== undefined && this.by === 'amina'
    return approvedAt === undefined && this.by !== 'amina'
  }
  toString = () => `${this.by}: ${this.step}`
}

/** Draws histories, and counts those in which the place was handed over. */
function walk(rule: Rule): number {
  // Those that lead on are drawn more often, so that enough histories get to the end.
  const steps = [...releaseSteps, 'approved', 'handed-over', 'handed-over'] as const
  const commands = fc.commands(
    [
      fc.integer({ min: 1, max: 15 }).map((hours) => new Wait(hours)),
      fc
        .tuple(fc.constantFrom(...steps), fc.constantFrom(...workers))
        .map(([step, by]) => new Take(step, by, rule)),
    ],
    { maxCommands: 30 },
  )
  let shown = 0
  fc.assert(
    fc.property(commands, (list) => {
      const model: Model = { hours: 0, approvedAt: undefined, over: false, shown: 0 }
      const real: Real = { steps: [] }
      fc.modelRun(() => ({ model, real }), list)
      const handed = real.steps.find(({ step }) => step === 'handed-over')
      const yes = real.steps.find(({ step }) => step === 'approved')
      if (!handed) return
      shown += 1
      assert.ok(yes && yes.by !== asked.askedBy && handed.by === asked.askedBy)
    }),
    { numRuns: 2_000 },
  )
  return shown
}

test('whatever people do and whenever, it is shown once at most, by two people, in time', () => {
  const shown = walk(mayTake)
  assert.ok(shown >= 40, `only ${shown} were handed over, which proves little`)
})

const careless: Record<string, Rule> = {
  'lets people approve what they asked for': (release, step, by) => {
    const refused = mayTake(release, step, by)
    return refused?.code === 'release-needs-a-second-person' ? undefined : refused
  },
  'shows it to whoever comes': (release, step, by) => {
    const refused = mayTake(release, step, by)
    return refused?.code === 'release-is-for-who-asked' ? undefined : refused
  },
  'shows it as often as wanted': (release, step, by) => {
    const again = release.stage === 'handed-over' && step === 'handed-over'
    return again ? undefined : mayTake(release, step, by)
  },
}
for (const [what, rule] of Object.entries(careless)) {
  test(`a rule that ${what} is found out`, () => assert.throws(() => walk(rule)))
}
