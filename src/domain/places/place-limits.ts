/** The numbers about sealed places, each with its reason. All of them are ours; no guidance sets them. */

interface PlaceLimit {
  readonly value: number
  readonly unit: 'days' | 'people' | 'hours'
  readonly because: string
}

export const placeLimits = {
  shredAfter: {
    value: 30,
    unit: 'days',
    because:
      'An old address helps nobody for long and can still lead somebody to people who stayed. ' +
      'A month leaves time for a claim or a last visit.',
  },
  keepAtMost: {
    value: 366,
    unit: 'days',
    because: 'Whoever keeps an old place longer says so again each year.',
  },
  peopleInAnHour: {
    value: 5,
    unit: 'people',
    because:
      'A worker on a full day of visits needs two or three addresses in an hour. Five leaves room ' +
      'for an emergency; more looks like copying a list.',
  },
  peopleInADay: {
    value: 12,
    unit: 'people',
    because:
      'A worker supports about a dozen people and never visits all of them in one day. Covering for ' +
      'a colleague still fits.',
  },
  approveWithin: {
    value: 24,
    unit: 'hours',
    because: 'Whoever approves should know how things stand today.',
  },
  handOverWithin: {
    value: 24,
    unit: 'hours',
    because: 'A release is for this time only. Tomorrow it may not be safe any more.',
  },
} as const satisfies Readonly<Record<string, PlaceLimit>>
