/** Journal material about health, home, safety, money and everyday living. */
import type { Lines } from './lines.ts'

export const healthAndHome: Readonly<Record<string, Lines>> = {
  'mental-health': {
    'survivor-words': [
      '“Counselling is like cleaning a house. First it looks worse.”',
      '“I told her one thing I never told. Then we had biscuits.”',
    ],
    visit: [
      'Walked with {A} to counselling and waited in the café. {She} came out pale, then asked for cake.',
      'After the session {A} wanted to sit by the canal for a while. We did not speak, which was right.',
      '{A} showed the breathing exercise from therapy and taught it to me.',
      'Nights are hard this week. We moved the bed so that the door is in view, and it helped.',
      'Looked at the sleep diary. Four good nights of seven, two more than last month.',
      'Session six today. The counsellor’s room has moved upstairs, so we tried the stairs the day before.',
    ],
    call: [
      'Rang the therapy service: place on the waiting list confirmed, about five months. Asked for this in writing.',
      'GP called back. A letter about the nightmares and what helps will be ready on {date}.',
      '{A} rang before counselling, not sure about going. Talked for ten minutes; {she} went.',
      'The counsellor is ill this week. Told {A} at once and found a walking group for the same hour.',
      'Spoke with the counsellor, with consent: progress is steady, an early end would set it back.',
    ],
    letter: [
      'GP letter received: therapy recommended, waiting time about five months, weekly counselling meanwhile.',
      'Waiting-list letter from the therapy service. Copy to {A}, original in the file.',
      'The counsellor’s report came: two pages, fair and plain. Read it with {A} before filing.',
    ],
    note: [
      'Counselling paid for the month; the next invoice is due on {date}.',
      'Missed session: no interpreter came. Complaint made, new date {date}.',
      'Linked the GP letter to this need so that nobody asks for it again.',
    ],
    meeting: [
      'Met the community nurse with {A}. One plan for hard nights, on one page, in the kitchen drawer.',
      'Talking therapies assessment by video. {A} asked to sit where nobody walks past.',
    ],
  },
  'physical-health': {
    visit: [
      'Went to the hospital with {A} for the shoulder. New exercises, five minutes each morning.',
      'Dentist. Two hours, one filling, a brave face; we bought ice cream on the way back.',
      'Picked up the glasses. {A} read the bus number from the bench and laughed out loud.',
      'Physiotherapy at {time}. {A} can lift the kettle with the left hand again.',
    ],
    call: [
      'Rang the clinic to move the scan; new date {date}, transport booked.',
      'The surgery has the blood results: all fine, iron a little low. Told {A}.',
      'Asked the hospital for a woman doctor, as {A} wishes. Noted on their system.',
    ],
    letter: [
      'Hospital letter: treatment plan for six months, next appointment {date}.',
      'Dental plan received with the costs. Free of charge; {A} had worried about it.',
    ],
    note: [
      'Travel to the clinic paid back. Receipts are in the file under this need.',
      '{A} does the exercises while the radio news is on. Good idea, passed on to others.',
    ],
  },
  accommodation: {
    'survivor-words': [
      '“Please tell them it is not about money. It is about the door.”',
      '“Here the stairs make a noise. I know who is coming.”',
    ],
    visit: [
      'Viewed a flat in {town}. Light and dry, but the street is loud; {A} wants to sleep on it.',
      'Second viewing. {A} measured the kitchen with a string and decided yes.',
      'The flatmate’s music went on past midnight again. Wrote the times down together.',
      'Mould behind the wardrobe. Photographs taken, the landlord has them.',
      'Room inspection passed. {A} had cleaned for two days and was thanked for it.',
    ],
    call: [
      'Council housing line: the application is active, a named officer from {date}.',
      'Rang the letting agent; references accepted, the deposit scheme has agreed.',
      'Asylum housing called about a move. I asked for the reasons in writing and for two weeks’ notice.',
      'The housing officer returned the call: medical priority needs one more letter, from the GP.',
    ],
    meeting: [
      'Housing appointment with {A} at the council. A personal housing plan was made and signed.',
      'Met the supported housing team. {A} asked who has keys. Two people, both named.',
    ],
    letter: [
      'Housing decision: priority accepted. {A} read the line twice and then rang a friend.',
      'Wrote a supporting letter for housing, without the present address.',
      'The landlord’s letter about repairs came; works start {date}.',
    ],
    note: [
      'Kept a table of every place asked for: when, answer, why not.',
      'Bidding closed this week; placed fourth, the best so far.',
    ],
  },
  safety: {
    visit: [
      'Walked the new way to college with {A}, morning and evening light. It feels safer, {she} said.',
      'A person from that time was seen in {town}. We stayed in, told the police contact, changed the week’s plan.',
      'Door chain fitted at last. {A} closed it three times to hear it.',
    ],
    call: [
      'Police contact: the marker on the address is renewed until the end of the year.',
      'Called the safety adviser about social media. {A} closed two old accounts afterwards.',
    ],
    letter: ['Police letter on present risk received, dated this month.'],
    note: [
      'Threat log up to date: two entries since spring, none in the last month.',
      'Neighbouring service asked for the address; not given, and told why.',
      'Agreed that parcels go to the office from now on.',
    ],
    meeting: [
      'Multi-agency meeting by phone. {A} had said beforehand what may be told and what not.',
    ],
  },
  financial: {
    visit: [
      'Counted the week’s money out in envelopes: food, bus, phone, something nice.',
      'Went to the bank. The account is open after the third try, with the right spelling.',
      'Filled in the claim on the library computer. {A} typed, I read.',
    ],
    call: [
      'The benefit line says the first payment comes on {date}. Bridged with a food parcel.',
      'The card was blocked for no reason anybody could name; working again after an hour.',
      'Asked why travel was cut from the payment. It was a mistake and is put right with the next one.',
    ],
    letter: [
      'Benefit decision: awarded, with back payment. {A} will buy a winter coat.',
      'Statement of payments printed for the solicitor; {A} agreed.',
    ],
    note: [
      'Logged the reduction with its rule and asked for it to be looked at again.',
      'Bus receipts for counselling: four journeys, all under this need.',
    ],
  },
  'independent-living': {
    visit: [
      'Read the electricity meter together and sent the numbers ourselves.',
      'Cooked from a budget of six pounds. Lentils, lemon, and enough for tomorrow.',
      '{A} set up the rent payment alone while I drank tea and kept quiet.',
      'Practised the call to a landlord with me as a grumpy landlord. {A} was better than I was.',
    ],
    call: [
      'Water company: smaller instalments agreed from {date}.',
      'Floating support service has a place; first visit {date}.',
    ],
    letter: ['Tenancy skills check came back: six of eight, two to practise.'],
    note: [
      '{A} noticed the double charge before I did.',
      'Bills folder is in order; the next thing is council tax.',
    ],
  },
  material: {
    visit: [
      'The bed came in eleven pieces. Two hours, one screw left over, it stands.',
      'Chose curtains at the furniture project. Thick ones, so that the street stays outside.',
    ],
    call: ['Grant for a cooker agreed; delivery {date}.'],
    letter: ['Quote for a washing machine received and sent on.'],
    note: ['Winter shoes bought, receipt filed. {A} wore them home.'],
  },
  'substance-use': {
    visit: [
      'Went along to the service, waited in the yard. {A} stayed the whole hour.',
      'Eleven weeks today. {A} did not want a fuss, so we had chips.',
      'A hard weekend, said straight out. We rang the service together on the spot.',
    ],
    call: [
      'The key worker says attendance is full. {A} may hear that from me, and did.',
      'Night call at {time}. Talked about the dog next door until it passed.',
    ],
    letter: ['Letter on attendance from the drug and alcohol service, for the file.'],
    note: ['Moved the payday shop to a day with company, at {his} own idea.'],
    meeting: ['Peer group, first time. {A} listened, and stayed for the biscuits.'],
  },
}
