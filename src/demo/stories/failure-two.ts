import type { Story } from '../story.js';

const lesson = 'learning-from-failure';

/** A foundry: the apprentice who was laughed at. */
export const apprenticeQuestion: Story = {
  lesson,
  texts: {
    'what-happened':
      'Monday briefing, seven people, around the sand mixer. Kyle, the apprentice, third week, asked why we tap the ladle twice. I said, “Because I said so twice.” Everyone laughed, he laughed too. On Wednesday he tapped it once. There was slag in the mold and when it let go there was a splash. It went on his boot and burned through the tongue. He was off for eight days.',
    'what-we-achieved':
      'A burn, second degree, size of a quarter. A boot. Two castings scrap. Kyle doesn’t ask questions.',
    'actions-that-led-there':
      'I made the joke. On the Monday before that I had given him the sheet with the steps on it to read and asked, “Any questions?” while walking. Sean, who’s his buddy, was on the furnace on Wednesday because I had moved him there, one man short. Nobody stood next to Kyle. He tapped once since nobody had told him what the second tap is for.',
    'my-own-part':
      'I made a joke out of a question. I moved his buddy away and didn’t say so to either of them. I asked “any questions” with my back turned. I know what the second tap is for. It would have taken one minute.',
    'what-i-feared':
      'Honestly? That I’d not explain it well. I learned it by doing it, and I have no words for it. When somebody asks why, I get hot, like at school at the board. So I make them laugh and then it’s over.',
    'whom-i-owe':
      'Kyle. “You asked me a good question and I made a fool of you for it. The second tap brings up what the first one loosened. I should have said that on Monday.” I’ve visited him, but we talked about football. And his mother was standing there.',
    'what-i-now-think':
      'A joke is a way of closing the door. The others learned it as well: since then nobody’s asked anything in the briefing, I went back and thought about it. If I can’t explain something then I can say: watch, and I’ll show you, and tell me what you see.',
    'what-i-will-do':
      'Kyle is back on Monday. I talk to him before the briefing, then in the briefing I tell the seven what the second tap is for and that he asked. I’ll know when someone asks me a question in the briefing. I’ve said to Sean he should count them for two weeks.',
  },
};

/** An office: the spreadsheet with the salaries. */
export const salarySheet: Story = {
  lesson,
  texts: {
    'what-happened':
      'On 3 September at 4:50 p.m. I sent the seating plan for the new floor to all 62 people in the building. The file had a second sheet with the salary bands of my department, with names. At 4:58 Ruth called me. I recalled the mail. Then I wrote to all, “Please delete the previous mail, wrong version.” Then I went home.',
    'what-we-achieved':
      'The recall worked for nine of 62, IT told me. The next morning two people from my team were in my office before I was. One has left by now, it may have been for other reasons.',
    'actions-that-led-there':
      'In July I had put both things in one file because I needed the desk numbers in each. In August Ruth had offered to send out the plan from facilities and I said it’d be quicker if I did it. At 4:45 my daughter called from practice. At 4:50 I sent it without opening it. At 4:58 I wrote “wrong version,” which wasn’t what it was. Until nine the next day I told nobody: not HR, not my boss.',
    'my-own-part':
      'I made one file of two. I sent it without looking. I wrote a sentence that was made to make people not look. I went home. Of all of these the third one is the worst to me, as I did it slowly, I changed the wording twice.',
    'what-i-feared':
      'Being the manager of whom it is said that she can’t keep things to herself. I’ve seen it happen to someone and she never got rid of it. And I was afraid of Ellen and Jorge comparing, because Jorge earns less and I’ve known it for two years and hadn’t done anything.',
    'whom-i-owe':
      'Jorge. “You have been paid less than Ellen for two years and I knew.” I said sorry for the mail to him. I didn’t say that.',
    'what-i-now-think':
      'The mail was an accident. “Wrong version” was a decision. If something embarrassing is out, the next sentence I write is the one that I’ll be known for, so somebody else should read that one first. Also: what I was hiding the most was not what was on the sheet.',
    'what-i-will-do':
      'I’ve asked for a meeting with HR about Jorge’s pay for next Tuesday, I have the figures. Before that, on Monday, I tell Jorge that I’m going there and why. The sign: he tells me what he thinks about it, even if he shouts.',
  },
};
