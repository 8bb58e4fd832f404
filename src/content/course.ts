/** The course as it is read from its files: checked, rendered and sanitised once, never changed afterwards. */
export interface Course {
  id: string;
  title: string;
  /** How many lessons the whole course will have; at least as many as there are now. */
  lessonsPlanned: number;
  lessons: Lesson[];
  tracks: { certified: Track; qualified: Track };
  images: CourseImage[];
  hash: string;
  /**
   * The same course in other languages, by their code. Only words differ: ids, kinds, keys, order and the hashes that tries
   * and rounds are tied to are those of the original.
   */
  translations: ReadonlyMap<string, Course>;
}

/** A part that stands in the original's words where its translation is missing: their language. Absent everywhere else. */
export interface Translated {
  lang?: string | undefined;
}

/** A picture of a lesson, served at `href`; `path` is where the file lies on this machine. */
export interface CourseImage {
  lesson: string;
  file: string;
  path: string;
  href: string;
}

export interface Track {
  title: string;
  summary: string;
  conditions: Condition[];
}

export type Count = number | 'all';

export type Condition =
  | { id: string; kind: 'lessons-read'; count: Count }
  | { id: string; kind: 'quizzes-mastered'; count: Count }
  | { id: string; kind: 'reflection-ready'; lesson: string }
  | { id: string; kind: 'reflections-ready'; count: number; besides: string | null }
  | { id: string; kind: 'outcomes-told'; count: number }
  | { id: string; kind: 'hand-ons-confirmed'; count: number };

/** `lang` is that of its title, summary, objectives and key ideas. */
export interface Lesson extends Translated {
  /** The folder's name, and the lesson's name in every address. */
  slug: string;
  /** Its place in the whole course as planned, not among the lessons that exist. */
  number: number;
  title: string;
  summary: string;
  objectives: string[];
  keyIdeas: string[];
  /** The sum of its sections' minutes. */
  minutes: number;
  /** What stands before the first section; it is counted with the first section. */
  introHtml: string;
  sections: Section[];
  quiz: Quiz;
  reflection: Reflection;
  /** A first and a deeper answer, for those who have written their own; null where the author gives none. */
  examples: Notes | null;
  /** For who leads the meeting about the lesson, never for learners; null where the author gives none. */
  facilitation: Facilitation | null;
  /** Covers what is rendered of the lesson and of all that belongs to it. */
  hash: string;
}

/** A text of which every chapter has its fixed place. */
export interface Notes extends Translated {
  title: string;
  introHtml: string;
  chapters: Note[];
}

export interface Note {
  id: string;
  title: string;
  html: string;
}

export interface Facilitation extends Notes {
  /** Two, in plain words, for the sheet that is pinned up; none where the author gives none. */
  crewQuestions: string[];
}

export interface Section extends Translated {
  id: string;
  title: string;
  titleHtml: string;
  html: string;
  minutes: number;
}

/** `lang` is that of its title and opening. */
export interface Quiz extends Translated {
  /** The slug of its lesson. */
  id: string;
  title: string;
  introHtml: string;
  /** When explanations are shown: after each question, or at the end. */
  feedback: 'each' | 'end';
  /** How many of its ideas have to be held once before it is mastered. */
  mastery: Count;
  questions: Question[];
  hash: string;
}

export type QuestionKind = 'single' | 'multiple' | 'order' | 'match' | 'short' | 'judgement';

export interface Question extends Translated {
  id: string;
  kind: QuestionKind;
  /** The heading as plain text. */
  title: string;
  titleHtml: string;
  sceneHtml: string;
  /**
   * single, multiple: the choices. order: in the order that holds. judgement: most effective first. match: each with its
   * partner. short: accepted forms (right) and foreseen other answers.
   */
  options: Option[];
  /** Shown one by one, on request, before the explanation. */
  hints: string[];
  /** Whether "why I chose this" is asked for. */
  asksWhy: boolean;
  /** short: said of an answer nobody foresaw; '' for other kinds. */
  otherwiseHtml: string;
  see: Passage;
  hash: string;
}

export interface Option {
  id: string;
  html: string;
  /** Its plain words. */
  text: string;
  /** short, in a course with translations: how it is written in all languages, so that one key marks them all. */
  forms?: readonly string[];
  /** True for every item of order, match and judgement. */
  right: boolean;
  feedbackHtml: string;
  /** match: what belongs to it. */
  partner: Partner | null;
}

/** Its id is a hash, so that it tells nobody what it belongs to. */
export interface Partner {
  id: string;
  html: string;
  text: string;
}

/** The passage of a lesson that a question is about. */
export interface Passage {
  lesson: string;
  section: string;
  title: string;
}

/** `lang` is that of its title and opening. */
export interface Reflection extends Translated {
  title: string;
  introHtml: string;
  sharing: 'shared' | 'private-or-shared';
  /** What is set out to do after it is to pass something on to somebody: doing it is a hand-on. */
  commitment?: 'hand-on' | undefined;
  prompts: Prompt[];
  rubric: Criterion[];
  hash: string;
}

export interface Prompt extends Translated {
  id: string;
  title: string;
  hintHtml: string;
  /** A hint of length, never a limit. */
  words: { from: number; to: number } | null;
}

export interface Criterion extends Translated {
  id: string;
  title: string;
  description: string;
  /** The editable sentences that a reviewer's tick puts into the reply. */
  reply: string;
}
