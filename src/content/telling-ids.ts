// Ids stand in the page before the answer is given.
const verdict =
  'right|wrong|correct|incorrect|true|false|answer|key|distractor|accepted|holds|good|bad';
const rank =
  'first|second|third|fourth|fifth|sixth|seventh|last|final|next|begin|beginning|start|end|top|bottom|most|least|more|less|highest|lowest|middle|best|better|worse|worst';
const noun =
  'answer|option|one|choice|step|item|thing|response|place|rank|number|part|effective|useful';
const count = String.raw`\d+|one|two|three|four|five|six|seven|eight`;

const telling = new RegExp(`^(the-|comes-|goes-|do-)?(${verdict}|${rank})(-(${noun}|\\d+))*$`);
const numbered = new RegExp(`^(${noun})-?(${count}|[a-h])$`);

/** Whether an id gives away what holds, or in what order: `right-one`, `most-effective`, `step-2`. */
export const isTelling = (id: string): boolean => telling.test(id) || numbered.test(id);
