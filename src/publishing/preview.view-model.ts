import type { Course, Criterion, Lesson, Note, Notes, Question } from '../content/course.js';
import { lessonPlace } from '../lessons/lesson.words.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';

export interface PreviewView {
  title: string;
  place: string;
  introHtml: string;
  sections: { id: string; titleHtml: string; html: string; reading: null }[];
  keyIdeas: string[];
  quiz: { title: string; introHtml: string; questions: PreviewQuestion[] };
  reflection: {
    title: string;
    introHtml: string;
    prompts: { title: string; hintHtml: string; length: string | null }[];
    rubric: Criterion[];
  };
  notes: { title: string; introHtml: string; chapters: Note[] }[];
  back: { href: string; label: string };
}

export interface PreviewQuestion {
  titleHtml: string;
  kind: string;
  sceneHtml: string;
  hints: { html: string }[];
  options: {
    html: string;
    partner: { html: string } | null;
    holds: string;
    feedbackHtml: string;
  }[];
  otherwiseHtml: string;
  see: { href: string; title: string };
}

export const previewPage = definePage<PreviewView>('publishing/preview', 'course');

/** Pictures of the files, which the published course may not have. */
const withPictures = (html: string): string =>
  html.replaceAll(`<img src="${paths.course()}/`, `<img src="${paths.coursePreview('')}`);

const holdsOf = (t: Words, { kind, options }: Question, at: number): string => {
  if (kind === 'order' || kind === 'judgement') return t('publishing.preview.place', { n: at + 1 });
  return t(options[at]?.right === true ? 'publishing.preview.holds' : 'publishing.preview.other');
};

const questionOf = (t: Words, question: Question): PreviewQuestion => ({
  titleHtml: question.titleHtml,
  kind: t(`publishing.kind.${question.kind}`),
  sceneHtml: withPictures(question.sceneHtml),
  hints: question.hints.map((html) => ({ html })),
  options: question.options.map(({ html, partner, feedbackHtml }, at) => ({
    html,
    partner: partner && { html: partner.html },
    holds: holdsOf(t, question, at),
    feedbackHtml: withPictures(feedbackHtml),
  })),
  otherwiseHtml: question.otherwiseHtml,
  see: { href: `#${question.see.section}`, title: question.see.title },
});

const reflectionOf = (t: Words, { reflection }: Lesson): PreviewView['reflection'] => ({
  title: reflection.title,
  introHtml: withPictures(reflection.introHtml),
  prompts: reflection.prompts.map(({ title, hintHtml, words }) => ({
    title,
    hintHtml,
    length: words && t('publishing.preview.words', words),
  })),
  rubric: reflection.rubric,
});

const notesOf = (notes: Notes | null) =>
  notes
    ? [
        {
          title: notes.title,
          introHtml: withPictures(notes.introHtml),
          chapters: notes.chapters.map((note) => ({ ...note, html: withPictures(note.html) })),
        },
      ]
    : [];

/** A lesson of the files with all that belongs to it, as a learner would come to see it; nothing can be done on it. */
export const previewView = (
  t: Words,
  { course, lesson }: { course: Course; lesson: Lesson },
): PreviewView => ({
  title: lesson.title,
  place: lessonPlace(t, lesson, course),
  introHtml: withPictures(lesson.introHtml),
  sections: lesson.sections.map(({ id, titleHtml, html }) => ({
    ...{ id, titleHtml, html: withPictures(html) },
    reading: null,
  })),
  keyIdeas: lesson.keyIdeas,
  quiz: {
    title: lesson.quiz.title,
    introHtml: withPictures(lesson.quiz.introHtml),
    questions: lesson.quiz.questions.map((question) => questionOf(t, question)),
  },
  reflection: reflectionOf(t, lesson),
  notes: [...notesOf(lesson.examples), ...notesOf(lesson.facilitation)],
  back: { href: paths.course(), label: t('publishing.preview.back') },
});
