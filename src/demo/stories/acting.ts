import type { Result } from '../../loop/machine.js';
import type { Blocker } from '../../loop/commitment/commitment.js';

/** What somebody set out to do after a reflection, and what came of it, as far as their plan has come. */
export interface Acting {
  action: string;
  withWhom: string;
  sign: string;
  /** Working days ago that the day was; a negative number lies ahead by so many days. */
  day: number;
  outcome?: {
    result: Result;
    happened: string;
    ledThere: string;
    blocker: Blocker | null;
    blockerWords: string;
    mine: string;
    whatNext: string;
  };
  passedOn?: { what: string; name: string; words: string };
}

/** Its day lies ahead. */
export const callsWithDeShawn: Acting = {
  action: 'Listen to five calls with DeShawn, minutes six to ten only.',
  withWhom: 'DeShawn',
  sign: 'By the Friday after, he sends one form himself.',
  day: -5,
};

/** Its day is today. */
export const viktorRunsTheTest: Acting = {
  action: 'Ask Viktor to run the next acceptance test, with me beside him.',
  withWhom: 'Viktor, at the gripper',
  sign: 'He contradicts me before the test and not in it.',
  day: 0,
};

/** Told, with something in the way. */
export const atTwoWithLorraine: Acting = {
  action: 'Sunday night at two, ask Lorraine how she read the board, and write it down.',
  withWhom: 'Lorraine',
  sign: 'Three things on the page that I did not know.',
  day: 6,
  outcome: {
    result: 'notYet',
    happened:
      'We were two short. At two I was in bay four, and at five she went home. We said good night and nothing else.',
    ledThere:
      'I knew on Friday that we would be two short, and I kept the plan because it was my plan. I told nobody that I needed ten minutes with her.',
    blocker: 'time',
    blockerWords: 'two short on the night',
    mine: 'To ask her for ten minutes before the shift, on a day with nothing else in it. And to bring the coffee.',
    whatNext: 'Thursday, a quarter to seven.',
  },
};

/** Told, passed on and confirmed. */
export const handoverWithImani: Acting = {
  action: 'Come in at 6:45 and do handover with Imani in room three.',
  withWhom: 'Imani',
  sign: 'She starts a handover at the bed on a day I am off.',
  day: 14,
  outcome: {
    result: 'did',
    happened:
      'Imani drew a line through half of my list. Four sentences stay at the desk, the rest we said at the bed. It took nine minutes and the neighbor turned up his radio by himself.',
    ledThere:
      'I came in before seven. I held the pen and she said what went where. When she crossed something out I asked why, and then I was quiet.',
    blocker: null,
    blockerWords: '',
    mine: '',
    whatNext: 'Ask the night side for their four sentences.',
  },
  passedOn: {
    what: 'Try it once in the worst room you have before you tell anyone to do it. I told Priya about the empty single room at the end.',
    name: 'Priya Nair',
    words:
      'I walked my new intake form through with the slowest printer on the floor first, and changed two things before anyone saw it.',
  },
};
