/** The words of the banner that an installation of made-up people shows on every page. */

export const rehearsalNote =
  'Made-up people. Everyone here is invented: names, letters, towns and decisions. ' +
  'Nothing is sent to anybody. Try anything; never enter anything about a real person.'
