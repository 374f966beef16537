/** Journal material for ordinary weeks, which is what most of a record is made of. */
import type { Lines } from './lines.ts'

export const everyday: Lines = {
  visit: [
    'Weekly visit. {A} had made soup and we ate before talking about anything. {She} asked about bus passes.',
    'Visit at {time}. We opened the post together: two leaflets, one bill, nothing to worry about.',
    'Sat in the garden because the kitchen was busy. {A} is growing mint in three cups and gave me one.',
    'Short visit; {A} was tired after a long day. Agreed to leave the forms until {date}.',
    'Walked to the library and back. {A} now has a card and borrowed a picture book on birds.',
    'Home visit. The heating had been off since Sunday, so I rang the landlord from the sofa. Engineer booked for {date}.',
    'We went over the week on the wall calendar. {A} wrote in {his} own appointments for the first time.',
    'Visited with fruit from the food project. {A} laughed at the size of the cabbage and shared it with a neighbour.',
    'Met at the café near the station as {A} prefers. A quiet hour; we mostly spoke about cooking.',
    '{A} showed me how {she} had arranged the room. A lamp by the bed has made the nights easier.',
    'Went with {A} to the phone shop. New number, old one closed; we tested it before leaving.',
    'Visit cut short by a fire drill. Carried on outside under the tree, and {A} took it in good humour.',
    '{A} asked to go through the budget again. Ten pounds were left over, which {she} put in an envelope for shoes.',
    'Helped to label the folders: health, home, letters, study. {A} chose green for study.',
    'Rain all day. We played cards and the talk came by itself, about {his} grandmother’s house.',
    'First visit in the new room. The window opens, the lock works, the neighbour said good morning.',
    'Went to the market in {town}. {A} bargained for tomatoes in English and won.',
    'Met in the office meeting room. {A} brought three questions on a slip of paper and we answered each.',
    'Quiet visit. {A} did not want to talk today, so I fixed the shelf and {she} made tea.',
  ],
  call: [
    'Rang at {time} as agreed. All well; {A} was on the way to the shop.',
    '{A} called to say the bus was late and asked me to let the class know. Done.',
    'Short call. {She} slept through for the second night and wanted somebody to know.',
    'Called to remind about {date}. {A} already had it on the calendar.',
    '{A} rang about a letter with a red stripe. It was an advert; we both laughed.',
    'Checked in by phone after the weekend. A cold, hot lemon, nothing more.',
    'Call in the evening at {his} request. We went through tomorrow step by step: bus, door, name to ask for.',
    '{A} wanted to know whether the office closes over the holiday. Gave the night number again.',
    'Rang the GP desk for a repeat prescription. Ready to collect from {date}.',
    'Call with the council line, forty minutes in the queue. Reference noted, answer promised by {date}.',
    'Spoke for ten minutes. {A} had missed the class and felt bad about it; the teacher has kept the sheet.',
    'Rang back after a missed call. It had been a pocket call, and we agreed the full-stop text works better.',
    'Call from the landlord: the repair is done. Passed this on to {A} the same hour.',
    '{A} phoned to cancel our visit because {she} {was} invited to lunch. Good reason.',
  ],
  message: [
    'Text from {A}: “Arrived, all fine.” Answered with a full stop as agreed.',
    'Sent the address of the dentist by message; read within a minute.',
    'Message to move our meeting to {date}. {A} sent back a thumb.',
    '{A} sent a photograph of a loaf of bread, the first in the new oven.',
    'Reminder sent for the nurse at {time}. {A} wrote “I know, thank you”.',
    'Message from the class teacher: attendance full this month.',
    'Texted the number for the advice line. {A} asked for it in writing and now has it.',
    '{A} asked by message whether {she} may bring a friend to the garden group. Yes.',
    'No answer to yesterday’s text; {A} wrote this morning that the phone had been charging.',
  ],
  meeting: [
    'Monthly look back with {A}. Three things went well, one did not, and {she} chose what comes next.',
    'Meeting with the housing officer and {A} at the office. Everyone had the same dates at the end.',
    'Team talk about cover while I am away. {A} has met the colleague and is content.',
    'Met {A} and the floating support worker together so that the story is told once.',
    'House meeting. {A} asked for quiet after ten and the others agreed.',
    'Three-way meeting with the college adviser. A place is kept until {date}.',
    'Support plan read through line by line. {A} changed two words and kept the rest.',
  ],
  letter: [
    'Letter from the benefit office: payment continues. Copy in the green folder.',
    'Appointment letter for {date} arrived at the office. Told {A} by phone and put it on the calendar.',
    'Wrote a letter to confirm that {A} attends weekly. {She} read it before it went.',
    'The bank sent the card. {A} signed it at my desk with a new pen.',
    'Letter from the council with a new reference. Explained each paragraph; {A} kept the copy.',
    'Sent the change of correspondence address to three offices. None of them holds the home address.',
  ],
  note: [
    'Kept {date} free for the appointment and booked the interpreter if needed.',
    'Handed over to the cover worker for next week: what is due, what can wait, what {A} likes.',
    'Looked through older entries to avoid asking twice. The date of the first clinic visit is there.',
    'No answer at the door at {time}; a text came ten minutes later that {A} was at the shop.',
    'Filed the bus receipts. Travel costs are repaid with the next payment.',
    'Thought about pace with my manager: one new thing a week is enough at the moment.',
    'Checked the safe-call note with {A}. Still right.',
    'Updated the plan after yesterday’s visit and sent {A} the page.',
    'Reminder to self: bring the large-print calendar next time.',
  ],
}

export const arriving: Lines = {
  visit: [
    'First meeting. Showed the room, the kitchen, the two exits, and who is here at night. No forms today.',
    'Second day. {A} had slept in {his} coat; we found a warmer blanket together.',
    'Arrival checklist done over two visits, never more than twenty minutes at a time.',
    'Went to buy the first things: toothbrush, slippers, a phone with a new number.',
    '{A} asked whether the door may stay locked from inside. Yes, always; I showed {her} how.',
    'Explained what the support is, what it is not, and that {she} may say no to each part.',
  ],
  call: [
    'Welcome call. Told {A} who I am and when I will ring; {she} chose mornings.',
    'Rang to say that the first payment is on the card. {A} checked it at the machine.',
  ],
  meeting: [
    'First needs conversation, two parts with tea between. Stopped when {A} was tired.',
    'Registered with a surgery. The receptionist used the office address without being asked twice.',
  ],
  note: [
    'Spoke with the night team: light in the corridor stays on for {A}.',
    'Gave the leaflet about what happens next, and read it aloud.',
  ],
}

export const waitingLines: Lines = {
  visit: [
    '{A} asked again when the decision will come. I said honestly that nobody can name a day, and what I can do meanwhile.',
    'We made a list of things that do not have to wait for the decision. It filled the page.',
    'Long-wait review: same needs, fresh evidence, a little more hope than in spring.',
    'Marked another month on the calendar. {A} put a sticker on it, not a cross.',
  ],
  call: [
    'Rang the authority for news; the case is in the queue, no date given. Told {A} the same afternoon.',
    'Call about the waiting. {A} said the worst is the postman; agreed that letters come to the office.',
  ],
  letter: [
    'Sent a short letter on how the delay affects {A}, with {his} agreement and a copy to {her}.',
    'Holding letter received: the decision will take longer. Read it together.',
  ],
  note: [
    'Checked which evidence grows old this month and asked for nothing that is still good.',
    'Groundwork for later: needs are written down now, so that nothing has to be rushed after the decision.',
    'Reviewed with my manager: support goes on until the decision, whatever the calendar says.',
  ],
  meeting: ['Supervision about long waits. {A} knows that I speak about it and what I say.'],
}

export const riskLines: Lines = {
  visit: [
    'Read through the safety plan. {A} changed the second route home; the rest stands.',
    'A car had parked outside twice. We noted times, rang the police line, and {A} slept at the other house for two nights.',
    'Practised the code word once more. {A} said it is almost a game by now.',
    'Looked at the phone together: location off, backups off, unknown numbers silent.',
  ],
  call: [
    '{A} rang after a message from an unknown number. Not answered, kept as it was, reported with {his} agreement.',
    'Police contact returned the call: nothing new, the log number stays the same.',
    'Asked how safe the week felt. “Seven of ten,” {she} said, and what would make it eight.',
  ],
  note: [
    'Risk review written up and read to {A}. {She} asked for one sentence to be softer; done.',
    'Agreed with the house that nobody confirms on the phone who lives here.',
    'Nothing of concern this fortnight. Wrote that down too.',
  ],
}

export const interpretedLines: Lines = {
  call: [
    'Call with the {language} interpreter, twenty minutes. {A} asked most of the questions today.',
    'Interpreter on the line for the benefit office. The spelling of the name is now right.',
  ],
  visit: [
    'Visit with the {language} interpreter. {A} prefers this interpreter; noted for booking.',
    'Interpreter present. Before we began, {A} was asked whether this person is all right for {her}. Yes.',
    'With the interpreter we read the letter twice, once fast and once slowly.',
    'The booked interpreter did not come, so we kept to drawings and the calendar and left the letter for {date}.',
  ],
  meeting: [
    'Interpreter stayed ten minutes longer so that {A} could say things back in {his} own words.',
    'Three of us and the {language} interpreter. I asked everybody to speak in short sentences.',
  ],
  note: [
    '{A} understood most of today without the interpreter and was proud of it.',
    'Asked the agency for the same {language} interpreter until summer; confirmed.',
  ],
}

export const awayLines: Lines = {
  visit: [
    'Visit in custody, booked through the legal visits desk. {A} was calm and asked about the flat.',
    'Second visit. We went through the needs that stay open and who does what before release.',
    'Brought the dates on one page, approved by the desk. {A} keeps it inside the library book.',
  ],
  call: [
    'Call on the wing phone at {time}. Short, friendly, cut off at ten minutes.',
    'Spoke with the offender manager about the day of release and who will be at the gate.',
    'Rang the healthcare desk: medication will be handed over on the day.',
  ],
  letter: [
    'Wrote to {A}: support has not ended, and here is who will come on {date}.',
    'Letter from {A}, two pages, mostly about a plan to cook for the others.',
  ],
  note: [
    'Support is kept open while {A} is away. Nothing ends by itself.',
    'Asked housing to plan for the release date instead of after it.',
  ],
}

export const searchingLines: Lines = {
  note: [
    'Rang the agreed number at {time}; no answer. Text sent with only a full stop.',
    'Spoke with the police contact: no news. The room is kept.',
    'Asked the drop-in whether {A} had come by. Not this week; they will ring us.',
    'Went past the places {A} likes: library, market, bench by the canal. Left no note.',
    'Went through the list of trusted people that {A} made for this case. Two rang back, with no news.',
    'Reviewed with the manager. Nothing is closed; next look on {date}.',
  ],
}

export const afterLines: Lines = {
  call: [
    'Reach-in call. {A} has questions about a council tax letter; we read it on the phone.',
    'Rang as agreed a month after leaving. Work three days a week, the flat is warm.',
    '{A} asked which number is right for a dentist. Sent it, with the opening hours.',
    'Reach-in: {she} wanted to hear a known voice more than an answer.',
  ],
  meeting: [
    'Met at the advice centre. {A} knew the way and introduced me to the volunteer.',
    'Went over the plan from the last day of support. Five of six things held.',
  ],
  note: [
    'Explained again that {she} may ask to come back, and wrote it on a card.',
    'Card received at the office: a flat, a kettle, and “thank you all”.',
  ],
  message: ['Message with a picture of the new front door. It is yellow.'],
}

export const leavingLines: Lines = {
  visit: [
    'Went through the leaving list. Home, income, doctor, who to ring at night: all there but two.',
    'Packed the first box together. {A} labelled it “winter” although it is not.',
    'Visited the new flat with {A}. We tested the lock, the heating and the walk to the bus.',
    'Read the plan for after support aloud. {A} corrected the date of the first rent.',
  ],
  meeting: [
    'Hand-over meeting with the new support service. {A} spoke first, as {she} had wished.',
    'Explained Reach-in and the right to come back, on paper and in words.',
  ],
  call: ['Rang the furniture project; delivery on {date} between nine and twelve.'],
  note: ['Copies of every decision are in the blue folder and {A} has it.'],
}
