import { courseOf, type Files } from './a-course.js';
import type { Question, Quiz } from '../../src/content/course.js';

/** A quiz of the small course with one question of each kind, hints, a reason asked for, and its own measure of mastery. */
export const everyKind = `---
title: Every kind
feedback: each
mastery: 5
---

## What comes first? {#what-first ask-why}

The meeting is over.

Hint: It is before the meeting.

Hint: It is *yours*.

- [ ] Who started it. {#who-started}

  You look at the other.
- [x] What I did before. {#what-i-did}

  You look at yourself.

[See: The meeting](lesson.md#the-meeting)

## What helps? {#what-helps kind=multiple}

- [x] Quiet {#quiet}

  It does.
- [x] Asking {#asking}

  It does too.
- [ ] Blame {#blame}

  It hides the cause.

[See: Try this](lesson.md#try-this)

## Put the look back in order. {#look-back kind=order}

1. Say what came of it. {#result}

   The result is where it begins.
2. Walk **back**. {#walk}

   From there.
3. Say what you will do. {#plan}

   Then forward again.

[See: The meeting](lesson.md#the-meeting)

## What belongs together? {#together kind=match}

- Sort -> Keep only what the *work* needs {#sort}

  The name of the S says it.
- Shine → Clean, and look while you clean {#shine}

  Cleaning is looking.
- Sustain -> Keep at it {#sustain}

  Here it breaks.

[See: Try this](lesson.md#try-this)

## What did he call it? {#called kind=short}

- [x] Facilitating {#facilitating}

  His own word.
- [x] He facilitated {#facilitated}
- [ ] Leading {#leading}

  He keeps that word for later.
- [ ] Anything else {#otherwise}

  Look for the word he chose on purpose.

[See: The meeting](lesson.md#the-meeting)

## What serves best? {#serves kind=judgement}

Walt skipped the check. The first carts go up in four minutes.

1. Read the card yourself. {#read-card}

   The tray is safe.
2. Ask Walt what jams. {#ask-walt}

   It helps tomorrow.
3. Remind the line. {#remind-line}

   They know.
4. Tell him off. {#tell-off}

   He stops listening.

[See: Try this](lesson.md#try-this)
`;

/** That quiz with one passage written differently; throws when the passage is not there. */
export const editedKinds = (from: string, to: string): Files => {
  if (!everyKind.includes(from)) throw new Error(`The quiz has no "${from}"`);
  return { 'first-steps/quiz.md': everyKind.replace(from, to) };
};

export const quizOf = async (changed: Files = editedKinds('', '')): Promise<Quiz> => {
  const [lesson] = (await courseOf(changed)).lessons;
  if (!lesson) throw new Error('no lesson');
  return lesson.quiz;
};

export const questionOf = async (id: string, changed?: Files): Promise<Question> => {
  const found = (await quizOf(changed)).questions.find((question) => question.id === id);
  if (!found) throw new Error(`no question ${id}`);
  return found;
};
