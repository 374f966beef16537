/** What is decided about a made-up person before their story is told. */
import type { Story } from '../telling/story.ts'

export type Pronoun = 'she' | 'he' | 'they'

export interface Plot {
  /** Unique; also an everyday word that stands for the person. */
  readonly alias: string
  /** What this person is in the demo for. */
  readonly why: string
  readonly service: string
  /** Only where one worker must have them; otherwise the service's workers take turns. */
  readonly worker?: string
  readonly language: string
  readonly pronoun: Pronoun
  /** How many journal entries. */
  readonly entries: number
  /** Days ago of the last contact; a few days when not said. */
  readonly lastContact?: number
  /** Routine reviews, calls and updates have been let slide. */
  readonly behind?: true
  tell(story: Story): void
}

export const houses = 'larkfield-houses'
export const outreach = 'larkfield-outreach'
export const young = 'larkfield-young'
export const tideHouses = 'tidewell-houses'
export const tideOutreach = 'tidewell-outreach'
export const nations = 'tidewell-nations'
