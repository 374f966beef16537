/**
 * Acts that are kept in more than one step, listed by hand: what the first step may leave by itself,
 * and why that hurts nobody. Every other act that is kept by half is a finding.
 */
export interface InSteps {
  readonly act: RegExp
  /** The change that the first step leaves. */
  readonly leaves: RegExp
  readonly because: string
}

export const inSteps: readonly InSteps[] = [
  {
    act: /^\/account\//,
    leaves: /^audit_entry \+1, audit_unsealed \+1$/,
    because:
      'whoever signs in has no right to write the log, so its line is kept before the act: a line too many is better than none',
  },
  {
    act: /^\/staff\/:id\/code$/,
    leaves: /^audit_entry \+1, audit_unsealed \+1$/,
    because:
      'the role that takes second steps away may not write the log, so its line is kept before the act',
  },
  {
    act: /\/looked\/lines\/:id$/,
    leaves: /^audit_entry \+2, audit_unsealed \+2, looked_question \+1/,
    because:
      'the question is whole with its line; that the log was opened is a line of its own, once a while',
  },
  {
    act: /\/cite\/[a-z-]+\/sentence$/,
    leaves:
      /^audit_entry \+\d+, audit_unsealed \+\d+, case_file changed, journal_entry \+1, write_done \+1$/,
    because:
      'the sentence is true in the daily record whether or not anything rests on it; sent again it is the same entry, and is chosen',
  },
  {
    act: /\/contact\/before\/[a-z-]+$/,
    leaves:
      /^audit_entry \+\d, audit_unsealed \+\d, contact_act \+1, (contact_state changed, )?write_done \+1$/,
    because:
      'that somebody reaches out is written down before the number is shown, so that nobody sees it unnoted; sent again it is the same act, and the number is shown',
  },
]

export function isAStep(act: string, change: string): boolean {
  return inSteps.some((one) => one.act.test(act) && one.leaves.test(change))
}

/** Lines of the log that are true whatever becomes of the act after them. */
export interface LineOfItsOwn {
  readonly act: RegExp
  readonly line: RegExp
  readonly because: string
}

export const linesOfTheirOwn: readonly LineOfItsOwn[] = [
  {
    act: /./,
    line: /^(opened (?!a case)|revealed|looked|listed|read |saw |searched|asked how to reach|was refused)/,
    because: 'whoever opens something to change it has looked at it, whatever comes then',
  },
  {
    act: /^\/emergency$|\/(places\/:id\/show|documents\/:id\/(original|open)|releases\/:id\/[a-z-]+|contact\/before\/[a-z-]+|contact\/second|messages)$|\/documents-out\//,
    line: /^proved again for [a-z-]+ by [a-z]+$/,
    because:
      'who proved again who they are has proved it: it counts for five minutes, so that nobody is asked for a code again because our side broke, and the line says no more than that',
  },
  {
    act: /\/contact\/before\/[a-z-]+$/,
    line: /^was held back by the contact rules$/,
    because:
      'the rules hold it back first, and only then is proof asked for: it was held back, whether or not it went on after the proof',
  },
  {
    act: /^\/emergency$/,
    line: /^could not tell two leads, and nothing opened$/,
    because: 'it tells the leads that somebody asked in an emergency and was not let in',
  },
  {
    act: /\/record\/[a-z-]+$/,
    line: /^refused a file$/,
    because: 'a letter that could not be examined was refused, and nothing was recorded with it',
  },
]

/** Done, and not heard of: asked for again, it is refused, in words that tell what stands there. */
const refusedAfterwards = [
  {
    act: /^\/staff$/,
    status: 409,
    because:
      'the name is taken, by the very account that was made; its set-up code is made anew on its own page',
  },
  {
    act: /^\/looked\/:id\/answer$/,
    status: 409,
    because: 'a question is answered once, and who asks again is told that it is answered already',
  },
  {
    act: /\/(members\/:id\/ask|requests\/:id\/link)$/,
    status: 409,
    because:
      'the link and its code are shown once and kept nowhere; whoever did not see them is told so, and makes another link',
  },
  {
    act: /\/team\/back$/,
    status: 422,
    because:
      'whoever was let back in is on the list no more, and the page shows the list as it stands',
  },
] as const

export function isRefusedAfterwards(act: string, status: number): boolean {
  return refusedAfterwards.some((one) => one.act.test(act) && one.status === status)
}

export function isALineOfItsOwn(act: string, line: string): boolean {
  return linesOfTheirOwn.some((one) => one.act.test(act) && one.line.test(line))
}

/** Made from the same input it is the same thing: it needs no id of its form to be kept once. */
const madeOnce = [
  /\/documents-out\/[a-z-]+\/:id$/,
  /\/emergency\/end$/,
  /\/looked\/holds\/:id\/end$/,
  /\/documents\/held\/:id\/remove$/,
  /^\/emergencies\/:id$/,
]

/** It says how things are to stand: said again they stand the same, with a line more in the log. */
const setAgain = [
  {
    act: /^\/staff\/:id(\/off)?$/,
    leaves: /^app_user changed, audit_entry \+1, audit_unsealed \+1$/,
  },
]

export function isSetAgain(act: string, change: string): boolean {
  return setAgain.some((one) => one.act.test(act) && one.leaves.test(change))
}

export function isMadeOnce(act: string): boolean {
  return madeOnce.some((one) => one.test(act))
}

/** Kept in steps of its own by design (quota, quarantine, scan), and failed step by step in checks/uploads. */
const sweptElsewhere = [/\/cases\/:id\/documents$/]

export function isSweptElsewhere(act: string): boolean {
  return sweptElsewhere.some((one) => one.test(act))
}
