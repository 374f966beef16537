/**
 * The pack: what is copied into the Home Office form, as a referral or as a Duty to Notify report. Nothing is
 * made while a check says never. What is missing or short does not stop a pack: it goes with it as a list.
 */
import { type AnonymousReport, anonymousReport } from './anonymous-report.ts'
import { checkDraft } from './checks/check-draft.ts'
import type { Finding, ToCheck } from './checks/finding.ts'
import { isChild, isDutyWithCooperation, isReferral } from './form/branches.ts'
import { answersThatCount, askedFields, type FieldId, formEdition } from './form/form.ts'
import type { FormAnswers, FormValue } from './form/form-field.ts'

interface Carried {
  readonly edition: typeof formEdition.id
  readonly answers: FormAnswers
}

export interface Referral extends Carried {
  readonly kind: 'referral'
  /** A child is referred without consent; an adult only with it. */
  readonly of: 'adult' | 'child'
}

/** An adult who does not want to be referred, and wants to help: their name goes because they said so. */
export interface NamedReport extends Carried {
  readonly kind: 'duty-to-notify'
  readonly cooperation: 'named'
}

export type Pack = Referral | NamedReport | AnonymousReport

export type Made =
  | { readonly pack: Pack; readonly toMend: readonly Finding[] }
  | { readonly refused: readonly Finding[] }
  /** Age, consent or co-operation is not answered: nobody knows yet which pack it is. */
  | { readonly undecided: FieldId }

export function makePack(toCheck: ToCheck): Made {
  const findings = checkDraft(toCheck)
  const refused = findings.filter(({ weight }) => weight === 'never')
  if (refused.length > 0) return { refused }
  const pack = packOf(toCheck.answers)
  return pack ? { pack, toMend: findings } : { undecided: undecidedIn(toCheck.answers) }
}

function packOf(answers: FormAnswers): Pack | undefined {
  const carried: Carried = { edition: formEdition.id, answers: answersThatCount(answers) }
  if (isReferral(answers)) {
    return { kind: 'referral', of: isChild(answers) ? 'child' : 'adult', ...carried }
  }
  if (isDutyWithCooperation(answers)) {
    return { kind: 'duty-to-notify', cooperation: 'named', ...carried }
  }
  return anonymousReport(answers)
}

function undecidedIn(answers: FormAnswers): FieldId {
  if (answers['pv-under-age'] === undefined) return 'pv-under-age'
  if (answers['pv-want-to-submit-nrm'] === undefined) return 'pv-want-to-submit-nrm'
  return 'authorities-cooperation'
}

/** Every answer that goes, stand-ins included, in the order in which the form asks. */
export function answersInOrder(pack: Pack): readonly (readonly [FieldId, FormValue])[] {
  const answers: FormAnswers =
    'standIns' in pack ? { ...pack.answers, ...pack.standIns } : pack.answers
  return askedFields(answers).flatMap((id) => {
    const value = answers[id]
    return value === undefined || value === '' ? [] : [[id, value] as const]
  })
}

/** For machines: the form’s own names, in its order. */
export function packForMachines(pack: Pack) {
  return {
    form: { title: formEdition.title, edition: pack.edition, read: formEdition.readAt },
    kind: pack.kind,
    ...('cooperation' in pack ? { cooperation: pack.cooperation } : { of: pack.of }),
    answers: Object.fromEntries(answersInOrder(pack)),
  }
}
