/** What a new lesson begins from; every file of it passes the checker, and says in its place what to write there. */
export interface NewLesson {
  slug: string;
  number: number;
  title: string;
}

/** Text between quotes of YAML. */
const quoted = (text: string): string => JSON.stringify(text);

const lesson = ({ number, title }: NewLesson): string => `---
number: ${number}
title: ${quoted(title)}
summary: One sentence that says what the lesson is about.
objectives:
  - Name what a reader can do afterward that they could not do before.
keyIdeas:
  - Say each idea in one sentence that can be remembered without the lesson.
---

Begin where the reader is: a moment from work that they know. Two or three short paragraphs.

## What happened {#what-happened}

Tell one scene with people in it. Say what they did before you say what it means, and say that the people are made up.

## What it means {#what-it-means}

Draw the idea out of the scene.

## One thing for your next shift {#try-this}

One thing to try that takes five minutes. This section also stands on the one-page sheet.
`;

const quiz = ({ title }: NewLesson): string => `---
title: ${quoted(title)}
feedback: end
---

Take the answer you would stand by at work.

## What do you look at first? {#look-at-first}

A short scene, with what has just happened.

- [ ] An answer that thoughtful people give. {#thoughtful-answer}

  Name the thinking behind this choice, and what it overlooks.
- [x] The answer that the lesson argues for. {#argued-for}

  Say why it holds.

[See: What happened](lesson.md#what-happened)
`;

const reflection = ({ title }: NewLesson): string => `---
title: ${quoted(title)}
sharing: private-or-shared
rubric:
  - id: describes
    title: Tells what happened
    description: Someone who was not there can see the scene.
    reply: "I can see the scene as you tell it. Which moment would surprise you if someone had filmed it?"
  - id: owns-part
    title: Owns their part
    description: Their own actions are named as actions.
    reply: "You name what you did. Which of those actions would you most like to have back?"
  - id: plans-and-tries
    title: Plans something that can be seen
    description: One action within their own power, with a person and a day.
    reply: "Your plan has a person and a day. What will you see or hear if it works?"
---

Say what the reflection is about, and that short answers are fine.

## What happened? {#what-happened words=60-150}

The scene, as a camera would have caught it.

## What was my own part? {#my-own-part words=50-120}

Sentences that begin with “I” and a verb.

## What do I now think? {#what-i-now-think words=40-120}

Something that would help a colleague who was not there.

## What will I do, with whom, by when, and how will I know? {#what-i-will-do words=40-100}

One action in your own hands, in the next two weeks.
`;

/** The files of a new lesson by their names. */
export const skeletonOf = (it: NewLesson): Readonly<Record<string, string>> => ({
  'lesson.md': lesson(it),
  'quiz.md': quiz(it),
  'reflection.md': reflection(it),
});
