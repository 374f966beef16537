/**
 * Where something that was typed may be seen again, written by hand. Whatever no line here allows is
 * a finding. A new form therefore begins with the strictest rule: its words are seen by the writer and
 * on pages of the same case by its team, and lie nowhere readable.
 */
import type { CaseKey, Who } from '../access/made-up-few.ts'
import type { Allowed } from './watch.ts'

/** Who may open which case. Everybody else is outside its team. */
export const teams: Readonly<Record<CaseKey, readonly Who[]>> = {
  main: ['worker', 'cover', 'manager'],
  managersOwn: ['manager', 'southManager'],
  managersCover: ['southWorker', 'manager', 'southManager'],
  released: ['cover', 'manager'],
  withPrime: ['worker', 'manager'],
  withAuthority: ['worker', 'manager'],
  decided: ['worker', 'cover', 'manager'],
  managersDecided: ['manager', 'southManager'],
  managersDecidedCover: ['southWorker', 'manager', 'southManager'],
  small: ['colleague', 'manager'],
  elsewhere: ['otherWorker', 'otherManager'],
  elsewhereWithPrime: ['otherWorker', 'otherManager'],
}

/** By these people prove who they are: never shown again, not even to whoever typed them. */
const notSecret = /^(?!.* (present|password|again|code)( \(refused\))?$)/

export const allowedPlaces: readonly Allowed[] = [
  {
    typed: notSecret,
    seen: /^the page of [^|]*\| the answer to the writer$/,
    because: 'whoever typed it gets it back, so that nothing is lost',
  },
  {
    typed: /^POST \/take-over code( \(refused\))?$/,
    seen: /^the page of POST \/take-over \| the answer to the writer$/,
    because:
      'the code of a file opens that file and nothing here; whoever mistyped one of twenty letters mends it',
  },
  {
    typed: /^POST \/cases\/(?!.*person\/)(?!.*places\/new)(?!.*\(refused\))/,
    seen: /^the page of GET \/cases\/:caseId[^|]*\| of the same case, the (writer|team)$/,
    because: 'the record of a case is there for its team',
  },
  {
    typed: /^POST \/g\/:link\/answer words$/,
    seen: /^the page of GET \/cases\/:caseId\/circle\/requests\/:askedId \| of the same case, the team$/,
    because: 'what a professional answered is read on the page of that answer before it is a fact',
  },
  {
    typed: /^POST \/cases\/:id\/person\/(?!.*\(refused\))/,
    seen: /^the page of POST \/cases\/:caseId\/person\/:which \| of the same case, the (writer|team)$/,
    because: 'a compartment was opened by a press, which is in the log',
  },
  {
    typed: /^POST \/cases\/:id\/contact\/(?!.*\(refused\))/,
    seen: /^the page of POST \/cases\/:caseId\/contact\/[^|]*\| of the same case, the (writer|team)$/,
    because: 'what was done about reaching them comes back with the page of all ways',
  },
  {
    typed: /^POST \/cases\/:id\/places\/new (where|about)$/,
    seen: /^the page of POST \/cases\/:caseId\/places\/:placeId\/show \| of the same case, the (writer|team)$/,
    because: 'a place is in the one answer to whoever said why, and on no other page',
  },
  {
    typed: /^POST \/cases\/(?!.*person\/)(?!.*places\/new)(?!.*\(refused\))/,
    seen: /^the (bytes|words|stream|word\/document\.xml) of the file from (POST|GET) \/cases\/:caseId\/documents[^|]*\| of the same case, the (writer|team)$/,
    because: 'documents are made of the words of their own case, and looked at before they leave',
  },
  {
    typed: /^POST \/cases\/(?!.*person\/)(?!.*\(refused\))/,
    seen: /^the (bytes|words|stream|word\/document\.xml) of the file from POST \/cases\/:caseId\/(documents-out\/:kind\/:of|looked\/print) \| the answer to the writer$/,
    because: 'the same, for whoever wrote them',
  },
  {
    typed: /^POST \/cases\/:id\/looked\/lines\/:id words$/,
    seen: /^the page of GET \/looked \|/,
    because:
      'a survivor did not recognise a line; the lead who answers for the log reads what they said',
  },
  {
    typed: /^POST \/cases\/:id\/person\/contact\/keep (safeToCall|interpreterWishes)$/,
    seen: /^the page of (GET|POST) \/cases\/:caseId\/contact(\/[a-z:/-]+)? \| of the same case, the (writer|team)$/,
    because:
      'when it is safe and who interprets, which asking how to reach them shows and logs; no number',
  },
  {
    typed: /^POST \/cases\/:id\/team\/declare conflict$/,
    seen: /^the page of POST \/cases\/:caseId\/reassign \| of the same case, the team$/,
    because: 'whoever gives the case on sees who must stay out of it',
  },
  {
    typed: /^POST \/cases\/:id\/drafts\//,
    seen: /^the page of GET (\/drafts|\/cases\/:caseId) \| of (no|the same) case, the writer$/,
    because: 'what was begun is found again by whoever began it',
  },
  {
    typed: /^POST \/seat\//,
    seen: /^the page of GET \/seat\/submissions\/:submissionId/,
    because: 'what a seat wrote is shown in that seat',
  },
  {
    typed: /^an address \(refused\)$/,
    seen: /^the (error page \(\d+\) of|page of) [^|]*\| the answer to the writer$/,
    because: 'the rehearsal of a demo comes back to the address that was asked for',
  },
  {
    typed: /^an address \(refused\)$/,
    seen: /^(an address in|a header of) GET \/caseload \|/,
    because:
      'an address that somebody made up by hand comes back as it was; no page makes such a one',
  },
  // Ordinary on purpose: the class of the column says so, and the field says what must not be typed.
  {
    typed: /^POST \/cases alias$/,
    seen: /^the page of GET \/(caseload|today|team|drafts|cases)/,
    because: 'the everyday word by which a case is called in lists',
  },
  {
    typed: /^POST \/cases alias$/,
    seen: /^the column (case_file|due_item|answer_waiting)\.alias$/,
    because: 'the everyday word by which a case is called in lists',
  },
  {
    typed: /^POST \/cases\/:id\/entries interpreter$/,
    seen: /^the column journal_entry\.interpreter$/,
    because: 'a code of at most forty letters, never a name',
  },
  {
    typed: /^POST \/cases\/:id\/circle\/interpreters\/new code$/,
    seen: /^the column interpreter\.code$/,
    because: 'a code of at most twelve capital letters and figures, never a name',
  },
  {
    typed: /^POST \/cases\/:id\/kept reason$/,
    seen: /^the page of (GET|POST) \/retention \|/,
    because: 'whoever answers for what is kept reads why it is kept; the field says so',
  },
  {
    typed:
      /^POST \/cases\/:id\/(entries|record\/[a-z-]+|rnas\/new|rnas\/:id\/told|circle\/new|circle\/members\/:id\/[a-z-]+) language$/,
    seen: /^the column (journal_entry\.language|case_fact\.detail)$/,
    because: 'class status: which language, in at most sixty letters',
  },
  {
    typed: /^POST \/cases\/:id\/record\/exit-gate-checked signedOffBy$/,
    seen: /^the column case_fact\.detail$/,
    because: 'a manager of ours, which a rule reads',
  },
  {
    typed: /^POST \/policy\/targets\/[A-Z-]+ reason$/,
    seen: /^the (column org_adjustment\.reason|page of GET \/policy\/targets)/,
    because: 'about the service and never about a person',
  },
  {
    typed: /^POST \/staff displayName$/,
    seen: /^the (column app_user\.display_name|page of GET \/(staff|sign-in|cases|log|team|today))/,
    because: 'names of staff are shown to staff; in a demo they are offered to sign in as',
  },
  {
    typed: /^POST \/staff userName$/,
    seen: /^the (column account\.user_name|page of GET \/staff)/,
    because: 'what a member of staff types to sign in',
  },
  {
    typed: ordinary(),
    seen: /^(the database’s tables on disk|what the database writes ahead)$/,
    because: 'what lies open in a column lies open on the disk',
  },
]

function ordinary(): RegExp {
  const fields = [
    /cases alias/,
    /cases\/:id\/entries (interpreter|language)/,
    /cases\/:id\/(record\/[a-z-]+|rnas\/new|rnas\/:id\/told|circle\/new|circle\/members\/:id\/[a-z-]+) language/,
    /cases\/:id\/circle\/interpreters\/new code/,
    /cases\/:id\/record\/exit-gate-checked signedOffBy/,
    /policy\/targets\/[A-Z-]+ reason/,
    /staff (displayName|userName)/,
  ]
  return new RegExp(`^POST /(${fields.map(({ source }) => source).join('|')})$`)
}
