import type {
  Criterion,
  Lesson,
  Note,
  Notes,
  Question,
  Quiz,
  Translated,
} from '../content/course.js';
import { lessonPlace } from '../lessons/lesson.words.js';
import { nameOfLanguage } from '../platform/languages.js';
import { isLanguage, languages } from '../platform/locales.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import type { LessonOfFiles } from './publishing.service.js';

export interface PreviewView {
  title: string;
  place: string;
  /** The language it is looked at in; what is not translated has one of its own. */
  lang: string;
  /** Every language of the course; none where it has one alone. */
  languages: { href: string; code: string; name: string; current: boolean }[];
  text: Translated & { introHtml: string; objectives: string[]; keyIdeas: string[] };
  sections: (Translated & { id: string; titleHtml: string; html: string; reading: null })[];
  quiz: Translated & { title: string; introHtml: string; questions: PreviewQuestion[] };
  reflection: Translated & {
    title: string;
    introHtml: string;
    prompts: (Translated & { title: string; hintHtml: string; length: string | null })[];
    rubric: Criterion[];
  };
  notes: (Translated & { title: string; introHtml: string; chapters: Note[] })[];
  back: { href: string; label: string };
}

export interface PreviewQuestion extends Translated {
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
  lang: question.lang,
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

const quizOf = (t: Words, { title, lang, introHtml, questions }: Quiz): PreviewView['quiz'] => ({
  ...{ title, lang, introHtml: withPictures(introHtml) },
  questions: questions.map((question) => questionOf(t, question)),
});

const reflectionOf = (t: Words, { reflection }: Lesson): PreviewView['reflection'] => ({
  title: reflection.title,
  lang: reflection.lang,
  introHtml: withPictures(reflection.introHtml),
  prompts: reflection.prompts.map(({ title, lang, hintHtml, words }) => ({
    ...{ title, lang, hintHtml },
    length: words && t('publishing.preview.words', words),
  })),
  rubric: reflection.rubric,
});

const notesOf = (notes: Notes | null): PreviewView['notes'] =>
  notes
    ? [
        {
          title: notes.title,
          lang: notes.lang,
          introHtml: withPictures(notes.introHtml),
          chapters: notes.chapters.map((note) => ({ ...note, html: withPictures(note.html) })),
        },
      ]
    : [];

const ownName = (code: string): string =>
  isLanguage(code) ? languages[code] : nameOfLanguage(code, code);

const languagesOf = ({ lesson, locale, locales }: LessonOfFiles): PreviewView['languages'] =>
  locales.length === 1
    ? []
    : locales.map((code) => ({
        href: paths.coursePreview(lesson.slug, code),
        ...{ code, name: ownName(code), current: code === locale },
      }));

const textOf = ({ lang, introHtml, objectives, keyIdeas }: Lesson): PreviewView['text'] => ({
  ...{ lang, introHtml: withPictures(introHtml), objectives, keyIdeas },
});

/** A lesson of the files with all that belongs to it, as a learner would come to see it; nothing can be done on it. */
export const previewView = (t: Words, found: LessonOfFiles): PreviewView => {
  const { course, lesson, locale } = found;
  return {
    title: lesson.title,
    place: lessonPlace(t, lesson, course),
    lang: locale,
    languages: languagesOf(found),
    text: textOf(lesson),
    sections: lesson.sections.map(({ id, titleHtml, html, lang }) => ({
      ...{ id, titleHtml, lang, html: withPictures(html) },
      reading: null,
    })),
    quiz: quizOf(t, lesson.quiz),
    reflection: reflectionOf(t, lesson),
    notes: [...notesOf(lesson.examples), ...notesOf(lesson.facilitation)],
    back: { href: paths.course(), label: t('publishing.preview.back') },
  };
};
