import type { Story } from '../story.js';

const lesson = 'earning-buy-in';

/** A school kitchen: an argument without a word. */
export const dishRota: Story = {
  lesson,
  texts: {
    'what-happened':
      'It was about the dish pit rota. Before me the dishwashers fixed it among themselves. I made a list with names and days and hung it up. Precious took it down and put it on my desk, folded. I hung it up again with tape on all four sides. We did this three times and never said one word about it. The fourth time I used the big stapler.',
    'what-came-of-it':
      'The list is up. People do what they did before and the list is wrong every day, so now when somebody is missing I can’t see who it should have been. Precious calls me ma’am.',
    'what-it-did-for-them':
      'I found out this week from Ines: they fix it around Precious’s dialysis son and Ines’s second job, and they don’t tell anyone because the last manager said personal problems stay at the door. That’s known. I’m guessing that being able to fix it themselves also is the one thing in this job nobody tells them.',
    'my-own-part':
      'I made the list because the district asked who is on dish and I didn’t know. I was embarrassed, on the phone. I took something that worked and nailed it down. I used a stapler instead of my mouth. Four times I could have asked.',
    'whom-i-owe':
      '“Precious, I stapled a list over something you all had working. I did it because I looked foolish on the phone. What do you need from me, and what should I leave alone?”',
    'what-i-will-do':
      'Monday at 2:30 in the dish pit, at their place as you say, I’ll bring the list with me and take it down first. I’ll know that I asked if I can tell the district afterward who’s on without a list. Later sign: not ma’am.',
  },
};

/** Building: told in few words. */
export const harnessCheck: Story = {
  lesson,
  texts: {
    'what-happened':
      'Buddy check on harnesses. Everyone checks the other’s straps before going up. Big Al wouldn’t let the kid touch his. I said it’s the rule. He said he was on roofs before the kid was born. I said then you should know better. He went up unchecked, and I let him.',
    'what-came-of-it':
      'Nothing happened that day thank God. The kid doesn’t check anyone now. Al used to show the young ones knots at lunch. Stopped.',
    'what-it-did-for-them':
      'Know: he has his own way of checking, left to right, he showed me years ago. Guess: someone younger putting hands on him in front of the crew.',
    'my-own-part':
      'I said then you should know better. I let him go up. I was scared he would walk off the job and I’d have nobody for the ridge. So I gave in on the part that matters and was rude on the part that doesn’t.',
    'whom-i-owe':
      '“Al, I was rude to you and then I let you go up unchecked. Both were mine. The check stays. How should we do it so it’s not a kid pulling at you?”',
    'what-i-will-do':
      'Tomorrow at the truck before the others come, six o’clock. The check isn’t up for discussion, the how is. I’ll know if he answers the question. Later if he shows the kid left to right.',
  },
};

/** A laboratory: reagents in alphabetical order. */
export const reagentShelf: Story = {
  lesson,
  texts: {
    'what-happened':
      'We were to sort the reagent shelf by letter, it was a finding in the inspection. Yusuf has it by frequency, what you use most at hand height. I told him about the finding. He said a finding is not a reason. I told him that this is how grown-ups work. I really said that. He is fifty-eight.',
    'what-came-of-it':
      'I sorted it myself on a Sunday. People now stand in front of the shelf and read. We had one mix-up of two bottles that stand side by side in the alphabet and never stood side by side before. Yusuf was the one who caught it. He put it in the log without comment.',
    'what-it-did-for-them':
      'Known: his order kept look-alikes apart, on purpose; he wrote that in the log in 2011, I looked it up. I’m guessing it hurt that nobody remembered.',
    'my-own-part':
      'I had a deadline from the inspection and I took the first solution that would close it. I called a man’s thinking childish. I was afraid of the second visit and having to explain something instead of showing it sorted. I never asked what the order was for, and I’m supposed to be a scientist.',
    'whom-i-owe':
      '“Yusuf, I told you that this is how grown-ups work. I am ashamed of that sentence. I found your note from 2011. Would you help me write to the inspector?”',
    'what-i-will-do':
      'At his bench on Wednesday before the first run. My sign is whether I can explain his order to the inspector in my own words by the end of the week. What I may see in him: an argument. He used to argue with me.',
  },
  comment:
    'I read the log entry of 2011 in your answer twice. You looked it up yourself, nobody made you. Before I say more, one thing I can’t tell from here: the look-alike bottles, are they still side by side on the shelf today?',
  answer:
    'No. I moved the two apart on Monday after I wrote this, and put a note on the shelf saying why. It now isn’t alphabetical in one place and the world did not end. I haven’t talked to him yet, he was off Monday and Tuesday.',
};
