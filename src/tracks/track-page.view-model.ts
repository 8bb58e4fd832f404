import type { Lesson } from '../content/course.js';
import { masteryOf, readingOf } from '../lessons/progress.js';
import type { LessonReflectionState } from '../loop/standing.service.js';
import { reflectionChip, type ChipView } from '../loop/standing.view-model.js';
import type { Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import type { ConditionStanding } from './conditions.js';
import type { TrackName } from './earning.js';
import { trackStandings, trackView, type Done } from './track.view-model.js';

/** One thing that a condition counts, and where it is. */
export interface EvidenceView {
  state: ConditionStanding['standing'];
  name: string;
  href: string;
  chip: ChipView | null;
}

export interface TrackConditionView {
  state: ConditionStanding['standing'];
  name: string;
  /** "2 of 3" */
  detail: string;
  /** What to do next; null once it holds. */
  next: string | null;
  evidence: EvidenceView[];
}

export interface TrackPageView {
  title: string;
  summary: string;
  earned: string | null;
  /** The certificate of an earned track: to be made, or to be looked at. */
  make: { action: string; hint: string } | null;
  certificate: string | null;
  conditions: TrackConditionView[];
  back: { href: string; label: string };
}

export const trackPage = definePage<TrackPageView>('tracks/show', 'course');

type Rule = ConditionStanding['condition'];
type Kind = Rule['kind'];

/** Each lesson as one kind of condition sees it. */
const lessonEvidence: Partial<
  Record<Kind, (lesson: Lesson, done: Done) => Pick<EvidenceView, 'state' | 'href'>>
> = {
  'lessons-read': (lesson, { progress }) => ({
    state: readingOf(lesson, progress),
    href: paths.lesson(lesson.slug),
  }),
  'quizzes-mastered': (lesson, { progress }) => ({
    state: masteryOf(lesson.quiz, progress),
    href: paths.quiz(lesson.slug),
  }),
};

const reflectionMark = (state: LessonReflectionState | undefined): EvidenceView['state'] => {
  if (!state || state.state === 'open') return 'open';
  return state.accepted ? 'holds' : 'under-way';
};

const isBegun = (state: LessonReflectionState | undefined): boolean =>
  state !== undefined && state.state !== 'open';

const outcomeMark = (state: LessonReflectionState | undefined): EvidenceView['state'] => {
  if (state?.counted) return 'holds';
  return state?.accepted ? 'under-way' : 'open';
};

interface Looking {
  t: Words;
  calendar: Calendar;
  done: Done;
}

const reflectionEvidence = (
  { t, calendar, done }: Looking,
  mark: (state: LessonReflectionState | undefined) => EvidenceView['state'],
  isAsked: (slug: string) => boolean,
): EvidenceView[] =>
  done.course.lessons
    .filter(({ slug }) => isAsked(slug))
    .map(({ slug, title }) => {
      const state = done.reflections.get(slug);
      const shown = state && reflectionChip(t, state, calendar);
      const chip = shown && 'chip' in shown ? shown.chip : null;
      return { state: mark(state), name: title, href: paths.reflection(slug), chip };
    });

const handOnEvidence = ({ t, done }: Looking): EvidenceView[] => {
  const { recorded = 0, confirmed = 0 } = done.progress.passedOn ?? {};
  if (recorded === 0)
    return [{ state: 'open', name: t('handOns.add'), href: paths.newHandOn(), chip: null }];
  const state = confirmed > 0 ? 'holds' : 'under-way';
  const name = t('tracks.passedOn', { count: recorded, confirmed });
  return [{ state, name, href: paths.handOns(), chip: null }];
};

const evidenceOf = (looking: Looking, condition: Rule): EvidenceView[] => {
  const { done } = looking;
  const each = lessonEvidence[condition.kind];
  if (each)
    return done.course.lessons.map((lesson) => ({
      ...each(lesson, done),
      ...{ name: lesson.title, chip: null },
    }));
  if (condition.kind === 'reflection-ready')
    return reflectionEvidence(looking, reflectionMark, (slug) => slug === condition.lesson);
  if (condition.kind === 'reflections-ready')
    return reflectionEvidence(looking, reflectionMark, (slug) => slug !== condition.besides);
  if (condition.kind === 'outcomes-told')
    return reflectionEvidence(looking, outcomeMark, (slug) => isBegun(done.reflections.get(slug)));
  return handOnEvidence(looking);
};

const nameOf = ({ t, done }: Looking, { condition, of }: ConditionStanding): string => {
  if (condition.kind !== 'reflection-ready') return t(`tracks.${condition.kind}`, { count: of });
  const lesson = done.course.lessons.find(({ slug }) => slug === condition.lesson);
  return t('tracks.reflection', { lesson: lesson?.title ?? condition.lesson });
};

interface Own {
  hasCertificate: boolean;
  /** The name that a certificate would carry; null where none can be made now. */
  holder: string | null;
}

/** All conditions of one track, what they count, and what to do next. */
export const trackPageView = (
  t: Words,
  { name, done, own }: { name: TrackName; done: Done; own: Own },
  calendar: Calendar,
): TrackPageView => {
  const looking = { t, calendar, done };
  const { title, summary, earned } = trackView(t, { name, done }, calendar);
  return {
    ...{ title, summary, earned },
    make:
      earned && own.holder !== null
        ? {
            action: paths.certificate(name),
            hint: t('certificates.makeHint', { name: own.holder }),
          }
        : null,
    certificate: own.hasCertificate ? paths.certificate(name) : null,
    conditions: trackStandings(name, done, calendar.now).map((standing) => ({
      state: standing.standing,
      name: nameOf(looking, standing),
      detail: t('tracks.counted', { done: standing.done, of: standing.of }),
      next: standing.standing === 'holds' ? null : t(`tracks.next.${standing.condition.kind}`),
      evidence: evidenceOf(looking, standing.condition),
    })),
    back: { href: paths.home(), label: t('tracks.back') },
  };
};
