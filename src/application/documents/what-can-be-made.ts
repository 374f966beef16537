/** Query: which documents this case can give today, and for each that it cannot give, why not yet. */
import type { Day } from '../../domain/calendar/day.ts'
import { ukDayOf } from '../../domain/calendar/day.ts'
import type { CircleMember } from '../../domain/circle/member.ts'
import { recipientTypes } from '../../domain/circle/recipient.ts'
import { letterUseFor } from '../../domain/told-once/account-words.ts'
import type { Actor } from '../actor.ts'
import { openFor, type ReadCase } from '../case/read-case.ts'
import type { DocumentKind } from '../ports/document-press.ts'
import type { Submission } from '../ports/rna-stores.ts'
import { mayBeWritten } from '../rna/open-rna.ts'
import { type Services, sit } from '../services.ts'
import { hasStarted, nothingRefused, notInSupport } from './gather-document.ts'

export interface Offer {
  readonly of: string
  /** "RNA 2, as it was sent" */
  readonly from: string
  readonly on?: Day
}

export interface OfferedKind {
  readonly kind: DocumentKind
  readonly offers: readonly Offer[]
  /** Said when there is nothing to offer. */
  readonly notYet: string
}

export async function readDocumentsOut(
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<(ReadCase & { readonly kinds: readonly OfferedKind[] }) | undefined> {
  return sit(services, actor, async (sitting) => {
    const read = await openFor(sitting, caseId)
    if (read === undefined) return undefined
    const submissions = await sitting.stores.rnas.submissions(caseId)
    const around = await sitting.stores.circle.standing(caseId)
    return { ...read, kinds: [...offersIn(read, submissions), letterOffers(around)] }
  })
}

function offersIn(read: ReadCase, submissions: readonly Submission[]): readonly OfferedKind[] {
  const ofRnas = rnaOffers(read, submissions)
  const decisions = read.picture.tracks.rnas
    .flatMap(({ cycle }) =>
      cycle.decisions.map((decision) => ({
        of: decision.fact,
        from: `Decision on RNA ${cycle.number}`,
        on: decision.on,
        refused: decision.needs.some(({ outcome }) => outcome !== 'agreed'),
      })),
    )
    .toReversed()
  const noRna = 'There is no RNA yet. Offer one first: it appears here as a draft.'
  const noDecision = 'No RNA decision is recorded yet.'
  return [
    { kind: 'rna-pack', offers: ofRnas, notYet: noRna },
    { kind: 'evidence-index', offers: ofRnas, notYet: noRna },
    { kind: 'survivor-copy', offers: decisions, notYet: noDecision },
    {
      kind: 'reconsideration-request',
      offers: decisions.filter(({ refused }) => refused),
      notYet: decisions.length > 0 ? nothingRefused : noDecision,
    },
    {
      kind: 'exit-plan',
      offers: hasStarted(read) ? [{ of: read.file.id, from: 'What is in place now' }] : [],
      notYet: notInSupport,
    },
  ]
}

/** Told by kind: no name is opened for this list. */
function letterOffers(around: readonly CircleMember[]): OfferedKind {
  return {
    kind: 'account-letter',
    offers: around
      .filter(({ type, ended, items }) => letterUseFor(type) && !ended && items.includes('account'))
      .map(({ id, type, until }) => ({
        of: id,
        from: `${recipientTypes[type]}, until`,
        on: until,
      })),
    notYet:
      'They agreed about nobody that their account may go to. Their circle is where this is asked.',
  }
}

function rnaOffers({ picture }: ReadCase, submissions: readonly Submission[]): readonly Offer[] {
  return picture.tracks.rnas.toReversed().flatMap((rna) => {
    const { cycle } = rna
    const sent = submissions.filter(({ rnaId }) => rnaId === cycle.rna)
    const draft = sent.length === 0 || mayBeWritten(rna)
    return [
      ...(draft ? [{ of: cycle.rna, from: `RNA ${cycle.number}, draft` }] : []),
      ...sent.toReversed().map(({ id, releasedAt }) => ({
        of: id,
        from: `RNA ${cycle.number}, as it was sent`,
        on: ukDayOf(releasedAt),
      })),
    ]
  })
}
