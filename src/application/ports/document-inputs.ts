/**
 * What each document is made from, as plain data. There is no field here for a place or for a way to
 * reach a person, on purpose: what is not in the input cannot be on the paper.
 */

/** A day as `YYYY-MM-DD`. */
export type IsoDay = string

/** What a person said, exactly, in the language they said it. */
export interface OwnWords {
  readonly text: string
  /** A language tag; `und` where nobody recorded which language it is. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** The language's everyday name, for the line above the words: "Tigrinya". */
  readonly language?: string | undefined
  /** Set when these are an interpreter's or a translator's words for theirs. */
  readonly translated?: boolean | undefined
}

/** One piece of evidence: what it is, its own date, and what it shows. */
export interface Citation {
  readonly on: IsoDay
  /** "Journal entry", "Letter", "Report": a kind, never a file name. */
  readonly kind: string
  readonly shows: string
  /** A role, such as "GP" or "support worker". Never a place. */
  readonly from?: string | undefined
  /** The number of a journal entry or a page reference in the bundle. */
  readonly number?: string | undefined
  /** The day on which somebody confirmed that an older piece still holds. */
  readonly stillTrueOn?: IsoDay | undefined
}

/** Everything that may be missing is missing in a draft; the paper then says nothing about it. */
export interface RnaNeedInput {
  /** The category in plain words: "Talking therapy and mental health". */
  readonly category: string
  /** Set when it is a dependant's: "First dependant". */
  readonly whose?: string | undefined
  readonly needed?: string | undefined
  readonly words?: OwnWords | undefined
  readonly noWordsBecause?: string | undefined
  readonly link?: 'direct' | 'contributory' | 'unclear' | 'none' | undefined
  readonly linkReasoning?: string | undefined
  readonly inPlace?: string | undefined
  readonly mainstream: {
    readonly route?: string | undefined
    /** What is really available: the waiting time, who is eligible, distance, language. */
    readonly availability?: string | undefined
    readonly expectedOn?: IsoDay | undefined
    readonly barrier?: string | undefined
  }
  readonly ifEnded?: string | undefined
  readonly riskIfEnded?: string | undefined
  readonly bestForTheChild?: string | undefined
  readonly recommendation: RecommendationInput
  readonly evidence: readonly Citation[]
  readonly noEvidenceReason?: string | undefined
}

export interface RecommendationInput {
  readonly support: string
  readonly howOften?: string | undefined
  readonly from?: IsoDay | undefined
  readonly until?: IsoDay | undefined
  readonly whyLonger?: string | undefined
  /** What will be true when this support can end. */
  readonly exitCondition?: string | undefined
  readonly alsoConsidered?: string | undefined
  readonly steps: readonly {
    readonly what: string
    readonly owner?: string | undefined
    readonly by?: IsoDay | undefined
  }[]
  /** Support that grows less in parts: "5 December 2026 until 31 March 2027: weekly". */
  readonly lessInSteps?: readonly string[] | undefined
}

interface Person {
  readonly reference: string
  /** Only where the reader must have it. Without it the person is known by reference. */
  readonly name?: string | undefined
  readonly nrmReference?: string | undefined
}

export interface RnaPackInput {
  readonly reference: string
  readonly madeOn: IsoDay
  /** Nothing was sent yet: every page of it may still change. */
  readonly draft?: boolean | undefined
  readonly person: Person
  readonly assessment: {
    /** 1 for the first RNA of this person, 2 for the next. */
    readonly sequence: number
    readonly why?: string | undefined
    readonly guidance?: string | undefined
    readonly conclusiveGroundsOn?: IsoDay | undefined
    readonly moveOnUntil?: IsoDay | undefined
    readonly supportNowUntil?: IsoDay | undefined
    readonly offeredOn?: IsoDay | undefined
    readonly setting?: 'face-to-face' | 'remote' | undefined
    /** "Tigrinya interpreter" or "Not needed". */
    readonly interpreter?: string | undefined
    readonly language?: string | undefined
    readonly takingPart?: string | undefined
    readonly riskReviewedOn?: IsoDay | undefined
    readonly sentOn?: IsoDay | undefined
  }
  readonly needs: readonly RnaNeedInput[]
  /** Each with needs of their own. `who` is a description such as "Child, aged 6". */
  readonly dependants: readonly { readonly who: string; readonly needs: readonly string[] }[]
  readonly money?:
    | { readonly otherIncome: readonly string[]; readonly recoveryCosts: readonly string[] }
    | undefined
  readonly earlier?:
    | readonly {
        readonly sequence: number
        readonly decidedOn: IsoDay
        readonly outcome: string
        readonly notYetDone: readonly string[]
      }[]
    | undefined
  /** What was asked for and granted before, need by need, in sentences. */
  readonly before?: readonly string[] | undefined
  readonly agreement: {
    readonly answer: 'agrees' | 'partly' | 'disagrees' | 'not-asked'
    readonly on?: IsoDay | undefined
    readonly about?: string | undefined
    readonly statement?: OwnWords | undefined
  }
  /** Checks that were not met and were passed with a reason. */
  readonly overridden: readonly {
    readonly check: string
    readonly reason: string
    readonly by?: string | undefined
    readonly on: IsoDay
  }[]
}

export interface NeedDecision {
  readonly need: string
  readonly outcome: 'agreed' | 'partly-agreed' | 'not-agreed' | 'met-elsewhere'
  readonly support?: string | undefined
  readonly from?: IsoDay | undefined
  readonly until?: IsoDay | undefined
  readonly reasons?: string | undefined
}

export interface SurvivorCopyInput {
  readonly reference: string
  readonly madeOn: IsoDay
  readonly decidedOn: IsoDay
  readonly decisions: readonly NeedDecision[]
  readonly challenge: {
    /** The last safe day, counted from the earliest plausible start. Absent when not known. */
    readonly lastDay?: IsoDay | undefined
    /** Each step in plain words. */
    readonly how: readonly string[]
  }
  /** Roles or first names, and what each helps with: never a place or a number. */
  readonly helpers: readonly { readonly who: string; readonly helpsWith: string }[]
  /** The last day of everything that was agreed, if there is one. */
  readonly supportUntil?: IsoDay | undefined
}

export interface EvidenceIndexInput {
  readonly reference: string
  readonly madeOn: IsoDay
  readonly personReference: string
  /** What the evidence goes with: "Recovery Needs Assessment 2". */
  readonly goesWith: string
  readonly items: readonly (Citation & { readonly needs: readonly string[] })[]
  /** Asked for and not here yet. From whom is left out where it could name a place. */
  readonly awaited: readonly {
    readonly what: string
    readonly from?: string | undefined
    readonly askedOn: IsoDay
  }[]
  /** Needs for which there is no evidence, and why. */
  readonly without: readonly { readonly need: string; readonly reason: string }[]
}

export interface ReconsiderationRequestInput {
  readonly reference: string
  readonly madeOn: IsoDay
  readonly person: Person
  readonly decision: {
    /** "Recovery Needs Assessment 2" or "Conclusive grounds". */
    readonly what: string
    readonly decidedOn: IsoDay
    readonly receivedOn?: IsoDay | undefined
    readonly givenToSurvivorOn?: IsoDay | undefined
    readonly decisionReference?: string | undefined
  }
  readonly askBefore?: IsoDay | undefined
  readonly askedBy: string
  readonly grounds: 'new-evidence' | 'not-in-line-with-guidance' | 'both'
  readonly points: readonly {
    readonly need: string
    readonly decided: string
    readonly wrongBecause?: string | undefined
    readonly guidance?: string | undefined
    readonly newEvidence?: string | undefined
    readonly askedFor?: string | undefined
    readonly evidence: readonly Citation[]
  }[]
  readonly otherEvidence: readonly Citation[]
  readonly statement?: OwnWords | undefined
  readonly extension?:
    | {
        readonly until: IsoDay
        readonly because: string
        readonly evidenceAwaited: readonly string[]
      }
    | undefined
  /** Asks that support stays as it is until there is an answer. */
  readonly keepSupportMeanwhile: boolean
}

/** What a moving-on plan must speak about. Each is answered; "not needed" is an answer. */
export const exitSubjects = {
  newHome: 'A home to go to',
  homeSafety: 'The safety of the new home',
  move: 'The move and the transport',
  income: 'Income from the first day',
  gpAndMedicine: 'GP and medicine',
  therapy: 'Therapy goes on',
  legal: 'Legal advice and the next dates',
  police: 'Police and court',
  schooling: 'Children’s schooling',
  papers: 'Papers and immigration status',
  keepingInTouch: 'A phone, and safe ways to keep in touch',
  careNeeds: 'Care needs and the council',
  copies: 'Copies of decisions and of this plan',
} as const
export type ExitSubject = keyof typeof exitSubjects

export interface ExitAnswer {
  readonly state: 'in-place' | 'planned' | 'not-in-place' | 'not-needed'
  /** In plain words, without a place. */
  readonly says: string
  readonly owner?: string | undefined
  readonly by?: IsoDay | undefined
}

export interface ExitPlanInput {
  readonly reference: string
  readonly madeOn: IsoDay
  readonly personReference: string
  readonly supportEndsOn?: IsoDay | undefined
  readonly movesOn?: IsoDay | undefined
  /** In the survivor's own words where possible. */
  readonly goals: readonly string[]
  readonly words?: OwnWords | undefined
  readonly subjects: Readonly<Record<ExitSubject, ExitAnswer>>
  /** Public help lines: a name and the number anyone may ring. */
  readonly inACrisis: readonly { readonly who: string; readonly how: string }[]
  readonly reachIn: {
    readonly explainedOn?: IsoDay | undefined
    readonly choice: 'yes' | 'no' | 'not-decided'
  }
  readonly comingBack: { readonly explainedInWritingOn?: IsoDay | undefined }
  readonly reconsideration: string
  readonly agreement: {
    readonly answer: 'agrees' | 'partly' | 'disagrees' | 'not-asked'
    readonly on?: IsoDay | undefined
  }
}

/** Who looked, as the survivor may take it along. Sentences only: no field for a name or a place. */
export interface WhoLookedInput {
  readonly reference: string
  readonly madeOn: IsoDay
  readonly organisation: string
  /** Newest first. */
  readonly days: readonly { readonly day: IsoDay; readonly lines: readonly PrintedLine[] }[]
}

export interface PrintedLine {
  /** "At 14:05, S.K., support worker, opened where you are." */
  readonly said: string
  /** As a colleague wrote it, so it is read for places before it is printed. */
  readonly reason?: string | undefined
  readonly question?:
    | { readonly words?: OwnWords | undefined; readonly answer?: string | undefined }
    | undefined
}
