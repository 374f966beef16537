/** Cards that the office and the case show alike: what is due, proposals, holds, certificates. */
import type {
  DueRow,
  HoldInWords,
  PurgeInWords,
} from '../../../application/ports/retention/retention-store.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import type { Certificate } from '../../../domain/retention/certificate.ts'
import { holdsOn, retentionHoldGrounds } from '../../../domain/retention/hold.ts'
import { keptClassesInWords } from '../../../domain/retention/kept-classes.ts'
import { mayTakeBack, purgeStanding } from '../../../domain/retention/purge.ts'
import { holdPrompts } from '../../../domain/retention/standing.ts'
import { plainDay } from '../../parts/dates.ts'
import { many } from '../../parts/fields/choices.ts'
import { button, buttons, form, hidden } from '../../parts/fields/form.ts'
import { type Html, html, nothing, person } from '../../parts/html.ts'
import { card, summaryList, tag } from '../../parts/lists.ts'
import { midSentence } from '../../parts/mid-sentence.ts'
import type { Problems } from '../../request/typed.ts'
import { certificateInWords, partsInWords, purgeInWords, standingInWords } from './keeping-words.ts'

/** Parts of which the same is said stand in one line. */
export function dueList(due: readonly DueRow[]): Html {
  const said = Map.groupBy(due, standingInWords)
  return summaryList(
    [...said].map(([value, rows]) => {
      const titles = rows.map(({ kept }) => keptClassesInWords[kept].title)
      return { key: titles.map((one, at) => (at === 0 ? one : midSentence(one))).join(', '), value }
    }),
  )
}

interface Deciding {
  readonly action: string
  readonly csrf: string
  readonly userId: string
  readonly problems?: Problems | undefined
}

/** On the pages of one case its reference is said already. */
const ofCase = (reference: string, inCase: boolean): string => (inCase ? '' : `${reference}: `)

export function purgeCard(purge: PurgeInWords, deciding?: Deciding, inCase = false): Html {
  const standing = purgeStanding(purge)
  const agreed = purge.agreedBy.length > 0 ? ` Agreed: ${purge.agreedBy.join(', ')}.` : ''
  const waits = standing.status === 'proposed'
  return card(
    {
      title: `${ofCase(purge.caseReference, inCase)}${partsInWords(purge.kept)}`,
      aside: tag(
        waits || standing.status === 'cooling-off' ? 'soon' : 'over',
        `Proposed ${plainDay(purge.proposedOn)}`,
      ),
    },
    html`<p>${purgeInWords(standing)}.${agreed}</p>
${deciding && mayTakeBack(purge) ? decisionForm(purge, deciding) : nothing}`,
  )
}

function decisionForm(
  purge: PurgeInWords,
  { action, csrf, userId, problems = {} }: Deciding,
): Html {
  const standing = purgeStanding(purge)
  const own = purge.steps.some((one) => one.step === 'agreed' && one.by === userId)
  const open = standing.status === 'proposed' && !own
  const name = `looked-${purge.id}`
  const asks = purge.prompts.map((prompt) => holdPrompts[prompt])
  return form(
    { action, csrf },
    html`${hidden('purge', purge.id)}${
      open
        ? html`${asks.length > 0 ? html`<p><strong>Look at this first:</strong> ${asks.join('; ')}.</p>` : nothing}
${many({ name, label: 'Before you agree', options: { yes: 'I looked for courts, claims, appeals, children and inquiries, and none needs it' }, typed: {}, problems, small: true })}`
        : nothing
    }
${buttons(
  open
    ? button('Agree that it is destroyed', { kind: 'warning', name: 'act', value: 'agree' })
    : nothing,
  button('Take it back: keep it', { kind: 'secondary', name: 'act', value: 'take-back' }),
)}`,
  )
}

export function holdCard(hold: HoldInWords, today: Day, more?: Html): Html {
  const inForce = holdsOn(hold, today)
  return card(
    {
      title: `${ofCase(hold.caseReference, more === undefined)}${retentionHoldGrounds[hold.ground]}`,
      aside: inForce ? tag('soon', `Held to ${plainDay(hold.until)}`) : tag('over', 'Ended'),
    },
    html`<p>${person(hold.reason)}</p>
<p>${hold.placedByName}, ${plainDay(hold.placedOn)}. It keeps ${hold.scope.length === 0 ? 'everything' : partsInWords(hold.scope)}.</p>
${inForce && more ? more : nothing}`,
  )
}

export function certificateCard(certificate: Certificate, today: Day): Html {
  return card(
    {
      title: `Certificate: ${certificate.caseReference}`,
      aside: tag('over', `Destroyed ${plainDay(certificate.destroyedOn)}`),
    },
    html`<ul class="govuk-list govuk-list--bullet">${certificateInWords(certificate, today).map((line) => html`<li>${line}</li>`)}</ul>`,
  )
}
