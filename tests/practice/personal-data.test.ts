import { describe, expect, it } from '@jest/globals';
import { features } from '../../src/features.js';
import { courseOf } from '../content/a-course.js';
import { aLearner } from '../lessons/a-learner.js';
import { useTestApp } from '../support/app.js';
import { practise, takeQuiz } from './practising.js';

const app = useTestApp({ course: () => courseOf() });

const email = 'leaves@example.test';

describe('what is owed to a person', () => {
  it('is exported with the choices in words, and goes whole', async () => {
    await takeQuiz(await aLearner(app, email), 'first-steps', ['what-first', 'what-helps']);
    app.clock.forward({ days: 2 });
    await practise(await app.signedIn(email), ['what-helps']);
    const person = await app.services.accounts.findPersonByLogin({ kind: 'email', value: email });
    const id = person?._id ?? '';
    const owed = features(app.services)
      .filter(({ name }) => name === 'practice')
      .flatMap(({ personalData }) => personalData);
    expect(owed.map(({ collection }) => collection)).toEqual([
      'ideas',
      'practices',
      'practiceSessions',
    ]);
    const [first] = owed;
    expect(await first?.exportOf(id)).toContainEqual(
      expect.objectContaining({
        firstMissInWords: { question: 'What comes first?', answer: ['Who started it.'] },
        changedInWords: { question: 'What comes first?', answer: ['What I did before.'] },
      }),
    );
    for (const { erase } of owed) await erase(id);
    for (const { exportOf } of owed) expect(await exportOf(id)).toEqual([]);
  });
});
