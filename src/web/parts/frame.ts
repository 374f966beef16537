/** What surrounds every page, made once for each request: who is here, where they can go, the look. */

/** The addresses of the stylesheet, its right-to-left twin, the script and the icon. */
export interface LookAddresses {
  readonly style: string
  readonly styleRightToLeft: string
  readonly script: string
  readonly icon: string
}

/** One entry of the bar at the top, such as Today or Caseload. */
export interface Place {
  readonly href: string
  readonly label: string
  /** A small number behind the label, such as how many lines wait. */
  readonly count?: number
}

/** The made-up day of a demo installation. Absent wherever real people are recorded. */
export interface Rehearsal {
  readonly today: string
  /** Where the "move on a day" button sends its form. */
  readonly action: string
}

export interface Frame {
  readonly look: LookAddresses
  readonly csrf: string
  readonly path: string
  readonly places: readonly Place[]
  /** Where "Leave this page" ends up. */
  readonly leaveTo: string
  readonly person?: { readonly name: string; readonly initials: string; readonly role: string }
  readonly rehearsal?: Rehearsal
}
