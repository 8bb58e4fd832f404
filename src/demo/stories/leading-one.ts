import type { Story } from '../story.js';

const lesson = 'leading-is-not-facilitating';

/** A ward: bedside handover that went back to the desk. */
export const bedsideHandover: Story = {
  lesson,
  texts: {
    'what-i-ran':
      'A half hour on bedside handover, with role play. Fourteen of us, days and nights together for once. From the next Monday the nurse going off was to hand over at the bed, with the patient hearing it.',
    'what-people-did':
      'Monday and Tuesday at the bed. By the second week at the desk again, standing, coats on. One or two still did bed six because bed six asks questions.',
    'what-stood-in-the-way':
      'The COW with the charts does not fit between beds three and four. Also the shared rooms. Imani said she cannot say “refused his meds again” with the neighbor listening and his wife there. I had no answer for her because I had never thought of it.',
    'my-own-actions':
      'I picked the model from a conference. I picked the date. I did the role play in the empty room at the end, a single room, nobody in the next bed. When people laughed in the role play I took it as a good sign. In the days after I came in at half past seven and handover is at seven.',
    'what-i-now-think':
      'I thought it went well because they laughed and asked me for the slides. I would now hold the thing once in the worst room we have before I tell anyone to do it. If it works between three and four it works.',
    'what-i-will-do':
      'Come in at 6:45 on Wednesday and do handover with Imani in room three. Ask her which sentences belong at the desk and which at the bed. I’ll know when she starts a handover at the bed on a day I am off.',
  },
  ready:
    'You chose an empty single room to practice something meant for a full one, and you noticed that yourself. I like that Wednesday is in the worst room. Go with Imani’s list of sentences, even if it turns out short.',
};

/** A kitchen: allergy cards. */
export const allergyCards: Story = {
  lesson,
  texts: {
    'what-i-ran':
      'Ten minutes before Friday service about the allergy cards. Five in the kitchen, four in front. From then on no plate with a red card leaves the pass until whoever cooked it has said the card out loud and front has said it back.',
    'what-people-did':
      'They nod at the card. You see the head go down, the hand goes to the plate and it’s gone. Nobody says a word out loud. On the quiet Tuesday two of them did.',
    'what-stood-in-the-way':
      'Noise. The extractor is loud and you’d have to shout “NO SESAME” across a room where guests hear you through the hatch. Kofi told me it feels like announcing someone’s illness.',
    'my-own-actions':
      'I copied it out of a book about pilots. I told it as if it was decided because it was, by me, on the bus. I did not try it once with the extractor on. During service I stood on the grill, with my back to the pass, so for three weeks I did not see what people did. I asked afterward and they said yes chef.',
    'what-i-now-think':
      'Yes chef is not a result. I counted the yes. I’d say to anyone: before you ask people to say something, go and stand where they stand, at the time when they should say it, with the machines on.',
    'what-i-will-do':
      'Tuesday at six I swap with Kofi, he does grill, I do pass. I want to find out with him if touching the card and looking at each other would do, or the card being handed over. I’ll know if on Saturday I hear or see something at the pass that was not there before, from front, not from me asking.',
  },
  deeper:
    'I can see the head go down and the plate go out. You say you told it as decided because it was, by you, on the bus. You have run this kitchen for years; what made you skip asking Kofi this time, when you went and asked him so easily afterward?',
  revision: {
    'my-own-actions':
      'I copied it out of a book about pilots. I told it as if it was decided because it was, by me, on the bus. You asked why I did not ask Kofi first. We’d had a near miss the Wednesday before, sesame, my plate. I had not told anyone that it was mine. I wanted a rule in place fast so that the talk would be about the rule. So I did not ask, because Kofi would have said, what happened Wednesday?\n\nI stood on the grill, with my back to the pass. I think I put myself there on purpose.',
    'what-i-now-think':
      'I counted the yes. And a rule that is there to hide something will be quiet, because the one who made it doesn’t want to talk about it. First say what happened, then ask what would help.',
    'what-i-will-do':
      'Tuesday before service I tell all five what happened on the Wednesday, that it was my plate. Then I swap with Kofi and we try the handover of the card. I’ll know if someone tells me about one of theirs.',
  },
};

/** An office: the shared inbox. */
export const sharedInbox: Story = {
  lesson,
  texts: {
    'what-i-ran':
      'A 45-minute session for the billing team (six people, two remote) on the shared inbox. One person should put their name on a message before they start working on it, so that we stop answering twice. From 1 October.',
    'what-people-did':
      'About half the messages get a name, mostly the easy ones. The nasty ones stay unnamed for days, and then two people answer on the same afternoon.',
    'what-stood-in-the-way':
      'I asked Svetlana. She said: if my name is on it, it’s mine until I die. You can’t hand it back. There’s no way in the tool to say I looked and I don’t know. So people open it, read it, get a bad feeling and mark it unread.',
    'my-own-actions':
      'I set it up over a weekend and was proud of the color codes. I explained how to put your name on. I did not explain what happens next, because I had not thought about it. When Jo asked about handing over I said we’d see. In the team meeting I read out the count of messages per person. I stopped doing that, but I did it three times.',
    'what-i-now-think':
      'I looked at the number of messages with a name. I should look at the oldest one without. A way of sharing work needs a decent way to say “not me, and here is why.”',
    'what-i-will-do':
      'On Monday sit down with Svetlana and the five oldest messages, and find out what she’d need so she can put her name on one. By the Friday after. I will see it if the oldest unnamed message is less than two days old, and if someone hands one over with a reason.',
  },
};
