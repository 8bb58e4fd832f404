/** What a view may be by its type and no state shows, each with the reason. */
export const rareVariants: readonly { variant: RegExp; because: string }[] = [
  { variant: /chip\.tone/, because: 'a colour of one partial; each is on some page' },
  {
    variant: /(^|[ .])lang is /,
    because: 'the course is translated whole; what is not is looked at in tests of its own',
  },
  {
    variant: /^lessons\/sheet tryThis is null/,
    because: 'every lesson of the course has something to try; what is not there prints nothing',
  },
  {
    variant: /^cohorts\/import progress is present/,
    because: 'only a list of a thousand people takes longer than its page; it was looked at once',
  },
  {
    variant: /^cohorts\/import older is present/,
    because: 'the pager of five hundred rows; the one of people is the same partial',
  },
  { variant: /^home\/show next is null/, because: 'everybody has a next step, if only to ask' },
  { variant: /^home\/show work\[\]\.note is present/, because: 'the same card as the next step' },
  { variant: /^home\/show work\[\]\.link is null/, because: 'the same card as the next step' },
  { variant: /^loop\/reviews more is present/, because: 'a link below the rows, past a full page' },
  { variant: /prompts\[\]\.length is null/, because: 'each prompt of the course names a length' },
  { variant: /prompts\[\]\.text is present/, because: 'prompts without words, to be looked at' },
  {
    variant: /(earlier\[\]|work)\.(opened|answers\[\]\.text) is null/,
    because: 'one partial prints every round; the latest shows both',
  },
  { variant: /^quizzes\/show tries\[\]\.state is open/, because: 'a mark; each is on some page' },
  {
    variant:
      /^quizzes\/(result (held|missed)\[\]|feedback question)\.(note|sure|later|corrected|options\[\]\.)/,
    because: 'one partial prints every answer; the rules of the key have tests of their own',
  },
  { variant: /^forms\/kept sendAgain\.tokens/, because: 'a kept form gets new tokens' },
  {
    variant: /^insights\/show reasons\.olderHref is present/,
    because: 'a link below the page, past two hundred tries',
  },
  {
    variant: /^insights\/show questions\[\]\.numbers is null/,
    because: 'of a question that none of those who handed in was asked',
  },
  {
    variant: /^insights\/index rows\[\]\.worth is null/,
    because: 'where nearly all hold everything, there is nothing to say',
  },
  {
    variant: /^insights\/show filters\.cohorts is null/,
    because: 'one of two filters alone: the other alone is seen',
  },
  {
    variant: /^insights\/show questions\[\]\.numbers\.sure\.picture\.rows\[\]\.mark is present/,
    because: 'one partial draws both pictures, and only the other has marks',
  },
  {
    variant: /^quizzes\/remark people\.(more is present|rows\[\]\.(from|to)\.mark)/,
    because: 'a line past two hundred names, and marks that are on other pages',
  },
  {
    variant: /^quizzes\/remark notice\.tone is warm/,
    because: 'only a re-mark of thousands takes longer than its page',
  },
  {
    variant: /^practice\/question question\.(hints|moreHint|why|places|pairs|choices|text)/,
    because: 'the question of a quiz, printed by the same partial; practice gives no hints',
  },
  {
    variant: /^practice\/answer question\.(note|sure|why|later|options\[\]\.)/,
    because: 'the answer of a quiz, printed by the same partial',
  },
  {
    variant: /^loop\/(reflection latest|review earlier\[\])\.replies\[\]\.earlier/,
    because: 'one partial prints every reply; those said last show what they said before',
  },
  {
    variant: /^loop\/reflection before\[\]/,
    because: 'one partial prints every round; the latest shows all of it',
  },
  {
    variant: /^loop\/review actions\.setOut\[\]\.opened is null/,
    because: 'whoever sees it here has opened it',
  },
  { variant: /^growth\/show older is present/, because: 'a link below fifty events' },
];
