import type { Story } from '../story.js';

const lesson = 'leading-is-not-facilitating';

/** A press shop: gloves at the trim station. */
export const glovesAtTrim: Story = {
  lesson,
  texts: {
    'what-i-ran':
      'Toolbox talk on cut-proof gloves at trim, Monday 6:15, eleven people. What should be different: gloves on before you take the part out of the nest, each time, from that day.',
    'what-people-did':
      'Gloves in the back pocket. When I come round the corner they go on. You can see it because the cuffs are inside out.',
    'what-stood-in-the-way':
      'With the gloves on you can’t feel the burr, and the burr is what they are there to find. Miriam let me try it. I could not feel it either. She takes one off to check and then there’s no time to put it back on, it is a nine-second cycle.',
    'my-own-actions':
      'I ordered the gloves from the catalog, one size. I held the talk with a photo of a cut hand, which I now think was a way to win before anyone had said anything. I walked past twice a day and said “gloves.” I never asked why they came off. I knew Miriam has nineteen years at trim, and I did not ask her because I thought she would say no.',
    'what-i-now-think':
      'What I counted as success was that they went on when I came. It showed I was seen coming. I’d look at the nest from the mezzanine where nobody sees me, and ask what the hand has to do there that the glove prevents.',
    'what-i-will-do':
      'Wednesday with Miriam: three kinds of thinner glove on her station for one hour each and she picks. If none works I say so to safety with her numbers. I’ll see it on Friday from the mezzanine, ten cycles, and hear it if she tells the next shift which ones to take.',
  },
};

/** A care home: the walk after lunch. */
export const walkAfterLunch: Story = {
  lesson,
  texts: {
    'what-i-ran':
      'I held a training for the afternoon aides about walking with residents after lunch, twenty minutes, with the physiotherapist. Seven aides. Each of them was to walk with two residents between one and two.',
    'what-people-did':
      'In the first week some walked. In the third week the residents sat in the day room and the aides were folding laundry there beside them, talking to them, which is nice but nobody was walking.',
    'what-stood-in-the-way':
      'Laundry comes at one. It has to be gone by two because the van comes. I know the van. I set up the van.',
    'my-own-actions':
      'I planned the walking for the hour which I had filled myself with something else. I did not look at the afternoon as a whole. I asked the physiotherapist and not the aides. When I saw them folding I thought they prefer sitting. I thought it for two weeks and did not ask one question. Abena finally said, do you want shirts or do you want walking.',
    'what-i-now-think':
      'The training was good and they liked it and the hour was taken. Before I ask for something new I should say what is allowed to stop. And look at my own arrangements first.',
    'what-i-will-do':
      'I will call the laundry before Thursday about three o’clock. With Abena I’ll try one hour without shirts next Tuesday. I’ll know if Mr. and Mrs. Petrakis are met in the corridor by somebody on the way.',
  },
};

/** A call center: minute eight. */
export const escalationForm: Story = {
  lesson,
  texts: {
    'what-i-ran':
      'A lunch session on when to escalate a call, with pizza. Twelve people. After it, anyone who had been on a billing complaint longer than eight minutes was to use the escalation form and let the caller go.',
    'what-people-did':
      'Average on those calls is still fourteen minutes. There were four forms in three weeks and three of them were from the same person, Arturo, who is new.',
    'what-stood-in-the-way':
      'Minute eight is when the caller has just told you everything. Letting go there feels like dropping them. And escalated calls come back a day later to whoever is free, so you’d be handing a stranger half a story. DeShawn said, I’d rather be late for break.',
    'my-own-actions':
      'I took the number eight from a report. I did not listen to one call at minute eight. I explained the form well, I’m good at that, and I told a joke about it. Afterward I praised Arturo in front of everyone, which I think did him no favor. I did not ask anyone with ten years why they don’t.',
    'what-i-now-think':
      'They liked the session, twelve out of twelve stayed to the end and I took that as agreement, but there was pizza. I’d tell a colleague: find the minute where your rule is supposed to happen and go and listen to that minute first.',
    'what-i-will-do':
      'Listen to five calls with DeShawn on Tuesday, minutes six to ten only. Ask him what a handover would need so that it isn’t dropping someone. I’ll know if by the Friday after he sends one form himself.',
  },
  ready:
    'I laughed at the pizza, and then I thought of meetings of mine. Minute eight came out of a report, and you have found out what people are doing in minute eight: they are holding on to somebody. You have the calls, the person and the day. Listen for what DeShawn says right before he decides to stay on the line.',
};

/** A print shop: by somebody who would rather not write. */
export const inkLog: Story = {
  lesson,
  texts: {
    'what-i-ran':
      'Ink log. Write down the batch when you open a can. Told everyone at start of shift.',
    'what-people-did': 'First two days yes. Now nobody. There is ink on the log, that’s all.',
    'what-stood-in-the-way': 'Your hands are full of ink when you open a can. Pen is gone.',
    'my-own-actions': 'I said it and left. I took the pen too, once.',
    'what-i-now-think': 'I don’t know. Maybe ask who has to do it with what hands.',
    'what-i-will-do': 'Ask Gerald Monday. Will see if there’s batches in it Friday.',
  },
};

/** Maintenance: a draft that breaks off. */
export const lockoutBoard: Story = {
  lesson,
  texts: {
    'what-i-ran':
      'I did the refresher on the lockout board with maintenance, eight people, forty minutes with the new tags. After it each of them was to hang their own tag and take the key with them, also for the two-minute jobs.',
    'what-people-did':
      'On the big jobs yes. On the two-minute jobs I have seen the board empty and the guard open. I have seen it three times, and I looked away once because it was',
  },
};
