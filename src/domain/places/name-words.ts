/**
 * The groups of words by which a house or an institution is known: a number with the words behind it, and a
 * name before a word such as school, surgery or rise. A town alone, and words that stand everywhere, are none.
 */

const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** What comes last in the name of a street or an institution. */
const ofPlaces = listed(
  'street st road rd lane ln avenue ave close drive dr crescent terrace way court ct gardens grove place pl ' +
    'square sq row walk hill mews house rise quay parade green wharf croft heights view yard gate vale ' +
    'school primary infant infants junior secondary high academy college nursery university surgery hostel ' +
    'hotel clinic hospital practice pharmacy medical health dental centre center church mosque temple chapel ' +
    'gurdwara synagogue lodge refuge shelter flats apartments building buildings tower farm cottage villas estate',
)

/** Words that tell nothing, even before one of those: every town has its family centre. */
const everyday = listed(
  'a an and at by for from in into is it of on or the this that to with my our your their his her ' +
    'new old great little big upper lower north south east west central main local general royal national ' +
    'high station church park london victoria mill market town city council community village public ' +
    'safe family families child children childrens woman women womens man men mens youth young people ' +
    'job jobs day night food advice law legal police fire train bus rail leisure sports shopping ' +
    'drop walk support care home homes office asylum immigration reception detention removal language ' +
    'mother father sister brother friend friends aunt uncle cousin ' +
    'day days week weeks month months year years hour hours minute minutes time times session sessions ' +
    'appointment appointments visit visits call calls letter letters page pages person bag bags ' +
    'january february march april may june july august september october november december ' +
    'monday tuesday wednesday thursday friday saturday sunday flat room floor unit',
)

const most = 3

export function nameGroups(text: string): readonly string[] {
  const parts = text
    .split(/[,;\n]+/)
    .map((part) => part.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((words) => words.length > 0)
  return [...numbered(parts.flat()), ...parts.flatMap(named)]
}

/** A number and the next one, two or three words. One alone must be a name; of several, one that tells. */
function numbered(words: readonly string[]): readonly string[] {
  return words.flatMap((number, at) => {
    if (!/^\d{1,4}[a-z]?$/.test(number)) return []
    return groupsFrom(words, at + 1).flatMap((group) => {
      const tells = group.some(isName) || (group.length > 1 && ofPlaces.has(group.at(-1) ?? ''))
      return tells ? [`number ${number} ${group.join(' ')}`] : []
    })
  })
}

/** A name and what it is the name of, with at most one word between. */
function named(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    if (!isName(word)) return []
    return groupsFrom(words, at).flatMap((group) =>
      group.length > 1 && ofPlaces.has(group.at(-1) ?? '') ? [`name ${group.join(' ')}`] : [],
    )
  })
}

function groupsFrom(words: readonly string[], from: number): readonly (readonly string[])[] {
  return Array.from({ length: most }, (_, more) => words.slice(from, from + more + 1)).filter(
    (group, more) => group.length === more + 1,
  )
}

function isName(word: string): boolean {
  return word.length > 2 && !/\d/.test(word) && !everyday.has(word) && !ofPlaces.has(word)
}
