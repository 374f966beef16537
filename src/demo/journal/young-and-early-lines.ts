/** Journal material for children, for the time before support, and for letters that say no. */
import type { Lines } from './lines.ts'

export const youngLines: Lines = {
  visit: [
    'Met {A} at the placement with the foster carer. Talked about bikes for most of it.',
    'Took {A} to the college taster day. Bricklaying no, bakery very much yes.',
    'Homework club. {A} helped a younger one with fractions.',
    'Walked the route to the new school twice, once with me in front and once behind.',
    'Boxing gym with the youth worker; the trainer knows only the first name.',
    'We made a page about turning 18: what changes, what stays, who asks what.',
    '{A} wanted to know if the guardian stays. Rang her together and asked.',
    'Swimming on Saturday with the foster family. {A} can do a whole length now.',
    'Looked at a room in supported lodgings. {A} asked about the lock, the wifi and the cat.',
    '{A} cooked pancakes for the carer’s family. The first one went to the dog.',
    'Sat in the park. {A} does not want to talk about the past this week, and we did not.',
    'Science fair at school. {A} had built a lamp from a jar and explained it to the head teacher.',
    'Shopping for football boots. One size up, bright orange, very happy.',
    'Read the council’s plan together, one page a visit, with drawings on the back.',
  ],
  call: [
    'The social worker called about the review on {date}; {A} would like me there.',
    'The foster carer says {A} sleeps with the light off now.',
    'Rang the guardian: age papers are with the council, answer by {date}.',
    'School rang to praise a drawing. Passed it on word for word.',
    'The carer called: {A} was home late and texted first, as agreed.',
    'Rang the school nurse about the glasses; ready on {date}.',
    'The solicitor for young people has a date, {date}, and an interpreter if wanted.',
    '{A} rang to say the exam was “all right”. The teacher says it was better than that.',
  ],
  meeting: [
    'Looked-after review. {A} chaired the first five minutes and was good at it.',
    'Professionals’ meeting: council, school, guardian. One list of who does what by when.',
    'Pathway plan: flat or supported lodgings. {A} wants to see both before choosing.',
    'Education plan meeting. Extra English before the register, twice a week.',
    'Met the new personal adviser with {A}. They share a football club, which settled it.',
  ],
  letter: [
    'The council’s letter about the placement came; read with {A} and the carer.',
    'Letter from the panel to the council with the next date. Not sent to {A}, told by the guardian.',
    'School report: attendance full, “kind to new pupils”.',
    'Consent form for the class trip signed by the council in time.',
  ],
  note: [
    'No interview by us. What {A} says on the way is written down as it was said.',
    'Asked {A} what may be told to the school. “That I like art.”',
    'Bus pass, library card, swimming card: all three in one wallet now.',
    'The phone that rang at night is with the police; {A} chose a new one with the carer.',
    'Agreed with the council who picks up from school on Thursdays.',
    'Asked twice for the health assessment; booked for {date}.',
  ],
  message: [
    '{A} sent the score: four to two, one goal {his} own.',
    'Picture from {A}: a cake, slightly burnt, very proud.',
    'The guardian wrote that today’s visit went well and was short.',
  ],
  'survivor-words': [
    '“Can I stay at this school until summer? That is my question.”',
    '“When I am eighteen I want to choose my own curtains.”',
    '“I do not want everyone in the meeting to know everything.”',
    '“My room has a desk. I never had a desk.”',
    '“I like that you ask before you sit down.”',
    '“I want to be a baker or a vet. Maybe a vet who bakes.”',
    '“Tell the teacher I was not rude. I was scared.”',
    '“The guardian is on my side. She said so, and then she did it.”',
    '“I can say no to you, right? Then: no, not today.”',
    '“I scored and everybody shouted my name.”',
  ],
}

export const earlyLines: Lines = {
  visit: [
    'Met {A} at the drop-in. A warm drink first; then what we can do and what we cannot.',
    'Spoke in the quiet room. {A} chose the chair by the door. No notes taken until asked.',
    'Explained the referral with the picture sheet: who reads it, what may follow, that leaving it is possible.',
    'Second talk, shorter. {A} asked whether the police must be spoken to. They need not be.',
    'Went for a walk instead of a form. {A} told one thing and then spoke about the weather, and that was enough.',
    'Checked for tonight: bed, food, phone, who knows where. All there.',
    '{A} said back what the NRM is, in three sentences, better than our leaflet.',
  ],
  call: [
    'Rang at the agreed hour to hear how the night had been. Quiet.',
    'The First Responder’s office asked for two dates. {A} gave one and left the other open.',
    'Called about emergency support; what is needed is written down with the time of the call.',
    '{A} rang to ask whether saying yes to one thing means yes to all. It does not.',
  ],
  message: [
    'Short text to say the form was sent and what happens next.',
    '{A} sent a full stop at nine, as agreed, for “all well”.',
  ],
  letter: ['Confirmation of the referral arrived; copy kept here, as {A} asked.'],
  note: [
    'Nothing about the story was asked beyond what the form needs.',
    'Left the decision about consent with {A}; next talk on {date}.',
    'Noted which name to use on the phone, and which never.',
    'Looked at what to do if no answer comes by {date}.',
  ],
}

export const challengeLines: Lines = {
  visit: [
    'Read the letter together, slowly, with breaks. {A} asked for the sentence about dates to be read again.',
    'Went through the reasons one by one. For two of them there is a paper that nobody had asked for.',
    'A quiet visit after the letter. Made soup. The form can wait until tomorrow.',
    'Prepared what to tell the solicitor, on one page, in {his} words.',
  ],
  call: [
    'Rang the law centre the same day; first talk on {date}.',
    'The solicitor will ask them to look again and wants the clinic’s letter with it.',
    'Asked the GP for a letter on memory and stress, and when it can be here.',
    'Told {A} the last day for the challenge, and the day by which we want to be done.',
  ],
  letter: [
    'Copy of the decision given to {A} in an envelope without a sender.',
    'New letter from the clinic, two pages; it answers the second reason.',
  ],
  note: [
    'A no to the papers is not a no to the person. Said so, and wrote it down.',
    'Kept a list: which reason, which paper, who has it, when it comes.',
  ],
  'survivor-words': [
    '“They wrote that my dates are wrong. There was no calendar in that house.”',
    '“I want them to read it again. All of it, not the first page.”',
  ],
}
