/**
 * For tests: walks whatever comes out of a screening and finds each number, each name of one and each word
 * that says what somebody is or how much. Domain, pages and papers are all walked with it.
 */

const named = /score|rank|weight|count|total|percent|level|probab|likel|verdict|points|grade/i

const said: readonly RegExp[] = [
  /\bvictims?\b/i,
  /\b(?:proven|proves?|confirmed|confirms|genuine|credib\w*|believable)\b/i,
  /\b(?:un)?likely\b|\bprobabl[ey]\b|\blikelihood\b/i,
  /\b(?:high|medium|low|strong|stronger|weak|weaker|severe)\b/i,
  /\b(?:positive|negative)\b/i,
  /\b(?:scores?|scored|rating|ranks?|ranked|threshold)\b/i,
  /\b(?:was|is|been) trafficked\b|\btrafficking case\b|\blabour.rights case\b/i,
  /\b\d+ (?:of|out of) (?:the )?\d+\b|\b\d+ ?\/ ?\d+\b|\d ?%|\bper ?cent\b/i,
  /\b\d+ (?:signs?|indicators?)\b/i,
]

/** Each fault with the way to it; none, where nothing ranks and nothing judges. */
export function verdictsIn(value: unknown, at = 'map'): readonly string[] {
  if (typeof value === 'number' || typeof value === 'bigint') return [`${at} is a number`]
  if (typeof value === 'string') {
    return said.flatMap((words) => {
      const found = words.exec(value)
      return found ? [`${at} says "${found[0]}"`] : []
    })
  }
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((one, place) => verdictsIn(one, `${at}[${place}]`))
  return Object.entries(value).flatMap(([name, one]) => [
    ...(named.test(name) ? [`${at}.${name} is named for a measure`] : []),
    ...verdictsIn(one, `${at}.${name}`),
  ])
}
