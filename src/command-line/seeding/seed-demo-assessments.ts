/**
 * The RNAs of a made-up person: working copies, frozen submissions, and what the seats answered, so
 * that each seat of the demo has something in front of it.
 */
import { createHash } from 'node:crypto'
import type { Actor } from '../../application/actor.ts'
import type { SeatAnswer, SeatDecision } from '../../application/ports/rna-stores.ts'
import type { World } from '../../application/ports/world.ts'
import { assessmentsOf, type MadeUpAssessment } from '../../demo/assessments/made-up-assessments.ts'
import type { MadeUpPersonRecord } from '../../demo/made-up-installation.ts'
import type { MadeUpOrganisation } from '../../demo/organisations.ts'
import { type Fact, factsOfType } from '../../domain/facts/fact.ts'
import type { NeedCategories } from '../../domain/needs/category.ts'
import { needsOf } from '../../domain/needs/need.ts'
import { canonicalText, submissionOf } from '../../domain/rna/submission.ts'
import { newId } from '../../storage/new-id.ts'
import { seatActor } from './made-up-actor.ts'

export interface SeedAssessments {
  readonly world: World
  readonly actor: Actor
  readonly organisations: readonly MadeUpOrganisation[]
  readonly person: MadeUpPersonRecord
  readonly categories: NeedCategories
  /** Sets the time at which the next thing is recorded. */
  readonly seen: (at: string) => void
}

export async function seedAssessments(seeding: SeedAssessments): Promise<void> {
  for (const assessment of assessmentsOf(seeding.person, seeding.categories)) {
    await keep(seeding, assessment)
    if (assessment.released)
      await answerAs(seeding, assessment.rnaId, assessment.released.submission)
  }
}

async function keep(
  { world, actor, person, seen }: SeedAssessments,
  { rnaId, draft, savedAt, knownFacts, released }: MadeUpAssessment,
): Promise<void> {
  seen(savedAt)
  await world.asActor(actor, async (stores) => {
    const open = await stores.cases.open(person.id)
    if (!open) throw new Error(`${person.key} could not be opened`)
    const write = { writeId: newId(), versionSeen: open.version, rnaVersionSeen: 0 }
    await stores.rnas.save(open, rnaId, draft, write)
    if (!released) return
    seen(released.at)
    const text = canonicalText(
      submissionOf({
        draft,
        facts: knownFacts,
        needs: needsOf(knownFacts),
        caseReference: open.reference,
      }),
    )
    const sha256 = createHash('sha256').update(text).digest('hex')
    await stores.rnas.submit(open, { id: released.submission, rnaId, text, sha256 })
  })
}

type Reply = Pick<SeatAnswer, 'kind' | 'words' | 'answerBy' | 'decision'> & { readonly at: string }

/** What the facts say that the seats did, done by the seats themselves, and taken into the case. */
async function answerAs(
  { world, actor, organisations, person, seen }: SeedAssessments,
  rnaId: string,
  submissionId: string,
): Promise<void> {
  for (const { at, ...reply } of repliesIn(person.facts, rnaId)) {
    seen(at)
    const seat = seatActor(organisations, reply.kind === 'forwarded' ? 'prime-liaison' : 'assessor')
    await world.asActor(seat, ({ seat: store }) =>
      store.answer(submissionId, reply, { writeId: newId() }),
    )
  }
  await world.asActor(actor, async (stores) => {
    await stores.cases.open(person.id)
    for (const answer of await stores.rnas.answers(person.id)) {
      if (!answer.taken && answer.by !== 'provider')
        await stores.rnas.takeAnswer(person.id, answer.id)
    }
  })
}

function repliesIn(facts: readonly Fact[], rna: string): readonly Reply[] {
  const ofRna = facts.filter((fact) => 'rna' in fact.detail && fact.detail.rna === rna)
  const forwarded = factsOfType(ofRna, 'rna-forwarded').map(
    ({ recordedAt: at }): Reply => ({ kind: 'forwarded', words: '', at }),
  )
  const asked = factsOfType(ofRna, 'rna-information-requested')
    .filter(({ detail }) => detail.answerBy !== undefined)
    .map(
      ({ recordedAt: at, detail }): Reply => ({
        kind: 'information-requested',
        words: detail.what ?? 'Please send what is missing.',
        at,
        ...(detail.answerBy && { answerBy: detail.answerBy }),
      }),
    )
  const supplied = factsOfType(ofRna, 'rna-information-supplied').length > 0
  const decided = factsOfType(ofRna, 'rna-decided')
    .slice(0, 1)
    .map(
      ({ id, on, recordedAt: at, detail }): Reply => ({
        kind: 'decided',
        words: detail.reasons ?? '',
        at,
        decision: decisionIn(ofRna, id, on, detail.supportEndsOn),
      }),
    )
  // A decision that came after a question waits for the answer; the demo keeps those on paper.
  const inOrder =
    supplied && asked.length > 0
      ? forwarded
      : [...forwarded, ...asked, ...(asked.length > 0 ? [] : decided)]
  return inOrder.toSorted((one, other) => (one.at < other.at ? -1 : 1))
}

function decisionIn(
  facts: readonly Fact[],
  decision: string,
  decidedOn: SeatDecision['decidedOn'],
  supportEndsOn: SeatDecision['supportEndsOn'],
): SeatDecision {
  const perNeed = factsOfType(facts, 'need-decided')
    .filter(({ detail }) => detail.decision === decision)
    .map(({ detail: { need, outcome, from, to, reasons } }) => ({
      needId: need,
      outcome,
      ...(from && { from }),
      ...(to && { to }),
      reasons: reasons ?? '',
    }))
  return { decidedOn, perNeed, ...(supportEndsOn && { supportEndsOn }) }
}
