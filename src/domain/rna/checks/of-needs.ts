/** Checks that look at each need: taking part, link, evidence, what else there is. */

import { evidenceFor, evidenceOf, freshnessOf } from '../../needs/evidence.ts'
import { dependantsOf, lineOf, stateOf } from '../../needs/need.ts'
import { needFields } from '../assessment.ts'
import type { DraftNeed } from '../draft.ts'
import type { Checking, CheckRule, Missing } from './check.ts'

/** One missing entry when a field of a need has no answer. */
export function unlessAnswered(
  need: DraftNeed,
  name: keyof typeof needFields,
  todo: string,
): readonly Missing[] {
  if (need.answers[name] !== undefined) return []
  return [{ need: need.id, path: `needs/${need.id}/${name}`, what: needFields[name].ask, todo }]
}

export const checkParticipation: CheckRule = {
  number: 2,
  title: 'The survivor took part, in a language they understand, and in their own words',
  missing({ draft, record }) {
    const answers = record.inOrder.filter(
      (fact) =>
        (fact.type === 'rna-accepted' || fact.type === 'rna-declined') &&
        fact.detail.rna === draft.rna,
    )
    const accepted = answers.at(-1)?.type === 'rna-accepted'
    return [
      ...(accepted
        ? []
        : [{ what: 'The survivor’s yes to this RNA', todo: 'Record that they accepted it.' }]),
      ...(draft.about.language === undefined
        ? [{ path: 'about/language', what: 'The language', todo: 'Say in which language it was.' }]
        : []),
      ...(draft.about.interpreter === undefined
        ? [
            {
              path: 'about/interpreter',
              what: 'Whether there was an interpreter',
              todo: 'Say yes or no.',
            },
          ]
        : []),
      ...draft.needs.flatMap(ownWords),
    ]
  },
}

/** Nobody has to say anything: "would rather not say" is an answer, "not asked yet" is not. */
function ownWords(need: DraftNeed): readonly Missing[] {
  const { survivorWords, whyNoWords } = need.answers
  if (survivorWords !== undefined) return []
  if (whyNoWords === 'prefers-not-to-say' || whyNoWords === 'too-young') return []
  return [
    {
      need: need.id,
      path: `needs/${need.id}/survivorWords`,
      what: 'The survivor’s own words about this need',
      todo: 'Ask them, or note that they would rather not say.',
    },
  ]
}

export const checkCategoriesAndLinks: CheckRule = {
  number: 3,
  title: 'Every kind of need is answered, and every need says how it is linked',
  missing({ draft, needs, today }) {
    const categories = Object.entries(draft.categories).flatMap(([code, { now }]) =>
      now === undefined || now === 'not-asked'
        ? [
            {
              path: `categories/${code}/now`,
              what: `The kind of need “${code}”`,
              todo: 'Add a need, or say that there is none now or that they would rather not say.',
            },
          ]
        : [],
    )
    const closed = draft.needs.flatMap(({ id }) => {
      const need = needs.find((one) => one.id === id)
      return need && stateOf(need, today) === 'closed'
        ? [
            {
              need: id,
              what: 'This need has been closed in the record',
              todo: 'Take it out of the RNA, or record it as open again.',
            },
          ]
        : []
    })
    return [...categories, ...closed, ...draft.needs.flatMap(linkOf)]
  },
}

function linkOf(need: DraftNeed): readonly Missing[] {
  const unlinked = need.answers.link === 'none' && need.answers.asks === 'support'
  return [
    ...unlessAnswered(need, 'link', 'Choose one. “Unclear” is an honest answer.'),
    ...unlessAnswered(
      need,
      'linkReasoning',
      need.answers.link === 'unclear'
        ? 'Say what is known of each cause, and who could say more.'
        : 'Say what shows the link, from what is already recorded.',
    ),
    ...(unlinked
      ? [
          {
            need: need.id,
            path: `needs/${need.id}/asks`,
            what: 'Support is asked for a need that is not linked to the exploitation',
            todo: 'Look at the link again, or recommend another service.',
          },
        ]
      : []),
  ]
}

export const checkEvidence: CheckRule = {
  number: 6,
  title: 'Every need has evidence that is current, or a reason why there is none',
  missing(checking) {
    return checking.draft.needs.flatMap((need) => evidenceMissing(need, checking))
  },
}

function evidenceMissing(need: DraftNeed, checking: Checking): readonly Missing[] {
  const { facts, needs, limits, today } = checking
  const recorded = evidenceOf(facts)
  const own = needs.find(({ id }) => id === need.id)
  const line = own ? lineOf(own, needs).map(({ id }) => id) : [need.id]
  const held = recorded.filter(({ id }) => need.evidence.includes(id))
  const left = evidenceFor(recorded, line).filter(({ id }) => !need.evidence.includes(id))
  const stale = held.filter((one) => freshnessOf(one, limits.evidenceDays, today).state === 'stale')
  const none = held.length === 0 && need.answers.noEvidenceReason === undefined
  return [
    ...(none
      ? [
          {
            need: need.id,
            path: `needs/${need.id}/noEvidenceReason`,
            what: 'Evidence for this need',
            todo: 'Attach some, ask for some, or say why there is none.',
          },
        ]
      : []),
    ...left.map(({ receivedOn }) => ({
      need: need.id,
      what: `Evidence received on ${receivedOn} is in the record and not in the RNA`,
      todo: 'Bring the draft up to date.',
    })),
    ...stale.map((one) => ({
      need: need.id,
      what: `Evidence dated ${one.datedOn ?? one.receivedOn} is older than ${limits.evidenceDays} days`,
      todo: 'Confirm that it is still current, or ask for newer evidence.',
    })),
  ]
}

export const checkMainstream: CheckRule = {
  number: 7,
  title: 'What other services could do is named, with how available it really is',
  missing: ({ draft }) =>
    draft.needs.flatMap((need) => [
      ...unlessAnswered(need, 'mainstreamRoute', 'Name the service, or say where you looked.'),
      ...unlessAnswered(need, 'waiting', 'Say how long, and how you know.'),
      ...unlessAnswered(need, 'eligibility', 'Say whether this person may use it.'),
      ...unlessAnswered(need, 'distance', 'Say whether they can reach it.'),
      ...unlessAnswered(need, 'languageThere', 'Say in which language it is given.'),
    ]),
}

export const checkDependants: CheckRule = {
  number: 10,
  title: 'Children and other dependants have their own needs recorded',
  missing({ draft, facts, needs }) {
    return dependantsOf(facts, needs).flatMap(({ id, relation }) => {
      const answers = draft.dependants.find((one) => one.id === id)?.answers ?? {}
      const path = `dependants/${id}`
      const looked = answers.now !== undefined && answers.now !== 'not-asked'
      const child = relation === 'child' && answers.bestInterests === undefined
      return [
        ...(looked
          ? []
          : [
              {
                dependant: id,
                path: `${path}/now`,
                what: 'Whether this dependant has needs of their own',
                todo: 'Look at them as a person, and add needs or say that there are none now.',
              },
            ]),
        ...(child
          ? [
              {
                dependant: id,
                path: `${path}/bestInterests`,
                what: 'What is best for this child',
                todo: 'Write it in a sentence or two.',
              },
            ]
          : []),
      ]
    })
  },
}
