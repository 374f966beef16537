/**
 * The word by which a safe house is called: an everyday thing, drawn by lot. It must not be a word of
 * the person's own data, begin like one, or be short enough to be somebody's initials.
 */

/** Things of a household. None is a town, a street type or a name that people have. */
const things = [
  ...['Kettle', 'Ladder', 'Button', 'Pillow', 'Teapot', 'Candle', 'Bucket', 'Blanket', 'Saucer'],
  ...['Whisk', 'Cushion', 'Lantern', 'Trolley', 'Thimble', 'Funnel', 'Sponge', 'Pencil', 'Drawer'],
  ...['Toaster', 'Umbrella', 'Zipper', 'Hammock', 'Napkin', 'Notebook', 'Paintbrush', 'Ribbon'],
  ...['Scissors', 'Spatula', 'Stapler', 'Suitcase', 'Teaspoon', 'Thermos', 'Toolbox', 'Trumpet'],
  ...['Tuba', 'Violin', 'Wardrobe', 'Wheelbarrow', 'Whistle', 'Accordion', 'Armchair', 'Backpack'],
  ...['Bookshelf', 'Bracelet', 'Broomstick', 'Calendar', 'Cardigan', 'Clipboard', 'Colander'],
  ...['Compass', 'Crayon', 'Curtain', 'Doormat', 'Dustpan', 'Envelope', 'Flannel', 'Flowerpot'],
  ...['Footstool', 'Gloves', 'Guitar', 'Hairbrush', 'Hanger', 'Jigsaw', 'Lampshade', 'Magnet'],
  ...['Marbles', 'Mitten', 'Paperclip', 'Peeler', 'Piano', 'Puzzle', 'Raincoat', 'Sandal'],
] as const

const shortest = 4

export type CodeName = (typeof things)[number]
export const codeNames: readonly CodeName[] = things

/**
 * The first free word from `lot` onwards. `lot` is any number from 0 up to 1; `avoid` is every text of
 * the person's data that is at hand; `isOwnWord` asks about data that is kept as hashes only.
 * Nothing, when not one word is left: then the place is called by its kind.
 */
export function chooseCodeName(
  lot: number,
  avoid: readonly string[],
  isOwnWord: (word: string) => boolean = () => false,
): CodeName | undefined {
  const words = avoid.flatMap(wordsIn)
  const start = Math.floor(lot * things.length)
  return [...things.slice(start), ...things.slice(0, start)].find(
    (thing) => !words.some((word) => isAlike(thing.toLowerCase(), word)) && !isOwnWord(thing),
  )
}

/** Equal, one beginning with the other, or both beginning with the same four letters. */
function isAlike(thing: string, word: string): boolean {
  if (word.length < shortest) return thing === word
  return thing.slice(0, shortest) === word.slice(0, shortest)
}

function wordsIn(text: string): string[] {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return bare.match(/[\p{L}\p{N}]+/gu) ?? []
}
