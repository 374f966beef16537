/** Beginning to follow a matter: what kind, and since when. */
import type { ReadMatters } from '../../../application/promises/read-matters.ts'
import type { MatterKind } from '../../../domain/matters/matter-kind.ts'
import { matterKinds } from '../../../domain/matters/matter-kinds.ts'
import { openNeeds } from '../../../domain/needs/need.ts'
import { choice, select } from '../../parts/fields/choices.ts'
import { dayField } from '../../parts/fields/day.ts'
import { button, form } from '../../parts/fields/form.ts'
import { longText } from '../../parts/fields/text.ts'
import type { Frame } from '../../parts/frame.ts'
import { type Html, html, nothing } from '../../parts/html.ts'
import { pageHeading } from '../../parts/layout.ts'
import { page } from '../../parts/page.ts'
import type { Problems, Typed } from '../../request/typed.ts'
import type { RefusalWords } from '../../words.ts'
import { caseBar } from '../case/case-bar.ts'
import type { CategoryNames } from '../case/case-names.ts'
import { needName } from '../case/need-words.ts'

export interface NewMatterProps {
  readonly read: ReadMatters
  readonly categories: CategoryNames
  readonly writeId: string
  readonly typed: Typed
  readonly problems: Problems
  readonly refused?: RefusalWords | undefined
}

export function newMatterPage(frame: Frame, props: NewMatterProps): Html {
  const { read, writeId, typed, problems, refused } = props
  const { file } = read
  const asked = { typed, problems }
  return page(
    frame,
    {
      title: 'Follow a matter',
      lead: caseBar(read, '/promises'),
      problems,
      refused,
      width: 'reading',
    },
    html`${pageHeading({ title: 'Follow a matter' })}
${form(
  {
    action: `/cases/${file.id}/promises/matters/new`,
    csrf: frame.csrf,
    writeId,
    draft: `/cases/${file.id}/drafts/matter-new`,
  },
  html`${choice({
    name: 'about',
    label: 'What is it about?',
    options: Object.entries<MatterKind>(matterKinds).map(([value, kind]) => ({
      value,
      label: kind.title,
      hint: kind.means,
      ...(kind.areas && {
        more: select({
          name: `area-${value}`,
          label: 'Which part of it? (optional)',
          none: 'Not said',
          options: kind.areas,
          ...asked,
        }),
      }),
    })),
    small: true,
    ...asked,
  })}
${dayField({ name: 'on', label: 'Since when is it needed?', hint: 'Days of waiting are counted from here. Leave it empty for today.', ...asked })}
${needField(props)}
${longText({ name: 'words', label: 'Anything to add? (optional)', hint: 'No address.', rows: 2, ...asked })}
${button('Follow it')}`,
)}`,
  )
}

function needField({ read, categories, typed, problems }: NewMatterProps): Html {
  const needs = openNeeds(read.picture.needs, read.picture.today)
  if (needs.length === 0) return nothing
  return select({
    name: 'need',
    label: 'Which need is it for? (optional)',
    hint: 'An RNA can then cite how long it took and who said no.',
    none: 'None in particular',
    options: needs.map((need) => ({ value: need.id, label: needName(need, categories) })),
    typed,
    problems,
  })
}
