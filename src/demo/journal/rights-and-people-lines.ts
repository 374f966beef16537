/** Journal material about law, learning, work, children, company, and the RNA itself. */
import type { Lines } from './lines.ts'

export const rightsAndPeople: Readonly<Record<string, Lines>> = {
  'legal-immigration': {
    visit: [
      'Solicitor at {time}, with interpreter. The statement is half done; breaks every half hour as asked.',
      'Prepared for the solicitor: which papers, which questions, and that {she} may say “not today”.',
      'Travelled to the biometrics centre. A long queue, a kind officer, done by noon.',
    ],
    call: [
      'The solicitor called: more time was agreed, new date {date}.',
      'Rang the solicitor’s office for the letter about next steps. The trainee will send it.',
      '{A} asked what the form means by “circumstances”. Asked the solicitor rather than guess.',
    ],
    letter: [
      'Solicitor’s letter received: what was filed, what is awaited, who pays. Nothing to do before {date}.',
      'Home Office letter with a form to answer. Copied to the solicitor the same day.',
    ],
    note: [
      'No advice from me on the claim itself; wrote down the question for the solicitor.',
      'Travel for the legal appointment booked and paid.',
    ],
    meeting: ['Met the new solicitor. {A} told only what was needed; the old file has the rest.'],
  },
  'legal-other': {
    visit: [
      'Law centre about the wages. {A} had kept every bus ticket from those months; the adviser was impressed.',
      'Read through the compensation form at the kitchen table. Two pages today, two next week.',
    ],
    call: [
      'Law centre: early conciliation started, answer expected by {date}.',
      'The adviser called with a question about dates. {A} knew them.',
    ],
    letter: [
      'Letter from the law centre with the sum of unpaid wages. {A} looked at it for a long time.',
      'Acknowledgement from the compensation office, with a reference.',
    ],
    note: ['The time limit for this claim is on the timeline, with the day it started.'],
  },
  'criminal-justice': {
    visit: [
      'Looked at the court building from outside, then at the side door witnesses may use.',
      '{A} gave the statement in two sessions, with breaks. Quiet evening planned; I stayed for supper.',
    ],
    call: [
      'The officer called: trial date not before {date}. Passed it on gently, without detail.',
      'Witness service offers a visit before the trial; {A} would like that.',
    ],
    letter: ['Letter from the officer in the case: status, next date, contact.'],
    note: ['Asked for screens in court, as {A} wishes. The form went through the officer.'],
    meeting: ['Navigator and {A} met for the first time. It was mostly tea, as it should be.'],
  },
  interpretation: {
    visit: ['Chose pictures for the appointment card, for days without an interpreter.'],
    call: [
      'The clinic will book its own interpreter from now on; confirmed by name of the manager.',
      'The agency has only a video interpreter on {date}. {A} says that is fine.',
    ],
    letter: ['Surgery note received: interpreter needed for every appointment.'],
    note: [
      'Three appointments this month had no interpreter. Sent the list to the clinic.',
      '{A} prefers slow English to a stranger’s voice for small things.',
    ],
  },
  'information-advocacy': {
    visit: [
      'Letter afternoon: seven opened, four answered, three in the bin with pleasure.',
      'Explained the word “discretion” with two apples and a coin. It worked.',
    ],
    call: ['Rang the advice centre about the council tax; they will write off the first month.'],
    letter: ['Answered the school, the bank and the surgery in one go. {A} signed all three.'],
    note: ['{A} opened a brown envelope alone and rang me after, not before.'],
    meeting: ['Advice centre appointment: {A} explained the matter {self}.'],
  },
  'education-work': {
    'survivor-words': [
      '“The teacher said my name right. I noticed that.”',
      '“I wrote a whole page. Nobody corrected it, they only read it.”',
    ],
    visit: [
      'Enrolled at the college in {town}: English, Mondays and Wednesdays. {A} chose a seat by the window.',
      'Homework together: a letter to an invented landlord. {A} gave him a very fine name.',
      'Open day of the catering course. {A} corrected the soup, politely, and the teacher wrote it down.',
      'Practised the interview. The hardest question was “tell us about yourself”; we found three true sentences.',
    ],
    call: [
      'The college says attendance is ninety per cent. Two misses were clinic days and are excused.',
      'The job centre agreed to count the course. Noted by name.',
      'Volunteer kitchen rang: {A} may start on {date}, four hours.',
    ],
    letter: [
      'Enrolment letter and timetable for the term, copy in the file.',
      'Certificate: Entry level two, passed. It hangs beside the window now.',
    ],
    note: [
      'Books and bus pass for the term paid.',
      'Quiet room agreed for exams; the tutor was quick and kind about it.',
    ],
    meeting: ['Progress talk with the tutor. Speaking is strong, spelling is coming.'],
  },
  'social-recovery': {
    visit: [
      'Garden group, first time with me, second time alone. {A} waters the beans.',
      'Went to the choir’s open evening. {A} hummed, did not sing, and wants to go again.',
      'Football in the park with the Tuesday group; {A} was in goal and grinning.',
    ],
    call: ['The group leader rang: {A} brought bread for everyone and was asked for the recipe.'],
    message: ['Picture from the garden group: four hands, one enormous pumpkin.'],
    note: [
      'Sundays are the long days. Found a lunch at the community hall, every second week.',
      '{A} said no to one group and yes to another. Both are good answers.',
    ],
    letter: ['Letter from the garden group: comes every week, is missed when not there.'],
  },
  'dependant-child': {
    visit: [
      'School run with {A} and {child}. {child} walked the last bit without holding hands.',
      '{child} read me a page about a bear. New this month: the quiet voice is louder.',
      'Parents’ evening at {child}’s school. Numbers strong, friends coming, sleepy on Mondays.',
      'Speech therapy for {child}; the therapist gave a picture game to play at supper.',
      'Uniform bought, one size bigger. {child} wore the tie all evening.',
    ],
    call: [
      'The school rang: {child} is well, only a grazed knee, and would like the songbook.',
      'Health visitor booked for {child} on {date}.',
      'The council’s early help team will ring {A} directly; number checked first.',
    ],
    letter: [
      'Letter from {child}’s class teacher: settled, a good friend, tired some mornings.',
      'Free school meals for {child} confirmed from {date}.',
    ],
    note: [
      'Kept {child}’s needs apart from {A}’s: school, sleep, somebody to talk to.',
      'A nursery place would free two mornings a week. Asked three; one has a list.',
    ],
    meeting: [
      'Met the school’s safeguarding lead with {A}: who may collect {child}, and the word to say.',
    ],
  },
  'return-home': {
    visit: ['Looked at the map together and chose the day of travel. {A} was quiet and glad.'],
    call: ['The return service explained each step; {A} may stop at any of them.'],
    note: ['Address of a women’s and men’s advice centre near the family noted for {A} alone.'],
    meeting: ['Planned the journey: who travels along, who meets, whom to ring after a week.'],
  },
}

export const assessmentLines: Lines = {
  visit: [
    'Began the assessment with {A}: what helps, what would happen if it stopped. One need today.',
    'Second sitting. {A} crossed out “vulnerable” and wrote “tired”. I kept {his} word.',
    'Read the draft aloud from start to end. {A} asked for one date to be changed.',
    'Explained who reads this: our manager, the prime contractor, the authority. Nobody else.',
  ],
  call: [
    'Rang the GP for a fresh line on waiting times rather than a whole new letter.',
    'Told {A} that the papers are on their way, to whom, and that support goes on meanwhile.',
  ],
  meeting: [
    'Went over the draft with my manager: every need says when it would end and what comes after.',
    'Explained the decision need by need, with dates on one page. {A} kept the page.',
  ],
  note: [
    'Most of the assessment was already in the record; two questions were new.',
    'Linked eleven entries and four letters. Nothing had to be asked twice.',
    'Put the last day of agreed support on the calendar, and the day we start again.',
  ],
  'survivor-words': [
    '“They say three months. A tree does not grow in three months.”',
    '“When they read it back, it sounded like me.”',
    '“I do not agree with number three. Write that I do not agree.”',
    '“Leave my name out, please, and leave the story in.”',
  ],
}
