import { begun, buyIn, failure, leading, type LearnerPlan } from './plan.js';
import {
  atTwoWithLorraine,
  callsWithDeShawn,
  handoverWithImani,
  viktorRunsTheTest,
} from './stories/acting.js';
import { ovenOrder, paperFiles, whiteboard } from './stories/buy-in-one.js';
import { harnessCheck } from './stories/buy-in-two.js';
import { doubleBooking, scaffoldWords } from './stories/failure-four.js';
import { earlyDischarge, fillerRestart, weddingFish } from './stories/failure-one.js';
import { bedAlarm, customerVisit } from './stories/failure-three.js';
import { apprenticeQuestion, salarySheet } from './stories/failure-two.js';
import { allergyCards, bedsideHandover, sharedInbox } from './stories/leading-one.js';
import { setupNotebook, signedChecklist } from './stories/in-spanish.js';
import { escalationForm } from './stories/leading-two.js';

/** The first twelve, from learner1@example.test on. */
export const learnersOne: readonly LearnerPlan[] = [
  {
    name: 'Rosa Delgado',
    locale: 'es',
    lessons: [
      leading(24, 'retried', { story: signedChecklist, stage: 'ready', day: 19 }),
      buyIn(15, 'mastered', { story: setupNotebook, stage: 'returned', day: 3 }),
      begun(failure(1)),
    ],
  },
  {
    name: 'Daniel Okonkwo',
    lessons: [
      leading(25, 'mastered', {
        ...{ story: bedsideHandover, stage: 'ready', day: 21, by: 'colleague' },
        acting: handoverWithImani,
      }),
      buyIn(20, 'mastered', {
        story: whiteboard,
        stage: 'ready',
        day: 14,
        acting: atTwoWithLorraine,
      }),
      failure(12, 'retried', { story: bedAlarm, stage: 'revised', day: 1 }),
    ],
  },
  {
    name: 'Zoë Łukasiewicz-Abernathy-Montgomery',
    lessons: [
      leading(18, 'mastered', { story: sharedInbox, stage: 'waiting', day: 4 }),
      begun(buyIn(3)),
    ],
  },
  {
    name: 'Nguyễn Thu Trang',
    number: 'W-1183',
    lessons: [
      leading(23),
      failure(11, 'mastered', { story: earlyDischarge, stage: 'waiting', day: 5 }),
    ],
  },
  {
    name: 'Terrence Whitfield',
    lessons: [
      leading(22, 'missed'),
      failure(9, 'mastered', { story: apprenticeQuestion, stage: 'waiting', day: 2 }),
    ],
  },
  {
    name: 'Aoife Brennan',
    lessons: [
      leading(24),
      buyIn(16, 'missed', { story: ovenOrder, stage: 'waiting', day: 3 }),
      failure(11, 'mastered', { story: weddingFish, stage: 'opened', day: 6 }),
    ],
  },
  {
    name: 'Ibrahim Sesay',
    number: 'W-1207',
    lessons: [
      leading(23),
      failure(9, 'mastered', { story: doubleBooking, stage: 'asked', day: 4 }),
    ],
  },
  {
    name: 'Marjorie Klein',
    lessons: [
      leading(25, 'mastered', {
        story: escalationForm,
        stage: 'ready',
        day: 18,
        acting: callsWithDeShawn,
      }),
      buyIn(14, 'retried', { story: paperFiles, stage: 'waiting', day: 2 }),
      failure(7, 'mastered', { story: salarySheet, stage: 'claimed', day: 1 }),
    ],
  },
  {
    name: 'Siddharth Ramanathan',
    lessons: [
      leading(25),
      buyIn(21, 'retried'),
      failure(16, 'mastered', {
        ...{ story: customerVisit, stage: 'ready', day: 8, by: 'colleague' },
        acting: viktorRunsTheTest,
      }),
    ],
  },
  {
    name: 'Célestine Mbeki-Duarte',
    lessons: [
      leading(24),
      failure(14, 'mastered', { story: fillerRestart, stage: 'revised', day: 4 }),
    ],
  },
  {
    name: 'Jacob Yellowhorse',
    number: 'W-1214',
    lessons: [
      leading(20, 'begun'),
      buyIn(12, 'mastered', { story: harnessCheck, stage: 'waiting', day: 2 }),
      failure(6, 'none', { story: scaffoldWords, stage: 'waiting', day: 3 }),
    ],
  },
  {
    name: 'Keiko Harada',
    lessons: [
      leading(19, 'mastered', { story: allergyCards, stage: 'revised', day: 2 }),
      buyIn(5, 'missed'),
    ],
  },
];
