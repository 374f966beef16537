/** What matters ask of somebody on Today: the days that lie ahead, in fixed words that nobody typed. */
import { addDays, type Day } from '../calendar/day.ts'
import type { Matter } from './matter.ts'
import { clocksOfMatter, type MatterMeasure } from './matter-clock.ts'
import { kindOf } from './matter-kinds.ts'

export interface MatterAsk {
  readonly key: string
  readonly title: string
  readonly todo: string
  readonly due: Day
  readonly showFrom: Day
}

/** A matter that is settled asks for nothing any more. */
export function asksOfMatters(
  matters: readonly Matter[],
  measure: MatterMeasure,
): readonly MatterAsk[] {
  return matters
    .filter(({ settledOn }) => settledOn === undefined)
    .flatMap((matter) =>
      clocksOfMatter(matter, measure).flatMap(({ which, title, due, todo, showBefore }) =>
        due === undefined || todo === undefined
          ? []
          : [
              {
                key: `matter:${matter.id}:${which}`,
                title: `${kindOf(matter.kind).title}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
                todo,
                due,
                showFrom: addDays(due, -showBefore),
              },
            ],
      ),
    )
}
