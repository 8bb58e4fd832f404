import type { Story } from '../story.js';

const lesson = 'earning-buy-in';

/** A ward at night: the board that was taken down. */
export const whiteboard: Story = {
  lesson,
  texts: {
    'what-happened':
      'We went from the whiteboard to the screen for who is on which bay. I had the screen put up and the board taken down over the weekend. Lorraine came in on Monday and asked where the board was. I said it’s all on there, and better. She said, “On the board I could see who was tired.” I said that’s not what it was for.',
    'what-came-of-it':
      'The screen works. People write on paper towels and stick them next to it. Lorraine used to swap bays quietly so that the new ones did not get the bad bay two nights in a row. I only learned now that she did that because it stopped.',
    'what-it-did-for-them':
      'I know now: handwriting. You can see from someone’s handwriting at three in the morning how they are. She told Bea that and Bea told me. I’m guessing that it was also hers, that she was the one who wiped it each morning.',
    'my-own-part':
      'I decided alone and did it on a weekend so that there would be no discussion. I said “that’s not what it was for” to someone who’d used it every night for twelve years. I was afraid if I asked, there’d be a reason, and the screen was already paid for.',
    'whom-i-owe':
      '“Lorraine, I took the board down on a weekend so nobody could object. You told me what it showed you and I shut you up. How did you read it?”',
    'what-i-will-do':
      'Sunday night, I’m on with her, at the desk at about two when it’s quiet. I ask how she read the board and write down what she says. I’ll know that I listened if I have at least three things on the page I didn’t know. Later I might see a bay swapped again.',
  },
  ready:
    '“On the board I could see who was tired.” You wrote her best sentence down as she would, and I think it will be with both of you at two on Sunday. Your fear is named exactly: there’d be a reason, and the screen was paid for. Go and ask. The screen can stay up while you listen.',
};

/** Bakery: the order of loading the oven. */
export const ovenOrder: Story = {
  lesson,
  texts: {
    'what-happened':
      'The new plan was rye last, so we can heat down and save gas. Mehmet loads rye first, always has. I said just try it for a week. He said, rye first. I said it again with the number, four hundred a month. He said nothing and loaded rye. I loaded it back out, in front of everybody, hot trays. That is the part I don’t like to write.',
    'what-came-of-it':
      'We lost that batch. He did what the plan said for two weeks without a word and the rye was flat. Now it’s rye first again and nobody mentions it. He doesn’t hum anymore. Sounds stupid, but he did.',
    'what-it-did-for-them':
      'I know because I asked the old owner: rye goes first as it needs the stone at its hottest, and Mehmet’s father did it like that in this same oven. I’m guessing that there’s more with the father.',
    'my-own-part':
      'I had the number and I kept saying it. I took hot trays out of a man’s oven. I was afraid that the owner would see I can’t get one guy to do one thing. I did not ask why, not even once, I said “just.”',
    'whom-i-owe':
      '“Mehmet, I took your trays out of the oven. I should never have. Why does the rye go first?” I know part of the answer now. I still want it from him.',
    'what-i-will-do':
      'Saturday at four, before the first load, at the oven. I bring no paper. I’ll know I listened if I don’t say four hundred. A thing I may see is that he says something to me about the dough, or hums.',
  },
};

/** An insurance office: the claims on paper. */
export const paperFiles: Story = {
  lesson,
  texts: {
    'what-happened':
      'Going paperless, my project. Gwen prints every claim and keeps a folder. I told her in the team call that the printer goes at the end of the month. She said she reads better on paper. I said everyone else manages. Silence; then she said “Noted” and switched her camera off.',
    'what-came-of-it':
      'She manages. She’s also slower and has stopped finding things. Gwen was the one who’d see that two claims had the same handwriting. I have two fraud cases this quarter against six the quarter before, and I can’t prove that it’s connected.',
    'what-it-did-for-them':
      'Know: she lays papers side by side, I have seen that at her desk. Guess: that it’s how she sees patterns. Guess: that she has trouble with the screen, her eyes, and would never say so in a call with nine people.',
    'my-own-part':
      'I said “everyone else manages” in a call with nine people. I asked for no one’s view before I set the date, because the date was my target for the year. I was afraid of another project of mine being “nearly done.”',
    'whom-i-owe':
      '“Gwen, I said everyone else manages, in front of the team. That was a rotten thing to say. What do you see on paper that you don’t see on the screen?”',
    'what-i-will-do':
      'Thursday, at her desk, I’m in the office anyway. Ask to sit beside her for two claims. I will know by whether I talk less than she does. What I may see later: her camera on.',
  },
};
