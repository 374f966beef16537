/** An instant on the person's own clock, and beside it on ours where the two differ. */

const ours = 'Europe/London'

/** "Monday 23 November, 10:00", and "(12:00 on our clock)" when theirs shows something else. */
export function momentWords(instant: string, zone: string): string {
  const theirs = said(instant, zone)
  const here = said(instant, ours)
  return theirs === here ? theirs : `${theirs} on their clock (${here} on ours)`
}

function said(instant: string, zone: string): string {
  const parts = formatOf(zone).formatToParts(new Date(instant))
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((each) => each.type === type)?.value ?? ''
  return `${part('weekday')} ${part('day')} ${part('month')}, ${part('hour')}:${part('minute')}`
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const shape = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const
  try {
    return new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: zone })
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...shape, timeZone: ours })
  }
}
