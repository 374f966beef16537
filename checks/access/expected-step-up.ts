/**
 * Which acts ask for the second step again, and of which kind, written by hand: not derived from the
 * code that asks. Every route that is not named here needs a full session and nothing more. In the
 * order in which they are done, because one makes the next one possible.
 */
import type { StepUpKind } from '../../src/application/accounts/step-up.ts'
import type { CaseKey, Who } from './made-up-few.ts'

export interface StepUpRow {
  readonly route: string
  readonly kind: StepUpKind
  /** Whoever may do it otherwise. */
  readonly who: Who
  readonly about: CaseKey
  /** Names in the path that are not those of the thing itself. */
  readonly params?: Readonly<Record<string, string>>
  /** The page whose form it is, when something hidden in it has to come along. */
  readonly page?: string
  readonly fields: Readonly<Record<string, string>>
  /** What has to be there first, done by others. */
  readonly first?: readonly {
    readonly who: Who
    readonly path: string
    readonly fields: Readonly<Record<string, string>>
  }[]
}

const places = '/cases/:caseId/places/:placeId'
const releases = '/cases/:caseId/releases/:releaseId'
const document = '/cases/:caseId/documents/:documentId'
const contact = '/cases/:caseId/contact'
const out = '/cases/:caseId/documents-out/:kind/:of'
const words = 'Words of the check, long enough to be read'

export const expectedStepUp: readonly StepUpRow[] = [
  {
    route: `POST ${places}/show`,
    kind: 'location',
    who: 'worker',
    about: 'main',
    fields: { reason: 'visit', words },
  },
  {
    route: `POST ${releases}/:step`,
    kind: 'release-place',
    who: 'cover',
    about: 'main',
    params: { step: 'approve' },
    fields: {},
  },
  {
    route: `POST ${releases}/:step`,
    kind: 'location',
    who: 'worker',
    about: 'main',
    params: { step: 'show' },
    fields: {},
  },
  {
    route: `POST ${document}/open`,
    kind: 'location',
    who: 'worker',
    about: 'decided',
    params: { documentId: '@pictureId' },
    fields: { reason: words },
  },
  {
    route: `POST ${document}/original`,
    kind: 'location',
    who: 'worker',
    about: 'main',
    fields: { reason: words },
  },
  {
    route: 'POST /emergency',
    kind: 'break-glass',
    who: 'southWorker',
    about: 'main',
    fields: { reason: 'missing-now', words, reference: '@reference', parts: 'contact' },
  },
  {
    route: `POST ${out}`,
    kind: 'contact-override',
    who: 'worker',
    about: 'decided',
    params: { kind: 'rna-pack', of: '@rnaId' },
    page: out,
    fields: { format: 'docx', reaches: 'post', because: words, goOn: 'yes' },
  },
  {
    route: `POST ${contact}/second`,
    kind: 'contact-override',
    who: 'manager',
    about: 'main',
    fields: { agrees: 'yes', secondWords: words },
    first: [
      { who: 'worker', path: `${contact}/stop`, fields: { stopWords: words } },
      { who: 'worker', path: `${contact}/second/call`, fields: { askWords: words } },
    ],
  },
  {
    route: `POST ${contact}/before/:channel`,
    kind: 'contact-override',
    who: 'worker',
    about: 'decided',
    params: { channel: 'post' },
    fields: { because: words },
  },
]

/** They take the second step and nothing else: for an act that asks for it on a page of its own. */
export const wherePeopleProve: readonly string[] = ['POST /account/prove/:kind']

/** How a step-up can stand when the act is asked for, by both clocks. Each is one cell for each row. */
export interface StepUpState {
  readonly name: string
  readonly may: boolean
  /** For the kind that the act asks for, or for one of the others. Absent: none at all. */
  readonly of?: 'its kind' | 'each other kind'
  /** Seconds that are left by the clock of the server, and by the clock of the database. */
  readonly left?: readonly [server: number, database: number]
  readonly inAnotherSession?: true
  /** The form was shown while the step-up still held, so the log says that it had run out. */
  readonly ranOut?: true
}

export const stepUpStates: readonly StepUpState[] = [
  { name: 'without it', may: false },
  { name: 'for another kind of act', may: false, of: 'each other kind', left: [300, 300] },
  {
    name: 'in another session',
    may: false,
    of: 'its kind',
    left: [300, 300],
    inAnotherSession: true,
  },
  { name: 'five minutes later', may: false, of: 'its kind', left: [0, 300], ranOut: true },
  { name: 'one second after that', may: false, of: 'its kind', left: [-1, 300], ranOut: true },
  {
    name: 'over by the clock of the database alone',
    may: false,
    of: 'its kind',
    left: [120, -1],
    ranOut: true,
  },
  {
    name: 'of a clock that was put back since',
    may: false,
    of: 'its kind',
    left: [301, 300],
    ranOut: true,
  },
  { name: 'in its last second', may: true, of: 'its kind', left: [1, 300] },
]
