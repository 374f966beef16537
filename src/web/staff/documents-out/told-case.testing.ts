/**
 * For tests: one case from opening to a decision and a leaving plan, with a canary planted in every
 * place that must never reach paper: who and where somebody is, and words that stay with the team.
 */
import { createHash } from 'node:crypto'
import type { Actor } from '../../../application/actor.ts'
import { aDay } from '../../../domain/calendar/day.ts'
import type { Fact } from '../../../domain/facts/fact.ts'
import { needsOf } from '../../../domain/needs/need.ts'
import { aFact } from '../../../domain/needs/testing.ts'
import { placeKinds } from '../../../domain/places/place.ts'
import { canonicalText, submissionOf } from '../../../domain/rna/submission.ts'
import { answered, caseFacts, completeDraft } from '../../../domain/rna/testing.ts'
import { newId } from '../../../storage/new-id.ts'
import { aCase, emptyProjection, inCase, type TestWorld } from '../../../storage/stores/testing.ts'

export const canary = 'CANARY'

const early: readonly Fact[] = [
  ...caseFacts,
  aFact('support-started', '2026-01-03', { mode: 'outreach' }),
  aFact('dependant-joined', '2026-02-01', { dependant: 'd1', relation: 'child', alias: canary }),
  aFact('risk-reviewed', '2026-06-11', { summary: `${canary} saw them near the station` }),
  aFact('evidence-requested', '2026-06-09', {
    need: 'n1',
    from: `${canary} surgery`,
    what: 'A letter',
  }),
  aFact('detained', '2026-03-01', { where: 'prison' }),
  aFact('released', '2026-03-02'),
  aFact('hand-over-planned', '2026-06-10', {
    need: 'n1',
    startsOn: aDay('2027-01-21'),
    service: `${canary} clinic`,
  }),
  aFact('rna-drafted', '2026-06-14', { rna: 'r1' }),
  aFact('rna-reviewed-by-survivor', '2026-06-14', { rna: 'r1', agreement: 'agrees' }),
  aFact('rna-released', '2026-06-16', { rna: 'r1', submission: 's-1' }),
]

const late: readonly Fact[] = [
  aFact('rna-forwarded', '2026-06-18', { rna: 'r1' }),
  aFact(
    'rna-decided',
    '2026-07-01',
    {
      rna: 'r1',
      receivedBySurvivorOn: aDay('2026-07-03'),
      reasons: `${canary} in the covering letter`,
    },
    { id: 'decided' },
  ),
  aFact('need-decided', '2026-07-01', {
    rna: 'r1',
    decision: 'decided',
    need: 'n1',
    outcome: 'partly-agreed',
    from: aDay('2026-07-21'),
    to: aDay('2026-10-20'),
    askedFrom: aDay('2026-07-21'),
    askedTo: aDay('2027-01-20'),
    reasons: 'The NHS can help from October',
  }),
  aFact(
    'evidence-received',
    '2026-07-06',
    { need: 'n1', what: 'The NHS list is closed' },
    { id: 'new' },
  ),
  aFact('provision-recorded', '2026-07-22', { need: 'n1', happened: 'missed', note: canary }),
  aFact('exit-gate-checked', '2026-07-10', {
    inPlace: ['income', 're-entry', 'reach-in'],
    notNeeded: ['police'],
    signedOffBy: `${canary} manager`,
    unmet: `${canary} unmet`,
  }),
]

/** Ids in the tests of the domain are short words; a case in the database has real ones. */
const shortIds = ['n1', 'r1', 'd1', 's1', 'i1', 'e1', 's-1', 'cg', 'gp-letter', 'decided', 'new']
const ids = new Map(shortIds.map((short) => [short, newId()]))

export function idOf(short: string): string {
  const id = ids.get(short)
  if (id === undefined) throw new Error(`no such short id: ${short}`)
  return id
}

function withRealIds<T>(value: T): T {
  let text = JSON.stringify(value)
  for (const [short, id] of ids) text = text.replaceAll(`"${short}"`, `"${id}"`)
  text = text.replaceAll(/"(fact-\d+|doc-\w+)"/g, (_, short: string) => {
    const id = ids.get(short) ?? newId()
    ids.set(short, id)
    return `"${id}"`
  })
  // The same shape with other ids in it.
  return JSON.parse(text) as T
}

export interface ToldCase {
  readonly caseId: string
  readonly reference: string
}

/** Decided and on the way out, or only just sent to the prime contractor. */
export async function aToldCase(
  { world, people }: TestWorld,
  { decided = true } = {},
): Promise<ToldCase> {
  const { worker, manager } = people
  const { id: caseId, reference } = await aCase(world, worker, { alias: canary })
  const draft = answered(completeDraft(early), {
    'needs/n1/survivorWords': 'I do not sleep. ለይቲ ኣይድቅስን',
    'needs/n1/description': 'Someone to talk to each week',
    'needs/n1/barrier': 'The clinic asks for a letter. Ring 07700 900123 first',
    'categories/accommodation/note': `${canary} the safe house`,
    'dependants/d1/schooling': `${canary} primary school`,
    'dependants/d1/wellbeing': 'Sleeps better',
  })
  const submission = submissionOf({
    draft,
    facts: early,
    needs: needsOf(early),
    caseReference: reference,
    moveOnUntil: aDay('2026-07-20'),
  })
  const text = canonicalText(withRealIds(submission))
  await inCase(world, worker, caseId, async (seen, { rnas, journal }) => {
    await rnas.save(seen, idOf('r1'), withRealIds(draft), {
      writeId: newId(),
      versionSeen: seen.version,
      rnaVersionSeen: 0,
    })
    const words = `${canary} met at the corner shop`
    await journal.add(
      seen,
      { id: newId(), on: aDay('2026-05-02'), kind: 'visit', words, needIds: [] },
      { writeId: newId() },
    )
  })
  await plant({ world, worker, caseId })
  await inCase(world, manager, caseId, (seen, { rnas }) =>
    rnas.submit(seen, {
      id: idOf('s-1'),
      rnaId: idOf('r1'),
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
    }),
  )
  await record({ world, worker, caseId }, decided ? [...early, ...late] : early)
  return { caseId, reference }
}

interface Where {
  readonly world: TestWorld['world']
  readonly worker: Actor
  readonly caseId: string
}

async function plant({ world, worker, caseId }: Where): Promise<void> {
  const keep = (work: Parameters<typeof inCase<unknown>>[3]) => inCase(world, worker, caseId, work)
  const write = (seen: { version: number }) => ({ writeId: newId(), versionSeen: seen.version })
  await keep((seen, { people }) =>
    people.keep(seen, 'identity', { names: `${canary} Name`, nrmReference: canary }, write(seen)),
  )
  await keep((seen, { people }) =>
    people.keep(
      seen,
      'contact',
      { phone: canary, email: `${canary}@made-up.example` },
      write(seen),
    ),
  )
  for (const kind of placeKinds) {
    await keep((seen, { places }) =>
      places.add(
        seen,
        { id: newId(), kind, details: { where: `1 ${canary} Street`, about: canary } },
        { writeId: newId() },
      ),
    )
  }
}

/** Adds the facts as they are: this is a case that happened, whatever a guard would ask today. */
async function record({ world, worker, caseId }: Where, facts: readonly Fact[]): Promise<void> {
  await inCase(world, worker, caseId, (seen, { cases }) =>
    cases.append(
      seen,
      { facts: withRealIds(facts), projection: emptyProjection },
      { writeId: newId(), versionSeen: seen.version },
    ),
  )
}
