import type { Story } from '../story.js';

const lesson = 'learning-from-failure';

/** Told into a phone by somebody who would rather not write. */
export const scaffoldWords: Story = {
  lesson,
  texts: {
    'what-happened':
      'I shouted at Pawel on the scaffold. Everybody heard. He had put a board wrong. I called him something I won’t write. He came down and sat in the van.',
    'what-we-achieved':
      'The board was right after. He didn’t talk to me for a week. He talks now but only work.',
    'actions-that-led-there':
      'I came late, I had a fight at home. I saw the board. I didn’t climb up, I shouted from below. The day before he asked me to look at it with him and I had no time.',
    'my-own-part': 'I shouted. From below. I didn’t look with him the day before.',
    'what-i-feared': 'That someone falls. My cousin fell. I don’t talk about it.',
    'whom-i-owe':
      'Pawel. “I shouted at you and you had asked me the day before.” He doesn’t know about my cousin.',
    'what-i-now-think': 'Shouting comes out when I’m scared. They think I’m angry.',
    'what-i-will-do':
      'Tell Pawel. Friday when we load the van. If I hear him ask me to look at something, it’s good again.',
  },
};

/** A caterer: returned with a question. */
export const finalTasting: Story = {
  lesson,
  texts: {
    'what-happened':
      'We lost the catering contract for the law firm. I gave the tasting in March. They were late and I’d kept everything warm, and it was dry. I said it’s usually better.',
    'what-we-achieved': 'No contract. It went to the people across the street.',
    'actions-that-led-there':
      'They were 35 minutes late. Communication with their office manager was poor. The oven at their place is small. I should have been told that. My sous chef was sick.',
    'my-own-part':
      'I kept everything warm. I’m maybe too much of a perfectionist. I should have communicated better.',
    'what-i-feared': 'Losing the contract, of course.',
    'whom-i-owe': 'Nobody really. Maybe my sous chef because I was short with him on the phone.',
    'what-i-now-think': 'You can’t control everything. Always have a plan B.',
    'what-i-will-do': 'Have a plan B at the next tasting.',
  },
  deeper:
    'I would have hated those 35 minutes, with everything under foil. You tell me what they did and what the oven did. I would like to see you in that kitchen. Take just the half hour in which you waited. What did you do with your hands, minute by minute, and at which point could you still have cooked something fresh? Maybe the short call with your sous chef belongs there too.',
};

/** A dental practice: a comment awaits its answer. */
export const doubleBooking: Story = {
  lesson,
  texts: {
    'what-happened':
      'On a Thursday in October I double-booked Dr. Sato’s whole afternoon. Eleven people in a room with six chairs. At two o’clock I told the front desk (Lena, in her second month) to “sort it out,” and went into the back office and closed the door.',
    'what-we-achieved':
      'Seven were seen, four went home, one of them had taken the day off for it. Lena cried in the break room. Dr. Sato worked until 8:15.',
    'actions-that-led-there':
      'I moved the Wednesday patients over because of the course on Wednesday, and did it in the old calendar, which still opens if you have the link. Lena asked me on Tuesday which calendar counts. I said the new one. I was in the old one while I said that.',
    'my-own-part':
      'I used the link I’d told everyone to throw away. I closed the door. I gave the problem to the person with the least say in the place.',
    'what-i-feared':
      'The faces in the waiting room. I’ve lived here all my life, I know all of them, my son’s teacher was one of them.',
    'whom-i-owe':
      'Lena. “I closed the door and left you out there with eleven people.” I brought her flowers. I didn’t say the sentence.',
    'what-i-now-think':
      'That I go where the door is. If I notice my hand on a door then somebody’s standing on the other side.',
    'what-i-will-do':
      'Talk to Lena on Monday after closing, without flowers. Delete the old calendar together with her. If she tells me the next time something’s my doing, I’ll know.',
  },
  comment:
    '“Without flowers.” Yes. I have read this twice and I would like to ask one thing before I say where I think it stands. You write that you know all the faces. When you came out again, which I suppose you did at some point, what did you say to the four who went home?',
};

/** A sign shop: ready for action. */
export const misspeltSign: Story = {
  lesson,
  texts: {
    'what-happened':
      'We mounted a sign on the new clinic, nine feet wide, “Pediatic Care.” I’d proofread it. Noor, our intern, had said the word looked funny, in the shop, while we were loading. I said, “Medical words do.” It hung there over the weekend of the opening.',
    'what-we-achieved':
      'A sign nine feet wide that everyone in town has on their phone. We made a new one for nothing, $3,400. The clinic was decent about it.',
    'actions-that-led-there':
      'On Wednesday I proofread it on the screen at seven in the evening, at 30 percent. I signed the sheet. On Friday at loading Noor said that it looked funny. I had the drill in my hand. Up there I looked at the level and not at the letters. The client had signed also.',
    'my-own-part':
      'I proofread when I was tired and small. I answered Noor without turning around. I looked at the bubble.',
    'what-i-feared':
      'Being late, the lift was rented by the hour. Behind that: I left school at fifteen and I read slowly. When somebody says a word looks funny I feel caught. I’ve not told this to anybody at work.',
    'whom-i-owe':
      'Noor. “You saw it and I didn’t turn around.” I did tell her, on Monday. What’s unsaid is why.',
    'what-i-now-think':
      'The thing I’m ashamed of makes me quick in exactly the place where I ought to be slow. And somebody who’s new reads every letter.',
    'what-i-will-do':
      'From Monday on Noor reads each proof aloud to me, letter by letter, on paper, and I tell her why I want it so. By the end of two weeks. I’ll know if she stops me once while I’ve got the drill in my hand.',
  },
  ready:
    'You looked at the bubble and not at the letters; I will remember that. What you wrote about school took courage, and it explains the whole Friday better than the hourly lift does. Your plan has Noor, a Monday and a sign with a drill in it. You are ready to try it. If telling her why turns out to be too much on the Monday, start with the reading and tell her when you can.',
};
