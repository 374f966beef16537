/**
 * Everything that is done with a case and written to the log, each with the plain words in which the
 * survivor reads it: "S.K., support worker, opened where you are." An act that is neither in this
 * table nor among the acts without a case (`other-acts.ts`) does not compile where it is logged.
 */
import { accountActs } from './account-acts.ts'
import { afterHolds, atOnce, type CaseAct, leadOnly } from './case-act.ts'
import { circleActs } from './circle-acts.ts'
import { accessActs, demandActs } from './demand-acts.ts'
import { firewallActs } from './firewall-acts.ts'
import { guestActs } from './guest-acts.ts'
import { interpreterActs } from './interpreter-acts.ts'
import { packActs } from './pack-acts.ts'
import { retentionActs } from './retention-acts.ts'
import { riskActs } from './risk-acts.ts'

export const caseActs = {
  ...firewallActs,
  ...demandActs,
  ...accessActs,
  ...retentionActs,
  ...interpreterActs,
  'opened the case': atOnce('record', 'opened your record', 'S', 'N'),
  'opened a case': atOnce('record', 'began your record', 'S', 'N'),
  'added an entry': atOnce('record', 'wrote in your daily record', 'H', 'N'),
  'was refused a case': leadOnly('record', 'tried to open your record and was shown nothing'),

  'opened promises': atOnce('record', 'opened what others promised to do for you', 'S', 'N'),
  'recorded a promise': atOnce('record', 'wrote down what somebody promised', 'S', 'N'),
  'asked again for a promise': atOnce('record', 'asked again for what was promised', 'S', 'N'),
  'took a promise higher up': atOnce(
    'record',
    'asked somebody higher up for what was promised',
    'S',
    'N',
  ),
  'recorded an answer to a promise': atOnce(
    'record',
    'wrote down what came of a promise',
    'S',
    'N',
  ),
  'withdrew a promise': atOnce('record', 'wrote down that a promise is not needed', 'S', 'N'),
  'struck out part of a promise': atOnce('record', 'put right a mistake about a promise', 'S', 'N'),
  'wrote a letter about a promise': atOnce(
    'sharing',
    'made a letter that asks for what was promised',
    'S',
    'N',
  ),

  'opened matters': atOnce('record', 'opened how your matters with others stand', 'S', 'N'),
  'began a matter': atOnce('record', 'began to follow a matter for you', 'S', 'N'),
  'wrote how a matter stands': atOnce(
    'record',
    'wrote down how a matter of yours stands',
    'S',
    'N',
  ),
  'struck out part of a matter': atOnce('record', 'put right a mistake about a matter', 'S', 'N'),
  'wrote why a need is not met': atOnce(
    'record',
    'wrote down why nothing is given for something you need',
    'S',
    'N',
  ),

  'revealed identity': atOnce('identity', 'opened who you are: names and date of birth', 'I'),
  'changed identity': atOnce('identity', 'changed who you are: names and date of birth', 'I'),
  'revealed contact': atOnce('contact', 'opened how to reach you', 'C'),
  'changed contact': atOnce('contact', 'changed how to reach you', 'C'),
  'asked how to reach': atOnce('contact', 'looked up how you can be reached safely', 'C'),
  'changed how to reach': atOnce('contact', 'changed when and how you can be reached', 'C'),
  'confirmed how to reach': atOnce('contact', 'wrote down that a way to reach you is right', 'C'),
  'revealed the code word': atOnce('contact', 'opened your code word', 'C'),
  'changed the code word': atOnce('contact', 'changed your code word', 'C'),
  'reached out': atOnce('contact', 'began to get in touch with you', 'C'),
  'was held back by the contact rules': atOnce(
    'contact',
    'was about to get in touch with you, and your own rules said not now',
    'C',
  ),
  'wrote how a contact went': atOnce('contact', 'wrote down whether they reached you', 'C'),
  'reported a wrong person': atOnce(
    'contact',
    'wrote down that somebody else answered, and shut every way of reaching you',
    'C',
  ),
  'opened the ways to reach again': atOnce(
    'contact',
    'checked, and opened the ways of reaching you again',
    'C',
  ),
  'stopped all contact': atOnce('contact', 'wrote down that nobody may get in touch with you', 'C'),
  'lifted the stop of contact': atOnce(
    'contact',
    'wrote down that people may get in touch with you again',
    'C',
  ),
  'overrode a contact rule': atOnce(
    'contact',
    'got in touch with you outside your rules, and wrote down why',
    'C',
  ),
  'asked to override the stop of contact': atOnce(
    'contact',
    'asked a manager whether they may get in touch with you although you said stop',
    'C',
  ),
  'agreed to override the stop of contact': atOnce(
    'contact',
    'agreed that a colleague gets in touch with you although you said stop',
    'C',
  ),
  'refused to override the stop of contact': atOnce(
    'contact',
    'did not agree that a colleague gets in touch with you although you said stop',
    'C',
  ),
  'looked at overridden contact rules': atOnce(
    'contact',
    'looked at where your contact rules were not followed, and why',
    'C',
  ),
  'kept a place': atOnce('location', 'wrote down a place, sealed', 'L'),
  'revealed a place': atOnce('location', 'opened one place: where you live, go or went', 'L'),
  'marked a place as former': atOnce(
    'location',
    'wrote down that a place is not yours any more',
    'L',
  ),
  'marked a place as current': atOnce(
    'location',
    'wrote down that a place is yours after all',
    'L',
  ),
  'kept a former place longer': atOnce('location', 'decided to keep an old place for longer', 'L'),
  'shredded a former place': atOnce('location', 'destroyed an old place for good', 'L'),
  'moved where they are to sealed places': atOnce('location', 'sealed your places one by one', 'L'),
  'was refused a place: too many people': atOnce(
    'location',
    'asked to open one place and was shown nothing: they had seen too many that day',
    'O',
  ),
  'asked to tell a place': atOnce(
    'sharing',
    'asked whether one place may be told to somebody',
    'L',
  ),
  'approved telling a place': atOnce('sharing', 'agreed that one place is told, this once', 'L'),
  'refused to have a place told': atOnce('sharing', 'said no to telling a place', 'L'),
  'took back the telling of a place': atOnce('sharing', 'took back the telling of a place', 'L'),
  'saw a place to tell it': atOnce(
    'sharing',
    'opened one place to tell it to somebody, this once',
    'L',
  ),
  'was refused telling a place: never to them': atOnce(
    'sharing',
    'asked to tell a place to somebody who is never told, and was refused',
    'O',
  ),
  // Logs from before each place was sealed by itself.
  'revealed location': atOnce('location', 'opened where you are', 'L'),
  'changed location': atOnce('location', 'changed where you are', 'L'),

  'opened a document': atOnce('papers', 'opened one of your papers', 'I', 'N'),
  'added a document': atOnce('papers', 'added one of your papers', 'I', 'N'),
  'attached a document': atOnce('papers', 'put a paper with what it belongs to', 'I', 'N'),

  'opened a picture of a place': atOnce(
    'papers',
    'opened a paper or picture that may show where you are, and wrote down why',
    'L',
    'N',
  ),
  'looked for a place on a paper that goes': atOnce(
    'papers',
    'said that they looked at a paper of yours and saw no place of yours on it, before it was shared',
    'I',
    'N',
  ),
  'kept an original': atOnce(
    'papers',
    'kept one of your papers also exactly as it came, sealed',
    'I',
    'L',
  ),
  'opened an original': atOnce(
    'papers',
    'opened one of your papers exactly as it came, and wrote down why',
    'I',
    'L',
    'N',
  ),
  'added a file that waits for the scanner': atOnce(
    'papers',
    'added one of your papers, which nobody can open until it is checked',
    'I',
    'N',
  ),
  'added a file whose pages are to be drawn': atOnce(
    'papers',
    'added one of your papers, which nobody can open until its pages are drawn anew',
    'I',
    'N',
  ),
  'refused a file': atOnce('papers', 'tried to add a paper, and the file was not safe', 'O'),
  'released a file': atOnce('papers', 'finished checking one of your papers', 'I', 'N'),
  'blocked a file': atOnce('papers', 'found that a file added for you was not safe', 'O'),
  'could not examine a file': atOnce('papers', 'could not check a file added for you', 'O'),
  'removed a blocked file': atOnce('papers', 'threw away a file that was not safe', 'O'),

  'wrote in an RNA': atOnce('assessment', 'wrote in your assessment', 'S', 'H', 'N'),
  'sent a submission': atOnce('sharing', 'sent your assessment to be decided', 'S', 'H', 'N'),
  'supplied information': atOnce('sharing', 'answered a question about your assessment', 'N'),

  'queued a message': atOnce('sharing', 'wrote a short message to be sent to you', 'C'),
  'withdrew a message': atOnce('sharing', 'took back a short message before it was sent', 'O'),
  'held a message': atOnce(
    'sharing',
    'kept a short message until an hour that is safe for you',
    'C',
  ),
  'stopped a message': atOnce('sharing', 'did not send a short message: it was not safe to', 'C'),
  'handed over a message': atOnce('sharing', 'sent a short message to you', 'C'),
  'could not hand over a message': atOnce('sharing', 'tried to send you a short message', 'C'),
  'may have handed over a message': atOnce('sharing', 'may have sent a short message to you', 'C'),
  'shut the ways to reach': atOnce(
    'contact',
    'shut every way of reaching you, because a message came to nobody',
    'C',
  ),
  'gave up a message': atOnce('sharing', 'gave up sending a short message to you', 'O'),
  'noted what became of a message': atOnce('sharing', 'noted whether a message reached you', 'O'),

  ...circleActs,
  ...guestActs,
  ...packActs,
  ...riskActs,
  ...accountActs,

  'reassigned the case': atOnce('team', 'changed who works with you', 'O'),
  'kept a colleague out of the case': atOnce('team', 'made sure that a colleague stays out', 'O'),
  'let a colleague back to the case': atOnce(
    'team',
    'let a colleague back who had to stay out',
    'O',
  ),
  'declared a conflict of interest': atOnce('team', 'stepped back, and can see nothing now', 'O'),

  'broke the glass': atOnce('record', 'opened parts of your record in an emergency', 'O'),
  'read in an emergency': atOnce('record', 'came back to what was open in an emergency', 'O'),
  'revealed identity in an emergency': atOnce(
    'identity',
    'opened who you are, in an emergency',
    'I',
  ),
  'revealed contact in an emergency': atOnce(
    'contact',
    'opened how to reach you, in an emergency',
    'C',
  ),
  'revealed location in an emergency': atOnce(
    'location',
    'opened where you are, in an emergency',
    'L',
  ),
  'read entries in an emergency': atOnce(
    'record',
    'read your newest entries, in an emergency',
    'N',
  ),
  'added a note about an emergency': atOnce(
    'record',
    'wrote down what happened in an emergency',
    'N',
  ),
  'ended an emergency': atOnce('record', 'closed what was open in an emergency', 'O'),
  'read an emergency to review it': atOnce('log', 'checked what was opened in an emergency', 'O'),
  'reviewed an emergency': atOnce('log', 'decided whether an emergency opening was right', 'O'),

  'opened who looked': atOnce('log', 'opened this list of who looked', 'N'),
  'printed who looked': atOnce('log', 'printed this list of who looked', 'O'),
  'asked about a line': atOnce('log', 'wrote down that you do not recognise a line here', 'N'),
  'answered about a line': atOnce('log', 'answered your question about a line here', 'N'),
  'looked into a line': atOnce('log', 'began to look into your question about a line here', 'N'),
  'held lines back': afterHolds('log', 'held back lines of this list for a time', 'O'),
  'held lines back longer': afterHolds('log', 'held back lines of this list for longer', 'O'),
  'ended a hold': afterHolds('log', 'ended the holding back of lines of this list', 'O'),
  'read the holds of a case': afterHolds('log', 'read what is held back from this list', 'O'),
} as const satisfies Readonly<Record<string, CaseAct>>
