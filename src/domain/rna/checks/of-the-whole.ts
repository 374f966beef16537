/** Checks that look at the RNA as a whole: who, money, risk, what was before, agreement, time. */
import { addDays, daysBetween } from '../../calendar/day.ts'
import type { CheckRule, Missing } from './check.ts'

export const checkIdentity: CheckRule = {
  number: 1,
  title: 'Who it is about, the NRM reference, the decision and the end of the move-on period',
  missing({ identityRecorded, record, moveOn }) {
    const reference = record.of('referred').some(({ detail }) => detail.reference !== undefined)
    const decision = moveOn && record.standing(moveOn.source)
    const letter =
      (decision?.type === 'conclusive-grounds-decided' ||
        decision?.type === 'reconsideration-decided') &&
      decision.detail.letter !== undefined
    const missing: readonly (Missing | false)[] = [
      !identityRecorded && {
        what: 'Name and date of birth',
        todo: 'Record them with the person’s details.',
      },
      !reference && { what: 'The NRM reference', todo: 'Add it to the referral.' },
      decision === undefined && {
        what: 'A positive conclusive grounds decision',
        todo: 'Record it from the letter.',
      },
      !letter && { what: 'The decision letter itself', todo: 'Attach it to the decision.' },
      moveOn?.to === undefined && {
        what: 'The last day of the move-on period',
        todo: 'It follows from the day the letter was received: record that day.',
      },
    ]
    return missing.filter((one) => one !== false)
  },
}

export const checkMoney: CheckRule = {
  number: 8,
  title: 'Money: what comes in, who lives on it, what recovery costs',
  missing({ draft: { financial, income } }) {
    const open = (answer: string | undefined) => answer === undefined || answer === 'not-asked'
    const listed = income.some(
      ({ answers }) => answers.kind !== undefined && answers.amount !== undefined,
    )
    const missing: readonly (Missing | false)[] = [
      open(financial.otherIncome) && {
        path: 'financial/otherIncome',
        what: 'Whether other money comes in',
        todo: 'Answer it. “Would rather not say” is an answer.',
      },
      financial.otherIncome === 'yes' &&
        !listed && {
          path: 'income',
          what: 'Which money comes in, and how much',
          todo: 'List each kind.',
        },
      financial.dependantsSupported === undefined && {
        path: 'financial/dependantsSupported',
        what: 'How many dependants live on it',
        todo: 'Write the number; 0 if none.',
      },
      open(financial.recoveryCosts) && {
        path: 'financial/recoveryCosts',
        what: 'Whether recovery itself brings costs',
        todo: 'Think of travel to therapy, a solicitor, classes.',
      },
      financial.recoveryCosts === 'yes' &&
        financial.whichCosts === undefined && {
          path: 'financial/whichCosts',
          what: 'Which costs recovery brings',
          todo: 'Name each with its amount.',
        },
      financial.reduced === 'yes' &&
        financial.reductionRule === undefined && {
          path: 'financial/reductionRule',
          what: 'By which rule a payment was cut',
          todo: 'Write when, by which rule and on which papers.',
        },
    ]
    return missing.filter((one) => one !== false)
  },
}

export const checkRisk: CheckRule = {
  number: 9,
  title: 'The risk was reviewed with the survivor not long ago',
  missing({ record, limits, today }) {
    const last = record.of('risk-reviewed').findLast(({ on }) => on <= today)
    if (last && daysBetween(last.on, today) <= limits.riskReviewDays) return []
    const what = last
      ? `The last risk review is of ${last.on}, more than ${limits.riskReviewDays} days ago`
      : 'There is no risk review'
    return [{ what, todo: 'Review it with the survivor and record the day.' }]
  },
}

export const checkEarlier: CheckRule = {
  number: 11,
  title: 'What earlier RNAs decided, and what came of it, is in view',
  missing({ draft, record }) {
    const before = record.of('need-decided').filter(({ detail }) => detail.rna !== draft.rna)
    const shown = new Set(
      draft.earlier.decisions.flatMap(({ decisions }) => decisions.map(({ fact }) => fact)),
    )
    const unseen = before.filter(({ id, detail }) => {
      // A need that was closed since has no line in this RNA; its decision is history.
      const inDraft = draft.needs.some(
        (need) => need.id === detail.need || need.carriesOn.includes(detail.need),
      )
      return inDraft && !shown.has(id)
    })
    return [
      ...(unseen.length > 0
        ? [{ what: 'Earlier decisions recorded since', todo: 'Bring the draft up to date.' }]
        : []),
      ...draft.earlier.steps
        .filter(({ answers }) => answers.happened === undefined)
        .map(({ id, need, step }) => ({
          need,
          path: `earlier/${id}/happened`,
          what: `Whether an earlier step was done: ${step.what ?? 'a step without words'}`,
          todo: 'Say done, under way or not done.',
        })),
      ...draft.carried.map((path) => ({
        path,
        what: 'An answer from the earlier RNA that nobody has looked at yet',
        todo: 'Confirm that it still holds, or change it.',
      })),
    ]
  },
}

export const checkAgreement: CheckRule = {
  number: 12,
  title: 'The survivor has said whether they agree',
  missing({ draft: { survivor } }) {
    const { agreement, statement, whyNotAsked } = survivor
    if (agreement === undefined) {
      return [
        {
          path: 'survivor/agreement',
          what: 'Whether the survivor agrees',
          todo: 'Go through the whole draft with them and ask.',
        },
      ]
    }
    if (agreement === 'not-asked' && whyNotAsked === undefined) {
      return [{ path: 'survivor/whyNotAsked', what: 'Why they were not asked', todo: 'Say why.' }]
    }
    const disagrees = agreement === 'partly' || agreement === 'disagrees'
    if (!disagrees || statement !== undefined) return []
    return [
      {
        path: 'survivor/statement',
        what: 'What they disagree with',
        todo: 'Write it in their words. It goes with the RNA as they said it.',
      },
    ]
  },
}

export const checkTiming: CheckRule = {
  number: 13,
  title: 'It goes in early enough for a decision before cover ends',
  missing({ uncoveredFrom, limits, today }) {
    if (uncoveredFrom === undefined) return []
    const latest = addDays(uncoveredFrom, -limits.submitDays)
    if (today <= latest) return []
    return [
      {
        what: `Cover ends before ${uncoveredFrom}; the last good day to send it was ${latest} (our own lead time)`,
        todo: 'Send it now all the same, say why it is late, and ask that support holds meanwhile.',
      },
    ]
  },
}
