import { describe, expect, it } from '@jest/globals';
import { learners } from '../../src/demo/cohort.js';
import { actorOf, admin, cindy, colleague, learnerEmail } from '../../src/demo/people.js';
import { masteryOf, readingOf } from '../../src/lessons/progress.js';
import { partOf } from '../../src/loop/queue.js';
import { count, queuePage } from './asking.js';
import { demoPassword, useSeededDemo } from './seeded.js';

const demo = useSeededDemo();

const emails = learners.map((_, index) => learnerEmail(index + 1));

const everybody = () => Promise.all(emails.map((email) => actorOf(demo.services, email)));

const queueOf = (email: string) => queuePage(demo.services, email);

describe('the cohort of the demo', () => {
  it('has everybody sign in by address, and by number who has one', async () => {
    const { accounts } = demo.services;
    const logins = [admin.email, cindy.email, colleague.email, ...emails];
    const numbers = learners.flatMap(({ number }) => number ?? []);
    expect(emails).toHaveLength(24);
    expect(numbers.length).toBeGreaterThan(0);
    for (const login of [...logins, ...numbers]) {
      const person = await accounts.verify(await accounts.subjectOf(login), demoPassword);
      expect([login, person !== null]).toEqual([login, true]);
    }
  }, 60_000);

  it('lists who has come in, and who has not', async () => {
    const { services } = demo;
    const desk = await actorOf(services, admin.email);
    const [cohort] = await services.cohortDesk.cohorts.list(desk);
    const people = await services.cohortDesk.enrolment.peopleOf(desk, cohort?.cohort._id ?? '');
    expect(count(people.map(({ arrival }) => arrival))).toEqual({
      joined: 24,
      invited: 2,
      'not-invited': 1,
      withdrawn: 1,
    });
  });

  it('has read nothing, some, and all; and begun, missed and mastered quizzes', async () => {
    const { services } = demo;
    const { lessons } = services.content.course();
    const standings = await Promise.all(
      (await everybody()).map(async (actor) => {
        const progress = await services.lessons.progressOf(actor);
        return {
          read: lessons.map((lesson) => readingOf(lesson, progress)),
          mastered: lessons.map(({ quiz }) => masteryOf(quiz, progress)),
        };
      }),
    );
    const nothing = standings.filter(({ read }) => read.every((one) => one === 'open'));
    expect(nothing).toHaveLength(1);
    expect(count(standings.flatMap(({ read }) => read))).toEqual({
      open: expect.any(Number),
      'under-way': 3,
      holds: expect.any(Number),
    });
    expect(count(standings.flatMap(({ mastered }) => mastered))).toEqual({
      open: expect.any(Number),
      'under-way': 6,
      holds: expect.any(Number),
    });
  });

  it('has begun two quizzes that are not handed in', async () => {
    const { services } = demo;
    const slugs = services.content.course().lessons.map(({ slug }) => slug);
    const asked = (await everybody()).flatMap((actor) =>
      slugs.map((slug) => services.quizzes.overview(actor, slug)),
    );
    const begun = (await Promise.all(asked)).filter(({ openId }) => openId !== null);
    expect(begun).toHaveLength(2);
  });

  it('has reflections at every stage', async () => {
    const { services } = demo;
    const slugs = services.content.course().lessons.map(({ slug }) => slug);
    const asked = (await everybody()).flatMap((actor) =>
      slugs.map((slug) => services.reflections.story(actor, slug)),
    );
    const states = (await Promise.all(asked)).map(({ turn, draft }) => {
      if (!turn) return draft?.open ? 'drafting' : 'not begun';
      return turn.asked ? 'asked' : turn.state;
    });
    expect(count(states)).toEqual({
      'not begun': 161,
      drafting: 2,
      waiting: 14,
      opened: 6,
      asked: 1,
      returned: 2,
      ready: 2,
      committed: 1,
      due: 1,
      told: 1,
      handedOn: 1,
    });
  });
});

describe('the queue of the demo', () => {
  it('has twenty waiting for each instructor, as many as it says', async () => {
    for (const email of [cindy.email, colleague.email])
      expect(await queueOf(email)).toMatchObject({ turns: { length: 20 }, count: 20, all: 20 });
  });

  it('holds overdue, revised and claimed ones, of every lesson', async () => {
    const { turns } = await queueOf(cindy.email);
    expect(count(turns.map((turn) => partOf(turn, demo.clock.now())))).toEqual({
      overdue: 5,
      revised: 2,
      first: 13,
    });
    expect(turns.filter(({ revised }) => revised)).toHaveLength(3);
    const bo = await actorOf(demo.services, colleague.email);
    expect(turns.filter(({ claim }) => claim?.personId === bo.id)).toHaveLength(2);
    expect(count(turns.map(({ lessonId }) => lessonId))).toEqual({
      'leading-is-not-facilitating': 6,
      'earning-buy-in': 6,
      'learning-from-failure': 8,
    });
  });

  it('has some of people who read and write Spanish', async () => {
    const { turns, locales, names } = await queueOf(cindy.email);
    const spanish = turns.filter(({ personId }) => locales.get(personId) === 'es');
    expect(count(spanish.map(({ personId }) => names.get(personId) ?? ''))).toEqual({
      'Luis Ángel Quispe': 1,
      'Ramón Castellanos': 2,
    });
    const ramon = await actorOf(demo.services, learnerEmail(19));
    const { rounds } = await demo.services.reflections.story(ramon, 'earning-buy-in');
    expect(rounds[0]?.round.texts['what-happened']).toContain('“Te llamé. Dos veces”');
  });

  it('can be answered: whatever is opened has words at every prompt', async () => {
    const { services } = demo;
    for (const actor of await everybody())
      for (const { slug } of services.content.course().lessons) {
        const { rounds, lesson } = await services.reflections.story(actor, slug);
        const prompts = lesson.reflection.prompts.map(({ id }) => id);
        for (const { round } of rounds) {
          expect(Object.keys(round.texts)).toEqual(prompts);
          expect(Object.values(round.texts)).not.toContain('');
        }
      }
  });
});

describe('what follows in the demo', () => {
  it('has something told with a blocker, and something passed on that the other person confirms', async () => {
    const { reflections, passing } = demo.services;
    const actors = await everybody();
    const told = await Promise.all(
      actors.map(async (actor) => ({
        blockers: (await reflections.story(actor, 'earning-buy-in')).commitments.map(
          ({ outcome }) => outcome?.blocker ?? null,
        ),
        confirmed: (await passing.list(actor)).map(({ state }) => state),
      })),
    );
    expect(told.flatMap(({ blockers }) => blockers)).toEqual(['time']);
    expect(told.flatMap(({ confirmed }) => confirmed)).toEqual(['confirmed']);
  });
});

describe('practice in the demo', () => {
  it('has a learner with ideas to look at again and a growth line, and one who has not begun', async () => {
    const { practice, growth } = demo.services;
    const actors = await everybody();
    const told = await Promise.all(
      actors.map(async (actor) => ({
        due: (await practice.readyAhead(actor.id)).due,
        changed: (await growth.line(actor, null)).events.flatMap(({ what }) =>
          what.kind === 'changed-mind' ? [what.where] : [],
        ),
      })),
    );
    expect(told[0]?.due).toBeGreaterThan(0);
    expect(told[0]?.changed).toContain('retry');
    expect(told.some(({ due, changed }) => due > 0 && changed.length === 0)).toBe(true);
  });
});

describe('the demo itself', () => {
  it('ends at the time it is, and goes on with it', () => {
    expect(demo.clock.now()).toEqual(demo.real.now());
    demo.real.forward({ minutes: 5 });
    expect(demo.clock.now()).toEqual(demo.real.now());
  });

  it('says which week it is playing', () => {
    expect(demo.said.filter((line) => line.includes('Week'))).toHaveLength(5);
  });
});
