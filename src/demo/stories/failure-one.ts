import type { Story } from '../story.js';

const lesson = 'learning-from-failure';

/** A bottling line: the night the filler was started without the call. */
export const fillerRestart: Story = {
  lesson,
  texts: {
    'what-happened':
      'Tuesday, second week of August, 2:10 at night, line four. The filler had stopped on a level fault for the third time. Five of us stood at it. Deb from quality said she wanted to pull a sample before the restart. I said, “We’re forty minutes behind.” I pressed start. Deb looked at me, wrote something on her pad and walked back to the lab. At 3:30 the case checker started throwing out bottles.',
    'what-we-achieved':
      'In the morning there were 2,300 bottles on hold with a yellow tape around them. Line four was on target for the night. Nobody was hurt. Day shift spent until noon sorting.',
    'actions-that-led-there':
      'At 2:10 I pressed start. At half past one I had told the plant manager by text that we’d catch up; nobody had asked me to. At midnight Deb asked if we could talk about the level probe and I said after break, then I took break late. On Monday maintenance wrote in the log that the probe was drifting. I initialed the page. Deb did not call the hold herself, which she could have done.',
    'my-own-part':
      'I initialed a page I hadn’t read. I promised a number nobody had asked for. I put Deb off. I pressed start while she was still talking.',
    'what-i-feared':
      'That in the morning meeting my line would be the red one for the third day. I’ve been a shift lead since June. I thought they’d see they picked too young. The fear made me send that text, and after the text I was locked in.',
    'whom-i-owe':
      'Deb. “You were still talking when I pressed start.” And the three on days who sorted bottles with their hands until noon, I don’t even know their names.',
    'what-i-now-think':
      'The night went wrong at 1:30 with the text and not at 2:10 with the button. When I promise something to somebody who’s not there, I start working for them and stop listening to those who are. That would hold for anyone who has a phone.',
    'what-i-will-do':
      'I talk to Deb on Thursday at shift start. Then for two weeks no text to the manager in the night that has a promise in it, only what is so. I’ll know from Deb: if she stops the line, or starts to, and I hear about it from her before the checker does.',
  },
  deeper:
    'Five people at a filler at ten past two, and I can hear the button. You traced it back to the text at half past one, and I think you are onto something there. You write that the three on days have no names for you yet. What would it take to find out, and what would you want to say to them that is different from what you say to Deb?',
  revision: {
    'whom-i-owe':
      'Deb. “You were still talking when I pressed start.” I’ve told her that now, on Thursday. She said, “I know. I wrote down the time.” Then she showed me the pad. We laughed, a bit.\n\nThe three are Anita, Paul and Mr. Ferreira. I went in at ten on my day off, there’s no other way to see them. To them I owe something else than to Deb: she saw me do it, and they only got the tape. So I told them what happened, that it was me and not “an issue on nights,” as it said in the report. Mr. Ferreira said nobody had ever come over from nights.',
    'what-i-will-do':
      'Done: Deb, and the three. Next: the report says “an issue on nights.” I wrote that. I’ll write the next one so that it says who did what, me first. I want to do it with Deb on Tuesday after the shift. I’ll know from days: if one of them calls over to nights and asks for a person by name.',
  },
};

/** A surgical ward: the discharge that came back. */
export const earlyDischarge: Story = {
  lesson,
  texts: {
    'what-happened':
      'A Friday in the spring. I was in charge for the first time on a weekend change. We had two beds short and the ED was calling. I went down the list with the intern and we picked Mrs. K., day two, for home. Her nurse, Fatuma, said she hadn’t been on stairs yet. I said, “She has a daughter at home.” Mrs. K. left at four. On Sunday evening she was back with a fall on the stairs. A wrist, not the hip.',
    'what-we-achieved':
      'One bed for one and a half days. A woman with a cast. The ED stopped calling on Friday at four and was calling again at six.',
    'actions-that-led-there':
      'At six that morning I took the list from night charge and didn’t ask which ones were soft. At eleven physio offered to do stairs with anybody before noon and I forgot to pass it on. At three I asked the intern, not the nurse. Fatuma told me about the stairs and I answered with the daughter. The daughter works nights, it’s in the notes, on page two. The intern signed.',
    'my-own-part':
      'I forgot physio’s offer. I asked the person who’d say yes. I answered a fact with a hope. I stood between Fatuma and the door with the list in my hand while she was telling me, so that she’d be short.',
    'what-i-feared':
      'The phone. Each time the ED called, I felt I was the charge nurse who can’t run a board. Before me it was Helen, who could do anything. I was afraid that they’d say with Helen we’d have had the beds. It made me count beds, and I stopped seeing who was in them.',
    'whom-i-owe':
      'I called Mrs. K. with our manager, that was done properly and she was kind. I haven’t said anything to Fatuma. “You told me about the stairs and I gave you the daughter. You were right and I made it hard for you to say it twice.”',
    'what-i-now-think':
      'When someone tells me a fact I don’t like, I reach for a story that makes it go away. There’s nearly always one lying around. The test is to say the fact back before I say anything else.',
    'what-i-will-do':
      'Speak to Fatuma on Monday before the huddle. For the next two weeks whenever I’m in charge, I ask each nurse at ten, “who of yours would you not send home today?” and I write it on the board under the beds. I will know if someone tells me one without being asked.',
  },
};

/** A hotel kitchen: the wedding with the wrong fish. */
export const weddingFish: Story = {
  lesson,
  texts: {
    'what-happened':
      'Wedding, 140 covers, a Saturday in June. I was running the pass because Chef was at his sister’s. At 5 p.m. the fish came: 90 portions in place of 140. I signed. At 5:30 Oluchi counted and told me. I told everyone to cut it thinner. At 8:15 we were out with two tables to go. I sent chicken to the bride’s grandparents without a word to anyone. The captain found out at the table.',
    'what-we-achieved':
      '124 people had fish, some of it very thin. 16 had chicken, two of them don’t eat meat. The hotel gave the couple back $1,900. On Monday, everybody in the building knew.',
    'actions-that-led-there':
      'On Thursday I put the order in by phone from the car. On Friday I didn’t call to confirm, because I always had. At five I signed with the driver waiting and the truck in the lane. At 5:30 Oluchi offered to drive to the market, 25 minutes each way. I said no, cut it thinner. From then on I didn’t tell the captain anything. He asked at seven, “All good?” I said “All good.”',
    'my-own-part':
      'I signed for boxes that I hadn’t opened. I said no to Oluchi before she had finished. I said “All good.” I plated chicken and looked down.',
    'what-i-feared':
      'It was the first time Chef had left me the pass. I thought if I call him at his sister’s, that’s the last time. I thought if I tell the captain he’ll call Chef. So I kept it in the kitchen until it walked out on a plate.',
    'whom-i-owe':
      'Oluchi: “You had the answer at 5:30 and I cut you off.” The captain, Mr. Rahman: “You asked me at seven and I lied to you.” I have told Chef, the same night. I’ve told neither of these two.',
    'what-i-now-think':
      'Bad news at 5:30 is a problem with the fish. At 8:15 it’s a problem with people. It doesn’t keep. I used to think keeping it from the front was protecting them.',
    'what-i-will-do':
      'This Wednesday, both of them, Oluchi at prep, Mr. Rahman before the briefing. From Friday on I open the boxes with someone from the floor standing there. I’ll know it works when I hear bad news from front early, since they’ve been hiding theirs as well.',
  },
};
