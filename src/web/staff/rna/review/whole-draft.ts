/** The whole working copy in plain large words, to be read side by side with the person it is about. */
import type { OpenRna } from '../../../../application/rna/open-rna.ts'
import { needLinks } from '../../../../domain/facts/rna-facts.ts'
import type { NeedCategories } from '../../../../domain/needs/category.ts'
import { categoryOf } from '../../../../domain/needs/category.ts'
import { financialFields, incomeFields, needFields } from '../../../../domain/rna/assessment.ts'
import type { DraftNeed, RnaDraft } from '../../../../domain/rna/draft.ts'
import { ownWords } from '../../../parts/casework/timeline.ts'
import { longDay } from '../../../parts/dates.ts'
import { type Html, html, nothing, person } from '../../../parts/html.ts'
import { categoryNames } from '../../case/category-names.ts'
import { dependantNames, draftNeedNames } from '../builder/draft-names.ts'

export function wholeDraft(open: OpenRna, categories: NeedCategories): Html {
  const { draft, file } = open
  const names = draftNeedNames(draft, categoryNames({ categories }), file)
  return html`${draft.needs.map((need) => needInWords(need, names.get(need.id) ?? '', categories))}
${dependantsInWords(open)}
${moneyInWords(draft)}
${noNeedNow(draft, categories)}`
}

const told = [
  ['description', 'What you need'],
  ['linkReasoning', 'How it is linked to what happened to you'],
  ['currentProvision', 'What you have now'],
  ['mainstreamRoute', 'Who else could help'],
  ['waiting', 'How long the wait is there'],
  ['barrier', 'What stands in the way'],
  ['impactIfEnded', 'What we say would happen if support ended'],
  ['riskIfEnded', 'Which dangers we say would grow'],
  ['bestInterests', needFields.bestInterests.ask],
  ['noEvidenceReason', 'Why there is no paper about it'],
] as const satisfies readonly (readonly [keyof typeof needFields, string])[]

function needInWords(need: DraftNeed, name: string, categories: NeedCategories): Html {
  const { answers } = need
  return html`<section><h2 class="govuk-heading-m">${name}</h2>
${answers.survivorWords ? html`<p class="wm-large">You said:</p>${ownWords(answers.survivorWords)}` : nothing}
${told.map(([field, title]) =>
  answers[field] === undefined
    ? nothing
    : html`<p class="wm-large"><strong>${title}.</strong> ${person(answers[field])}</p>`,
)}
${answers.link ? html`<p class="wm-large"><strong>The link.</strong> ${needLinks[answers.link]}.</p>` : nothing}
${askedInWords(need, categories)}
${need.steps.length > 0 ? html`<p class="wm-large"><strong>What will be done.</strong></p><ul class="govuk-list govuk-list--bullet wm-large">${need.steps.map(({ answers: { what, owner, by } }) => html`<li>${person(what)}${owner ? html`, by ${person(owner)}` : nothing}${by ? `, until ${longDay(by)}` : ''}</li>`)}</ul>` : nothing}
${quotedInWords(need)}
</section>`
}

function askedInWords(
  { answers, recommendation, taper, category }: DraftNeed,
  categories: NeedCategories,
): Html {
  if (answers.asks === undefined) {
    return html`<p class="wm-large"><strong>What we ask for.</strong> Not written yet.</p>`
  }
  if (answers.asks === 'elsewhere') {
    return html`<p class="wm-large"><strong>What we ask for.</strong> No support under this contract: another service is to meet it.</p>`
  }
  const { supports = [], intensity, from, to, exitCondition } = recommendation
  const titles = categoryOf(categories, category)?.supports ?? {}
  return html`<p class="wm-large"><strong>What we ask for.</strong> ${supports.map((one) => titles[one] ?? one).join('; ')}${intensity ? html`, ${person(intensity)}` : nothing}${from ? `, from ${longDay(from)}` : ''}${to ? ` until ${longDay(to)}` : ''}.</p>
${exitCondition ? html`<p class="wm-large"><strong>What must be in place before it ends.</strong> ${person(exitCondition)}</p>` : nothing}
${taper.length > 0 ? html`<p class="wm-large"><strong>It grows less in ${taper.length} parts.</strong> ${taper.map(({ answers: part }) => html`${part.from ? longDay(part.from) : ''}${part.to ? ` to ${longDay(part.to)}` : ''}: ${person(part.intensity)}. `)}</p>` : nothing}`
}

/** Words from the journal that go along, so that nobody is surprised by a quotation. */
function quotedInWords({ citations }: DraftNeed): Html {
  const quoted = Object.values(citations)
    .flat()
    .filter((one) => one.excerpt !== undefined)
  if (quoted.length === 0) return nothing
  return html`<p class="wm-large"><strong>From our notes, word for word:</strong></p>${quoted.map(
    ({ on, excerpt }) => html`<p class="wm-large">${longDay(on)}: “${person(excerpt)}”</p>`,
  )}`
}

function dependantsInWords({ draft, file }: OpenRna): Html {
  if (draft.dependants.length === 0) return nothing
  const names = dependantNames(file)
  return html`<section><h2 class="govuk-heading-m">Your children and others who depend on you</h2>${draft.dependants.map(
    ({ id, answers }) =>
      html`<p class="wm-large"><strong>${names.get(id)}.</strong> ${[answers.wellbeing, answers.risk, answers.bestInterests].map((words) => (words ? html`${person(words)} ` : nothing))}</p>`,
  )}</section>`
}

function moneyInWords({ financial, income }: RnaDraft): Html {
  const { otherIncome, recoveryCosts, whichCosts, reductionRule } = financial
  if (otherIncome === undefined && recoveryCosts === undefined && income.length === 0)
    return nothing
  return html`<section><h2 class="govuk-heading-m">Money</h2>
${otherIncome ? html`<p class="wm-large">Other money coming in: ${financialFields.otherIncome.options[otherIncome].toLowerCase()}.</p>` : nothing}
${income.map(({ answers: { kind, amount } }) => html`<p class="wm-large">${kind ? incomeFields.kind.options[kind] : 'Money'}${amount ? html`: ${person(amount)}` : nothing}</p>`)}
${whichCosts ? html`<p class="wm-large">Costs of recovery: ${person(whichCosts)}</p>` : nothing}
${reductionRule ? html`<p class="wm-large">Payments that were cut: ${person(reductionRule)}</p>` : nothing}</section>`
}

function noNeedNow({ categories: answers }: RnaDraft, categories: NeedCategories): Html {
  const names = categoryNames({ categories })
  const none = Object.entries(answers).filter(([, { now }]) => now === 'no-need-now')
  return none.length === 0
    ? nothing
    : html`<section><h2 class="govuk-heading-m">Where you have no need now</h2><p class="wm-large">${none.map(([code]) => names[code] ?? code).join('; ')}.</p></section>`
}
