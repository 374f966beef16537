/** What the other buttons of a need's page do to its lists, once the answers have been saved. */
import type { NeedCategories } from '../../../../domain/needs/category.ts'
import { answer, confirmCarried } from '../../../../domain/rna/answer.ts'
import { isStatement } from '../../../../domain/rna/assessment.ts'
import type { RnaDraft } from '../../../../domain/rna/draft.ts'
import {
  addIncome,
  addStep,
  addTaper,
  attachEvidence,
  type Edited,
  leaveOutNeed,
  removeIncome,
  removeStep,
  removeTaper,
  taperEvenly,
  uncite,
} from '../../../../domain/rna/edit-draft.ts'
import { type Typed, textOf } from '../../../request/typed.ts'

export type DraftEdit = (draft: RnaDraft) => RnaDraft | undefined

interface Pressed {
  readonly typed: Typed
  readonly newId: () => string
  readonly categories: NeedCategories
}

const partsOfTaper = ['As it is now', 'Less', 'Now and then, until the hand-over is sure']

/** The change behind a button of the page of one need; nothing for "save". */
export function editOfNeed(need: string, { typed, newId }: Pressed): DraftEdit | undefined {
  const [what = '', first = '', second = ''] = textOf(typed, 'do').split(':')
  const id = newId()
  const change: Readonly<Record<string, (draft: RnaDraft) => Edited>> = {
    'add-step': (draft) => addStep(draft, need, id),
    'remove-step': (draft) => removeStep(draft, need, first),
    'add-taper': (draft) => addTaper(draft, need, id),
    'remove-taper': (draft) => removeTaper(draft, need, first),
    'even-taper': (draft) =>
      taperEvenly(
        draft,
        need,
        partsOfTaper.map((intensity) => ({ id: newId(), intensity })),
      ),
    'leave-out': (draft) => leaveOutNeed(draft, need),
    attach: (draft) => {
      const evidence = textOf(typed, 'attach')
      return evidence ? attachEvidence(draft, need, evidence) : { draft }
    },
    uncite: (draft) => (isStatement(first) ? uncite(draft, need, first, second) : { draft }),
  }
  const chosen = Object.hasOwn(change, what) ? change[what] : undefined
  if (chosen === undefined) return undefined
  return (draft) => {
    const edited = chosen(draft)
    return 'draft' in edited ? edited.draft : undefined
  }
}

/** The change behind a button of one of the other parts. */
export function editOfPart({ typed, newId, categories }: Pressed): DraftEdit | undefined {
  const [what = '', first = ''] = textOf(typed, 'do').split(':')
  const id = newId()
  switch (what) {
    case 'add-income':
      return (draft) => addIncome(draft, id)
    case 'remove-income':
      return (draft) => removeIncome(draft, first)
    case 'rest-no-need':
      return (draft) => restWithoutNeed(draft, categories)
    default:
      return undefined
  }
}

function restWithoutNeed(before: RnaDraft, categories: NeedCategories): RnaDraft {
  return Object.entries(before.categories)
    .filter(([, { now }]) => now === undefined || now === 'not-asked')
    .reduce((draft, [code]) => {
      const answered = answer(draft, `categories/${code}/now`, 'no-need-now', categories)
      return 'draft' in answered ? answered.draft : draft
    }, before)
}

/** "All marked answers still hold": the marks of these paths go away. */
export function confirmAll(paths: readonly string[]): DraftEdit {
  return (draft) => paths.reduce(confirmCarried, draft)
}
