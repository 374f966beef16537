/** What happened: when, how it began, how it was, whether it is over, and what the professional saw. */
import {
  always,
  hasCredibilityConcern,
  hasIndicators,
  hasLeft,
  inOneSituation,
  inSeveralSituations,
  isStillThere,
  othersAreInvolved,
  perhapsReportedBefore,
  wasNotReportedBefore,
  wasReportedBefore,
  wereTakenSomewhere,
} from './branches.ts'
import { box, type FormField, oneOf, optionalBox } from './form-field.ts'
import { yesNoNotSure, yesNoOnForm } from './start-fields.ts'

const story = { asked: always, harm: 'N' } as const

export const storyFields = {
  'potential-victim-exploitative-situation-multiple': oneOf(
    ...(['16', 'multiple', 'Were they exploited in more than one situation?'] as const),
    { ...story, options: { yes: 'Yes', no: 'No', 'i-dont-know': 'I do not know' } },
  ),
  'when-did-the-exploitation-take-place': box('17a', 'when', 'When did it happen?', {
    ...{ asked: inOneSituation, harm: 'N' },
    hint: 'Days, or loosely: a season, an age, before or after something they remember.',
  }),
  'when-did-the-exploitation-take-place-multiple': box(
    ...(['17b', 'when-multiple', 'When did each happen, and what was it?'] as const),
    { asked: inSeveralSituations, harm: 'N' },
  ),
  'how-did-the-exploitation-start': box('18', 'start', 'How did it begin?', {
    ...story,
    hint: 'What was promised, what they expected, what pay was agreed. Cover each situation.',
  }),
  'were-they-taken-somewhere-by-their-exploiter': oneOf(
    ...(['19', 'taken', 'Did their exploiters move them?'] as const),
    { ...story, options: yesNoOnForm },
  ),
  'were-they-taken-somewhere-by-their-exploiter-journey-details': box(
    ...(['20', 'taken', 'The journey: ways, transport, landmarks'] as const),
    { asked: wereTakenSomewhere, harm: 'N' },
  ),
  'what-were-they-required-to-do': box('21', 'treated', 'What did they have to do?', {
    ...story,
    hint: 'Tasks, hours, breaks.',
  }),
  'living-conditions': box('22', 'treated', 'How did they have to live?', {
    ...story,
    hint: 'Where they slept, facilities, food.',
  }),
  'how-they-were-treated': box('23', 'treated', 'How were they treated?', {
    ...story,
    hint: 'Kept in, threats, force, documents taken.',
  }),
  'still-in-exploitative-situation': oneOf('24', 'still', 'Are they still in it?', {
    ...story,
    options: yesNoOnForm,
  }),
  'what-is-keeping-them-in-situation': box('25a', 'keeping', 'What keeps them there?', {
    ...{ asked: isStillThere, harm: 'N' },
  }),
  'how-why-did-they-leave-the-situation': box('25b', 'left', 'How and why did they leave?', {
    ...{ asked: hasLeft, harm: 'N' },
    hint: 'Whose decision, who helped, why then.',
  }),
  'when-last-contact': oneOf('26', 'last-contact', 'When were the exploiters last in touch?', {
    ...story,
    options: {
      'within-the-last-week': 'In the last week',
      'within-the-last-month': 'In the last month',
      'within-the-last-3-month': 'In the last 3 months',
      'within-the-last-6-month': 'In the last 6 months',
      'within-the-last-6-12-month': '6 to 12 months ago',
      'over-a-year-ago': 'Over a year ago',
      'not-sure': 'Not sure',
    },
  }),
  'details-last-contact': optionalBox('27', 'last-contact', 'How were they in touch?', {
    ...story,
    noLinks: true,
    hint: 'How, who, threats, what is done to prevent it. The form refuses links here.',
  }),
  'is-this-the-first-chance-to-report': oneOf('28', 'reported', 'Was it reported before?', {
    ...story,
    hint: 'The form’s name for this says the opposite of what it asks.',
    options: yesNoNotSure,
  }),
  'yes-the-first-chance-to-report': optionalBox('29', 'reported', 'To whom, with references', {
    ...{ asked: wasReportedBefore, harm: 'N' },
  }),
  'not-sure-the-first-chance-to-report': optionalBox('30', 'reported', 'What is known of it', {
    ...{ asked: perhapsReportedBefore, harm: 'N' },
  }),
  'why-report-now': box('31', 'why-now', 'What stood in the way of telling before?', {
    ...{ asked: wasNotReportedBefore, harm: 'N' },
  }),
  'modern-slavery-indicators': oneOf('32', 'indicators', 'Were signs noticed?', {
    ...story,
    options: yesNoOnForm,
  }),
  'modern-slavery-indicators-details': box('33', 'indicators', 'Which signs, noticed where?', {
    ...{ asked: hasIndicators, harm: 'N' },
  }),
  'where-how-interview-carried-out': box('34', 'interviews', 'Where and how did you talk?', {
    ...story,
    hint: 'Setting, breaks, who was present, how they were, safeguarding.',
  }),
  'professional-insight': box('35', 'insight', 'Why do you refer, and what is your view?', story),
  'evidence-of-dishonesty': oneOf(
    ...(['36', 'credibility', 'Is there evidence that something said may not be so?'] as const),
    { ...story, options: yesNoOnForm },
  ),
  'evidence-of-dishonesty-details': box(
    ...(['37', 'credibility', 'What shows it, and what could explain it?'] as const),
    { asked: hasCredibilityConcern, harm: 'N', hint: 'Fear and trauma change what people say.' },
  ),
  'are-others-involved': oneOf('38', 'others', 'Are other professionals involved?', {
    ...story,
    options: yesNoOnForm,
  }),
  'are-others-involved-details': box('39', 'others', 'Who, with references and what they do', {
    ...{ asked: othersAreInvolved, harm: 'N' },
  }),
} as const satisfies Readonly<Record<string, FormField>>
