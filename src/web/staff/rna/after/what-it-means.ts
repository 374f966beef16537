/** A decision as it is entered: asked against granted, who has it, and what it sets in motion. */
import type { OpenRna } from '../../../../application/rna/open-rna.ts'
import type { RnaDecision } from '../../../../domain/pathway/tracks/rna/rna-decisions.ts'
import { todosAfter } from '../../../../domain/rna/after-decision.ts'
import { plainDay } from '../../../parts/dates.ts'
import { linkButton } from '../../../parts/fields/form.ts'
import { type Html, html, nothing } from '../../../parts/html.ts'
import { card, summaryList, tag } from '../../../parts/lists.ts'
import type { CategoryNames } from '../../case/case-names.ts'
import { needName } from '../../case/need-words.ts'
import { rnaAddress } from '../rna-request.ts'
import { askedAndGranted } from '../way/asked-and-granted.ts'

interface Around {
  readonly open: OpenRna
  readonly categories: CategoryNames
}

export function whatItMeans({ open, categories }: Around, decision: RnaDecision): Html {
  return html`${toldOrNot(open, decision)}
${askedAndGranted(open, decision, categories)}
${daysOfLetter(open, decision)}
${card({ title: 'What this sets in motion' }, todoList({ open, categories }, decision))}`
}

function toldOrNot(open: OpenRna, { told, toldWithoutCopy }: RnaDecision): Html {
  const base = rnaAddress(open)
  if (told) {
    return html`<p>${tag('good', 'The survivor has been told')} on ${plainDay(told.on)}${told.copy === 'yes' ? ', with a copy' : ', without a copy, for a recorded reason'}.</p>`
  }
  return html`<p>${tag('soon', toldWithoutCopy ? 'Told, the copy is still to come' : 'The survivor has not been told')}</p><p>${linkButton('Tell the survivor', `${base}/told`)}</p>`
}

function daysOfLetter({ file }: OpenRna, decision: RnaDecision): Html {
  const rows = [
    ['Date on the letter', decision.on],
    ['Prime contractor received it', decision.receivedByPrimeOn],
    ['We received it', decision.receivedByProviderOn],
    ['The survivor received it', decision.receivedBySurvivorOn],
    ['All support ends', decision.supportEndsOn],
  ] as const
  return html`${summaryList(rows.flatMap(([key, day]) => (day ? [{ key, value: plainDay(day) }] : [])))}
<p><a class="govuk-link" href="/cases/${file.id}/facts/${decision.fact}">Look at the letter’s entry, or correct it</a></p>`
}

function todoList({ open, categories }: Around, decision: RnaDecision): Html {
  const todos = todosAfter({
    perNeed: decision.needs.map(({ need, outcome }) => ({ needId: need, outcome })),
    ...(decision.supportEndsOn && { supportEndsOn: decision.supportEndsOn }),
  })
  const nameOf = (id: string) =>
    needName(
      open.picture.needs.find((need) => need.id === id),
      categories,
    )
  const links: Readonly<Record<string, string>> = {
    'give-copy': `${rnaAddress(open)}/told`,
    explain: `${rnaAddress(open)}/told`,
    challenge: `${rnaAddress(open)}/challenge`,
    'ask-evidence': `${rnaAddress(open)}/challenge`,
    schedule: `/cases/${open.file.id}/needs`,
    'watch-end': `/cases/${open.file.id}/rnas`,
    'legal-advice': `/cases/${open.file.id}/record/legal-advice-sought`,
    'refer-elsewhere': `/cases/${open.file.id}/record/hand-over-planned`,
    'check-hand-over': `/cases/${open.file.id}/record/hand-over-planned`,
  }
  const told = decision.told
  const challenged = open.rna.cycle.challenges.some(({ of }) => of === decision.fact)
  const done = (code: string): boolean =>
    (code === 'give-copy' && told?.copy === 'yes') ||
    (code === 'explain' && told !== undefined) ||
    (code === 'challenge' && challenged)
  return html`<ul class="govuk-list">${todos
    .filter(({ code }) => !done(code))
    .map(({ code, title, why, needs }) => {
      const href = links[code]
      return html`<li><strong>${href ? html`<a class="govuk-link" href="${href}">${title}</a>` : title}</strong>${
        needs.length > 0 ? html` (${needs.map(nameOf).join(', ')})` : nothing
      }<br>${why}</li>`
    })}</ul>`
}
