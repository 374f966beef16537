/** The questions about a professional that more than one form asks: which parts, until when, on which consent. */
import type { CirclePicture } from '../../../application/circle/read-circle.ts'
import { mostMonths, usualMonths } from '../../../domain/circle/member.ts'
import { shareItemNames, shareItems } from '../../../domain/circle/share-items.ts'
import type { FactOf } from '../../../domain/facts/fact.ts'
import { yesNo } from '../../../domain/facts/field.ts'
import { plainDay } from '../../parts/dates.ts'
import { choice, many } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import type { Option } from '../../parts/fields/field.ts'
import { longText, textField } from '../../parts/fields/text.ts'
import { type Html, html } from '../../parts/html.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import { mostWords } from './member.form.ts'

export interface Asked {
  readonly typed: Typed
  readonly problems: Problems
}

export const itemOptions: readonly Option[] = shareItemNames.map((item) => ({
  value: item,
  label: shareItems[item].title,
  hint: shareItems[item].means,
}))

export function itemsField(asked: Asked): Html {
  return many({
    name: 'items',
    label: 'What may they be told?',
    hint: 'Only what the person agreed to. Where they are is never one of these.',
    options: itemOptions,
    small: true,
    ...asked,
  })
}

export function untilField(asked: Asked): Html {
  return dayField({
    name: 'until',
    label: 'Until when?',
    hint: `Empty: ${usualMonths} months from the day they agreed. At most ${mostMonths} months.`,
    ...asked,
  })
}

/** Which consent it rests on. `asItIs` is offered where less can be told without asking. */
export function consentField(
  { picture }: CirclePicture,
  offered: readonly FactOf<'consent-given'>[],
  { asItIs, ...asked }: Asked & { readonly asItIs?: boolean },
): Html {
  const standing: readonly Option[] = offered.map((consent) => ({
    value: consent.id,
    label: `What they agreed to on ${plainDay(consent.on)}`,
    hint: consent.detail.about || 'No words were written about what it covers.',
  }))
  const less: readonly Option[] = asItIs
    ? [
        {
          value: 'as-it-is',
          label: 'I did not ask again',
          hint: 'They can then be told less, or for less long.',
        },
      ]
    : []
  return choice({
    name: 'consent',
    label: asItIs ? 'Did you ask them?' : 'Which consent does it rest on?',
    options: [
      ...less,
      ...standing,
      {
        value: 'now',
        label: asItIs ? 'They said yes again' : 'They said yes, and it is not recorded yet',
        hint: 'Recorded with this form, as a consent of its own.',
        more: html`${dayField({ name: 'givenOn', label: 'Day they said it', hint: `Empty: today, ${plainDay(picture.today)}`, ...asked })}
${textField({ name: 'language', label: 'In which language was it explained?', width: 20, ...asked })}
${choice({ name: 'interpreter', label: 'Was there an interpreter?', options: yesNo, inline: true, small: true, ...asked })}
${choice({ name: 'readBack', label: 'Did they say it back in their own words?', options: yesNo, inline: true, small: true, ...asked })}
${choice({ name: 'form', label: 'How did they say it?', options: { written: 'In writing', verbal: 'Spoken' }, inline: true, small: true, ...asked })}
${longText({ name: 'about', label: 'What they agreed to, in their words if they want', rows: 2, limit: mostWords, ...asked })}`,
      },
    ],
    small: true,
    ...asked,
  })
}
