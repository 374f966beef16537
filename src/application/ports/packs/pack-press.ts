/** What a sharing pack says, ready for paper, and the papers that go with it. */
import type { IsoDay } from '../document-inputs.ts'

export interface SharingPackInput {
  /** Neutral, and of this pack alone: the case has another one, which stays here. */
  readonly number: string
  readonly madeOn: IsoDay
  readonly title: string
  /** The organisation that gives it. */
  readonly from: string
  /** Whom it is for, in words. */
  readonly madeFor: string
  readonly until: IsoDay
  /** Stands on every page. */
  readonly watermark: string
  readonly parts: readonly {
    readonly title: string
    readonly lines: readonly { readonly label?: string; readonly text: string }[]
  }[]
  readonly papers: readonly { readonly title: string }[]
}

export interface PaperToPrint {
  readonly title: string
  readonly type: 'pdf' | 'jpeg' | 'png'
  readonly bytes: Uint8Array
}
