/** Every refusal in plain words: what is in the way, and what to do next. Nothing typed is lost. */

import { vocabulary } from '../facts/fact.ts'
import { consents, nations } from '../facts/referral-facts.ts'
import { exitReasons } from '../facts/support-facts.ts'
import { longDay } from './in-plain-words.ts'
import type { Refusal, RefusalCode } from './refusals.ts'

export interface Words {
  readonly title: string
  readonly next: string
}

type WordsFor = {
  readonly [Code in RefusalCode]: (refusal: Extract<Refusal, { code: Code }>) => Words
}

const childOrUnknown = 'They are under 18, or their age is not known'

export const refusalInWords: WordsFor = {
  'already-recorded': () => ({
    title: 'This has been recorded already',
    next: 'Nothing was added twice. Open the timeline to see it.',
  }),
  'in-the-future': ({ day }) => ({
    title: `${longDay(day)} is in the future`,
    next: 'Enter the day on which it happened, or come back when it has.',
  }),
  'case-not-opened': () => ({
    title: 'This case has not been opened yet',
    next: 'First record where support will be given and how old the person is: they choose the rules.',
  }),
  'case-already-open': ({ openedOn }) => ({
    title: `This case was opened on ${longDay(openedOn)}`,
    next: 'To change what was recorded then, correct that entry.',
  }),
  'person-has-died': ({ diedOn }) => ({
    title: `The person’s death is recorded on ${longDay(diedOn)}`,
    next: 'Only corrections can be recorded. If the death was recorded by mistake, strike it out first.',
  }),
  'corrects-nothing': () => ({
    title: 'The entry to be corrected was not found',
    next: 'Open the timeline and choose the entry again.',
  }),
  'already-corrected': () => ({
    title: 'This entry has been corrected already',
    next: 'Open the timeline and correct the newest version of it.',
  }),
  'corrects-another-kind': ({ was, now }) => ({
    title: `“${vocabulary[was].title}” cannot be turned into “${vocabulary[now].title}”`,
    next: 'Strike out the wrong entry as recorded in error, then record what happened.',
  }),
  'correction-changes-consent': ({ was, now }) => ({
    title: `A correction cannot turn one consent into another (${consents[was]}; ${consents[now]})`,
    next: 'Each consent stands by itself. Strike out the wrong entry, then record the right one.',
  }),
  'strikes-out-nothing': () => ({
    title: 'Say which entry was recorded in error',
    next: 'Open the entry on the timeline and strike it out there.',
  }),
  'points-to-nothing': () => ({
    title: 'The earlier event that this answers was not found',
    next: 'It may have been struck out. Choose it again, or record it first.',
  }),
  'points-to-another-kind': ({ found }) => ({
    title: `This cannot answer “${vocabulary[found].title}”`,
    next: 'Choose the event that it really answers.',
  }),
  'before-what-it-answers': ({ answersOn }) => ({
    title: `This is dated before what it answers, on ${longDay(answersOn)}`,
    next: 'Check both dates. If the earlier entry has the wrong one, correct that entry.',
  }),
  'ends-before-it-starts': ({ from, to }) => ({
    title: `The last day, ${longDay(to)}, is before the first, ${longDay(from)}`,
    next: 'Check both days against the letter.',
  }),
  'no-consent-to-referral': ({ consent }) => ({
    title: {
      'never-asked': 'Their consent to be referred has not been recorded',
      refused: 'They refused to be referred',
      withdrawn: 'They took back their consent to be referred',
      live: 'Their consent to be referred came later',
    }[consent],
    next: 'An adult is referred only with consent given on or before that day. Record the consent with its own date, or correct the date of the referral.',
  }),
  'decision-before-referral': ({ referredOn, decidedOn }) => ({
    title: `A decision of ${longDay(decidedOn)} would come before the first referral, ${longDay(referredOn)}`,
    next: 'Check both dates. If there was an earlier referral, record that one first.',
  }),
  'panel-is-for-children': () => ({
    title: 'Local panels decide for children only',
    next: 'Check who decides, or record the decision about age first.',
  }),
  'notify-not-for-children': () => ({
    title: `${childOrUnknown}: a Duty to Notify report is not for them`,
    next: 'A child is referred to the council’s children’s services and then to the NRM; no consent is needed. If they were found to be an adult, record that first.',
  }),
  'no-reasonable-grounds': () => ({
    title: 'There is no positive reasonable grounds decision before this',
    next: 'Record the reasonable grounds decision first. Only a local panel for children decides both at once.',
  }),
  'reasonable-grounds-were-negative': ({ decidedOn }) => ({
    title: `The reasonable grounds decision of ${longDay(decidedOn)} was negative`,
    next: 'If it was changed after reconsideration, record that first. If there was a further referral, record it with its own decision.',
  }),
  'conclusive-before-reasonable': ({ reasonableOn, conclusiveOn }) => ({
    title: `The conclusive grounds decision, ${longDay(conclusiveOn)}, would come before reasonable grounds, ${longDay(reasonableOn)}`,
    next: 'Check both dates. If this belongs to a further referral, record that referral first.',
  }),
  'child-cannot-withdraw': () => ({
    title: `${childOrUnknown}: a child’s case does not rest on consent`,
    next: 'Talk to children’s services and the guardian. If they are an adult now, record the birthday or the decision about age first.',
  }),
  'exit-before-floor': ({ notBefore, fromLetter, survivorHasIt }) => ({
    title: `Support may not end before ${longDay(notBefore)}`,
    next: `${
      survivorHasIt
        ? `The time is counted from the day the survivor got the decision; counted from the letter it would be ${longDay(fromLetter)}.`
        : 'Nobody has recorded that the survivor has the decision, so the day may still move later. Record when they got it.'
    } If support has been stopped, ask for it to go on and get legal advice; only some reasons allow an earlier end.`,
  }),
  'exit-reason-not-recorded': ({ reason, missing }) => ({
    title: `“${exitReasons[reason]}” is given as the reason, but that has not been recorded`,
    next: `Record “${vocabulary[missing].title}” with its own date first, or choose the real reason.`,
  }),
  'exit-needs-its-own-decision': ({ because }) => ({
    title: `“${vocabulary[because].title}” never ends support by itself`,
    next: 'Record that alone. Ending support is a separate decision by a person, on a later day.',
  }),
  'already-left': ({ leftOn }) => ({
    title: `Support ended already, on ${longDay(leftOn)}`,
    next: 'To change that day or reason, correct that entry. If they came back since, record that first.',
  }),
  'needs-positive-conclusive-grounds': () => ({
    title: 'There is no positive conclusive grounds decision before this',
    next: 'Record the decision with the date on its letter first.',
  }),
  'before-conclusive-grounds': ({ confirmedOn }) => ({
    title: `This is dated before the positive conclusive grounds decision of ${longDay(confirmedOn)}`,
    next: 'Check both dates. Needs and evidence can be recorded at any time; an RNA comes after the decision.',
  }),
  'rna-only-in-england-and-wales': ({ nation }) => ({
    title: `The RNA does not exist in ${nations[nation]}`,
    next: 'Record needs and support under that nation’s own rules. If the nation is wrong, correct it where the case was opened.',
  }),
  'continued-only-elsewhere': ({ nation }) => ({
    title: `In ${nations[nation]} support is not continued this way`,
    next: 'Here the Recovery Needs Assessment decides what goes on after the move-on period. If the nation is wrong, correct it where the case was opened.',
  }),
  'rna-not-for-children': () => ({
    title: `${childOrUnknown}: the RNA is for adults`,
    next: 'Support for a child comes from the council. If they are an adult now, record the birthday or the decision about age.',
  }),
  'belongs-to-another-rna': () => ({
    title: 'That decision letter belongs to another RNA',
    next: 'Choose the RNA that the letter is about.',
  }),
  'copy-or-reason-needed': () => ({
    title: 'The survivor has a right to a copy of the RNA decision',
    next: 'Say that the copy was given, why there is none, or that it will follow.',
  }),
  'no-decision-to-tell': () => ({
    title: 'No RNA decision had been made by that day',
    next: 'Record the decision first, or choose what they were told about.',
  }),
  'which-consent': ({ consent, live }) => ({
    title: `${live.length || 'No such'} consents stand: ${consents[consent].toLowerCase()}`,
    next: 'Choose which one was taken back. The others stay as they are.',
  }),
  'verbal-only-after-18': ({ turns18On }) => ({
    title: `Spoken consent to stay can be taken only from ${longDay(turns18On)}`,
    next: 'Have the conversation on or after the birthday, or record the written answer.',
  }),
}

/** The words for one refusal. */
export function inWords(refusal: Refusal): Words {
  // The table has a row for every code, and each row takes the refusal of its own code.
  const row = refusalInWords[refusal.code] as (refusal: Refusal) => Words
  return row(refusal)
}
