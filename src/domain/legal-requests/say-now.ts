/** What a worker says to somebody who asks about a person, word for word, and what they do not do. */

/** Neither confirms nor denies, to everybody alike: said only when there is somebody, it would tell. */
export const sayNow =
  'I cannot say whether we know anybody of that name. Please write to our data protection lead, and say by which law you ask. You will get an answer.'

export const sayAgain = 'I say this to everybody who asks. I am going to end this conversation now.'

export const doNotDo = [
  'Do not say yes, no, “I will check” or “they are not in today”.',
  'Do not open the record while somebody waits. Do not name a colleague, a service or a place.',
  'Do not take a paper as an order because it looks like one. Take it, and say that somebody will answer.',
  'Do not ask a survivor to speak to them, and do not warn anybody by telephone.',
] as const

export const askThem = [
  'Their name, their office, and a number where they work',
  'What exactly they ask for, and by when',
  'By which law, and whether there is an order of a court',
] as const

export const atTheDoor =
  'Officers at the door: ask for the warrant, read whose name and which address it says, and ring your manager while they wait outside. Do not stand in the way of anybody.'

export const inDanger =
  'If somebody is in danger now, ring 999 first. What keeps a person alive may always be said.'
