/**
 * What a document needs and no record holds: the arguments of a challenge, what is planned for the
 * day of leaving. Asked on one page, kept as the writer's own draft until the document is made.
 */

import { survivorAgreements } from '../../domain/facts/rna-facts.ts'
import type { ReconsiderationDraft } from '../../domain/rna/reconsideration.ts'
import { reconsiderationFields } from '../../domain/rna/reconsideration.ts'
import { exitSubjects } from '../ports/document-inputs.ts'
import type { DocumentKind } from '../ports/document-press.ts'

export type Prepared = Readonly<Record<string, string>>

interface AboutAnswers {
  readonly caseId: string
  readonly kind: DocumentKind
  readonly of: string
}

/** Where the answers wait that no record holds: with whoever wrote them. */
export function preparedKey({ caseId, kind, of }: AboutAnswers): string {
  return `case:${caseId}:out-${kind}-${of}`
}

export interface Question {
  readonly name: string
  readonly kind: 'words' | 'line' | 'day' | 'choice'
  readonly ask: string
  readonly hint?: string
  readonly options?: Readonly<Record<string, string>>
}

export interface QuestionGroup {
  readonly title: string
  readonly about?: string
  readonly questions: readonly Question[]
}

const yesNo = { yes: 'Yes', no: 'No' } as const
const placeless = 'Write no place, no telephone number and no name.'

export function exitQuestions(): readonly QuestionGroup[] {
  return [
    {
      title: 'What the survivor wants',
      questions: [
        { name: 'goals', kind: 'words', ask: 'Their goals, one on each line' },
        {
          name: 'words',
          kind: 'words',
          ask: 'In their own words',
          hint: 'Theirs. Nobody edits them.',
        },
        { name: 'movesOn', kind: 'day', ask: 'Day of the move' },
      ],
    },
    {
      title: 'What is planned',
      about: `Leave empty what is in place already or is not needed. ${placeless}`,
      questions: Object.entries(exitSubjects).map(([subject, title]) => ({
        name: `says-${subject}`,
        kind: 'line',
        ask: title,
      })),
    },
    {
      title: 'What the survivor says about this plan',
      questions: [
        { name: 'agreement', kind: 'choice', ask: 'Do they agree?', options: survivorAgreements },
        { name: 'agreedOn', kind: 'day', ask: 'Day they were asked' },
      ],
    },
  ]
}

export function challengeQuestions(
  draft: ReconsiderationDraft,
  needNames: ReadonlyMap<string, string>,
): readonly QuestionGroup[] {
  const { grounds, by } = reconsiderationFields
  return [
    {
      title: 'The request',
      questions: [
        { name: 'grounds', kind: 'choice', ask: grounds.ask, options: grounds.options },
        { name: 'by', kind: 'choice', ask: by.ask, options: by.options },
      ],
    },
    ...draft.needs.map(({ id, reasons, shortfall }) => ({
      title: needNames.get(id) ?? 'A need',
      about: [shortfall, reasons && `The reasons given: ${reasons}`].filter(Boolean).join(' '),
      questions: [
        {
          name: `challenge-${id}`,
          kind: 'choice' as const,
          ask: 'Challenge what was decided about this need?',
          options: { yes: 'Challenge this', no: 'Leave it as it is' },
        },
        {
          name: `wrong-${id}`,
          kind: 'words' as const,
          ask: 'What did the decision overlook or get wrong?',
          hint: 'Take each reason in the letter and answer it.',
        },
        {
          name: `new-${id}`,
          kind: 'words' as const,
          ask: 'What does the new evidence show?',
        },
        { name: `asks-${id}`, kind: 'words' as const, ask: 'What is asked for instead?' },
      ],
    })),
    {
      title: 'And',
      questions: [
        {
          name: 'statement',
          kind: 'words',
          ask: 'The survivor’s own statement',
          hint: 'Theirs. Nobody edits it.',
        },
        {
          name: 'keep',
          kind: 'choice',
          ask: 'Ask that support stays as it is until there is an answer?',
          options: yesNo,
        },
      ],
    },
  ]
}

/** Answers that stand before anybody has answered. */
export function challengeBeforehand({ answers, needs }: ReconsiderationDraft): Prepared {
  return {
    keep: 'yes',
    ...(answers.grounds && { grounds: answers.grounds }),
    ...Object.fromEntries(
      needs.flatMap(({ id, answers: { challenge } }) =>
        challenge ? [[`challenge-${id}`, challenge]] : [],
      ),
    ),
  }
}
