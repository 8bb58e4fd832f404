import type { Story } from '../story.js';

const lesson = 'learning-from-failure';

/** A nursing home at night: the alarm that was turned down. */
export const bedAlarm: Story = {
  lesson,
  texts: {
    'what-happened':
      'Night shift, the two of us for thirty-one residents. Mr. Adeyemi’s bed alarm went off every ten minutes, he turns a lot. About 1 a.m. I turned the volume on the panel to one. I said to Grace, “I’ll listen for him.” At 3:40 I found him on the floor by the bathroom. He’d been there for a while; he was cold. Nothing broken. He said, “I called.”',
    'what-we-achieved':
      'He was back in bed by four. Grace and I had a quiet two hours before that. The family was told in the morning, by the day lead, since I’d gone home.',
    'actions-that-led-there':
      'I turned it down. Two weeks before I had asked for a different mat, by a note in the book, and nobody answered and I didn’t ask again. At 2:30 we both sat down in the kitchen to do the charts because there is a table. You can’t hear his room from there. Grace had said at one o’clock, should we write down that it’s turned down? I said, it’s only for tonight.',
    'my-own-part':
      'I turned it down. I said I’d listen and then I sat where one can’t. I said no to writing it down. I went home without calling his daughter, and I have her number.',
    'what-i-feared':
      'That the others wake up. When he rings, Mrs. Lund gets up and then there’s three of them in the corridor and we’re two. I have been alone with that once and I cried in the linen room. I was afraid of that night coming back. And afterward I was afraid of his daughter.',
    'whom-i-owe':
      'Mr. Adeyemi, he’s forgotten it, I think, but I have not. His daughter: “I turned down your father’s alarm and sat in the kitchen.” Grace, because she asked the one right question that night.',
    'what-i-now-think':
      'If I don’t want a thing written down, then I know already. It needn’t be an alarm. It’s like a little bell of its own.',
    'what-i-will-do':
      'I’ll call his daughter on Thursday, my manager knows and will be in the room. With Grace this week: we do charts in the corridor on the two chairs, not in the kitchen, and whatever we change on the panel goes in the book with the hour. I’ll know by the book: if there’s a line in it from someone other than us.',
  },
  deeper:
    'Thank goodness he was not hurt worse, and I am glad you told it without sparing yourself. I notice the linen room. You had been alone with three of them once and nobody knew. Who could have known about that night, and what kept you from telling them?',
  revision: {
    'what-i-feared':
      'That the others wake up. When he rings, Mrs. Lund gets up and then there’s three of them in the corridor and we’re two. I have been alone with that once and I cried in the linen room.\n\nYou asked who could have known. Grace. She was on the other floor. And Mrs. Baptiste who does the roster, she asks us every month, “Anything?” I always say no. I think I say it because the one before me said yes often and people rolled their eyes. So I did the same to Grace at one o’clock, in a way: it’s only for tonight.',
    'actions-that-led-there':
      'I turned it down. Two weeks before I’d asked for a different mat by a note in the book, nobody answered and I didn’t ask again. Three months before, after the night with the linen room, I said “no” when Mrs. Baptiste asked, “Anything?” I’d say now it starts there.',
    'what-i-will-do':
      'I have called his daughter. She was quiet for a long time and then she asked me what he said when I found him, and I told her. She thanked me for that.\n\nNext: Mrs. Baptiste on the 1st, when she comes with the roster. I say yes this time and tell her about the linen room. I’ll know by whether there’s a third person on the list for full-moon weeks, or that she at least asks me a second question.',
  },
};

/** A machine builder: the customer visit. */
export const customerVisit: Story = {
  lesson,
  texts: {
    'what-happened':
      'Acceptance test at our place, two people from the customer, a Wednesday in May. The gripper dropped a part on cycle 400. I told them it was a bad part. Viktor, who’d built the gripper, stood beside me and said, “It’s the valve, I told you last week.” In front of them. I said, “Viktor, not now.” The older one of the customers closed his folder and asked for coffee.',
    'what-we-achieved':
      'The test was repeated three weeks later and passed with the other valve. The customer pays for now and has asked for a different contact. Viktor doesn’t come to tests.',
    'actions-that-led-there':
      'The week before, Viktor wrote me about the valve, four lines. I answered with a thumb. I had ordered that valve to save twelve days. I’d run 300 cycles on Tuesday evening and stopped when it looked good. I planned the order of the talk with sales but not with Viktor. At cycle 400 I said the first thing that came, and it was about the part.',
    'my-own-part':
      'I answered four lines with a thumb. I stopped counting at 300. I said something to a customer that I did not know to be true. I shut up the only person who told the truth in that room.',
    'what-i-feared':
      'Not knowing. I’m an engineer who became a project lead and I’ve not built anything for three years. When Viktor writes about valves I feel that I’d have to ask him what he means. I thought customers would notice it.',
    'whom-i-owe':
      'Viktor: “You told me twice, once in writing, and both times I made you wait.” I’ve talked with the customer. With Viktor I’ve talked about holidays.',
    'what-i-now-think':
      'A thumb is not an answer. Also the moment in which I’d like to sound sure is just the moment to say “I don’t know yet, he does.” The older one of the two would have kept his folder open, I think.',
    'what-i-will-do':
      'Viktor, tomorrow, in the shop by the gripper. Then ask him to run the acceptance test on 12 December with me beside him and not the other way round. I’ll know if he says yes. And if he contradicts me before the test and not in it.',
  },
  ready:
    'Four lines and a thumb. I can see both on the screen. You say what you did, and you leave the valve to be a valve. One thing stays with me: what you feared was having to ask him what he means, and your plan begins with just that. Go to the gripper tomorrow. You need not know anything about valves for it.',
};
