import { begun, buyIn, failure, leading, type LearnerPlan } from './plan.js';
import { dishRota, reagentShelf } from './stories/buy-in-two.js';
import { finalTasting, misspeltSign } from './stories/failure-four.js';
import { driverPhones, movedStop, palletLabels, peakWeek } from './stories/in-spanish.js';
import { glovesAtTrim, inkLog, lockoutBoard, walkAfterLunch } from './stories/leading-two.js';

/** The other twelve, up to learner24@example.test. */
export const learnersTwo: readonly LearnerPlan[] = [
  {
    name: 'Luis Ángel Quispe',
    number: 'W-1221',
    locale: 'es',
    lessons: [
      leading(17, 'retried', { story: palletLabels, stage: 'waiting', day: 3 }),
      failure(4, 'mastered', { story: peakWeek, stage: 'drafting', day: 1 }),
    ],
  },
  {
    name: 'Hyacinth Thistlewood-Carmichael Featherstonehaugh van den Oever-Rasmussen',
    lessons: [leading(15, 'mastered', { story: glovesAtTrim, stage: 'claimed', day: 2 })],
  },
  {
    name: 'Gülsüm Yıldırım',
    lessons: [
      leading(22, 'mastered', { story: walkAfterLunch, stage: 'waiting', day: 1 }),
      buyIn(9, 'missed'),
    ],
  },
  {
    name: 'Amos Ndlovu',
    number: 'W-1230',
    lessons: [
      leading(13, 'retried', { story: inkLog, stage: 'opened', day: 1 }),
      failure(18, 'mastered', { story: misspeltSign, stage: 'ready', day: 10 }),
    ],
  },
  {
    name: 'Priscilla Oduya',
    lessons: [
      leading(23),
      buyIn(13, 'mastered', { story: reagentShelf, stage: 'answered', day: 1 }),
    ],
  },
  {
    name: 'Conor Mac Giolla Phádraig',
    lessons: [
      leading(21, 'missed'),
      buyIn(10, 'mastered', { story: dishRota, stage: 'waiting', day: 1 }),
    ],
  },
  {
    name: 'Ramón Castellanos',
    locale: 'es',
    lessons: [
      leading(24),
      buyIn(15, 'mastered', { story: driverPhones, stage: 'waiting', day: 4 }),
      failure(8, 'missed', { story: movedStop, stage: 'opened', day: 3 }),
    ],
  },
  {
    name: 'Wilhelmina Overbeck',
    lessons: [
      leading(22),
      failure(12, 'mastered', { story: finalTasting, stage: 'returned', day: 5 }),
    ],
  },
  {
    name: 'Tadesse Bekele',
    number: 'W-1244',
    lessons: [leading(8, 'mastered', { story: lockoutBoard, stage: 'drafting', day: 2 })],
  },
  { name: 'Mei-Ling Fong', lessons: [begun(leading(6))] },
  { name: 'Patrick O’Sullivan', lessons: [leading(4, 'begun')] },
  { name: 'Olumide Adebayo-Clarke', lessons: [] },
];
