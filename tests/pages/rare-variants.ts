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
  {
    variant: /^loop\/earlier .*answers\[\]\.(pieces|comments)/,
    because: 'one partial prints what was answered; reviews show all that it may be',
  },
  {
    variant: /^loop\/reflection prompts\[\]\.(pieces|comments)/,
    because: 'prompts without words, to be looked at; an answer is printed by the same partial',
  },
  {
    variant: /^loop\/(reflection|review) earlier\[\]\.changes/,
    because: 'one partial prints what changed; the latest round shows all of it',
  },
  {
    variant: /^loop\/reviews empty\.ahead is present/,
    because: 'a sentence and a link below another one; the test of the queue reads it',
  },
  {
    variant: /(earlier\[\]|work)\.opened is null/,
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
  {
    variant:
      /^loop\/dictations? (notice\.tone|form\.(prompts\[\]\.isUnsaved|ratings|sendLabel|keepAction))/,
    because:
      'the form of a reflection, whose own page shows all of it; an instructor rates nothing',
  },
  {
    variant: /^journal\/index (notice\.tone|shut|begin)/,
    because:
      'lines above the list; the entry of somebody who learns no more shows the same partial',
  },
  {
    variant: /\.ratings(\[\]\.options\[\]\.isChosen is true| is filled)/,
    because: 'one partial prints ratings; the test of own ratings reads each of its places',
  },
  {
    variant: /^loop\/reflection told\[\]\.answers\[\]\.(pieces\[\]\.isMarked|comments)/,
    because: 'the partial of an answer; nobody comments on what was not handed in',
  },
  {
    variant: /(earlier\[\]|work)\.dictated is present/,
    because: 'one line, the same on the page of the writer, which shows it',
  },
  {
    variant: /replies\[\]\.earlier is filled/,
    because: 'one partial prints a reply; the latest of the talk shows what it said before',
  },
  { variant: /^tracks\/verify sheet\.behind is null/, because: 'the page of its holder shows it' },
  {
    variant: /^loop\/reviews sent\.undo is present/,
    because: 'the same partial as on the next review, which shows it; so after the last of a queue',
  },
  {
    variant: /^loop\/review kept\.theirs\.text is null/,
    because: 'a colleague’s reply of comments alone, beside words that were refused',
  },
  {
    variant: /^cases\/write form\.names is filled/,
    because: 'a list of buttons under the text; the test of masking presses them',
  },
];
