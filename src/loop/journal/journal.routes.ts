import { draftJson } from '../draft-json.js';
import type { Actor } from '../../policy.js';
import { AppError } from '../../platform/errors.js';
import { fieldOf } from '../../web/body.js';
import { paths } from '../../web/paths.js';
import { noFields, type Problem } from '../../web/problems.js';
import { seeOther, type Reply } from '../../web/reply.js';
import { route, type Handled, type Posted, type Route } from '../../web/route.js';
import { wantsJson } from '../../web/visit.js';
import type { LoopParts } from '../loop.js';
import { conflictPage, staleTextView } from '../conflict.view-model.js';
import { fieldId } from '../draft-form.view-model.js';
import type { NoticeView } from '../reflection.view-model.js';
import type { DraftRecord } from '../turn.js';
import type { CarryingService } from './carrying.service.js';
import { entryText } from './entry.js';
import {
  carryingInput,
  deletionInput,
  entryField,
  entryInput,
  entryParams,
  journalQuery,
} from './journal.input.js';
import type { JournalService } from './journal.service.js';
import {
  entryPage,
  entryView,
  journalPage,
  journalView,
  type TypedEntry,
} from './journal.view-model.js';

export interface JournalServices {
  journal: JournalService;
  carrying: CarryingService;
  content: Pick<LoopParts['content'], 'course'>;
}

type Visit = Pick<Handled<Actor, unknown, unknown, unknown>, 'actor' | 't' | 'calendar'>;
type OfEntry = Visit & { params: { id: string } };

interface Aftermath {
  lesson?: string | undefined;
  did?: string | undefined;
  notice?: NoticeView;
  typed?: TypedEntry;
}

const createPages = ({ journal, carrying }: JournalServices) => {
  const show = async (asked: OfEntry, after: Aftermath, status = 200): Promise<Reply> => {
    const { actor, params } = asked;
    const [entry, places] = await Promise.all([
      journal.find(actor, params.id),
      carrying.places(actor),
    ]);
    const story = { entry, places, lesson: after.lesson };
    return entryPage(entryView(asked, story, after), { status });
  };
  return {
    show,
    /** The form as it was typed, with what is to be mended. */
    refuse: (asked: OfEntry & { posted: Posted }, problems: readonly Problem[]) => {
      const { t, posted } = asked;
      const typed: TypedEntry = { text: fieldOf(posted, entryField), to: fieldOf(posted, 'to') };
      for (const { field, message } of problems)
        if (field === 'to') typed.placeError = t('journal.problems.place');
        else typed.textError = t(message);
      return show(asked, { typed }, 422);
    },
    conflict: ({ t, calendar, params }: OfEntry, typed: string, saved: DraftRecord): Reply => {
      const where = {
        action: paths.journalDraft(params.id),
        back: paths.journalEntry(params.id),
      };
      const one = { name: t('journal.entryName'), prompt: entryText, field: entryField, ...where };
      return conflictPage(staleTextView({ t, calendar }, one, { typed, saved }), { status: 409 });
    },
  };
};

type Pages = ReturnType<typeof createPages>;

const listing = ({ journal, content }: JournalServices): Route[] => [
  route({
    method: 'get',
    path: '/journal',
    may: 'journal:read',
    query: journalQuery,
    async handle(visit) {
      const { lesson: slug, before, did } = visit.query;
      const { lessons } = content.course(visit.actor.locale);
      const lesson = lessons.find((one) => one.slug === slug) ?? null;
      const page = await journal.page(visit.actor, before ?? null);
      return journalPage(journalView(visit, page, { lesson, did }));
    },
  }),
  route({
    method: 'post',
    path: '/journal',
    may: 'journal:write',
    query: journalQuery,
    input: noFields,
    async handle({ actor, key, query }) {
      const id = await journal.begin(actor, key);
      return seeOther(paths.journalEntry(id, { lesson: query.lesson }));
    },
  }),
];

const writing = ({ journal }: JournalServices, { show, refuse, conflict }: Pages): Route[] => [
  route({
    method: 'get',
    path: '/journal/:id',
    may: 'journal:read',
    params: entryParams,
    query: journalQuery,
    handle: (asked) => show(asked, asked.query),
  }),
  route({
    method: 'post',
    path: '/journal/:id/draft',
    may: 'journal:write',
    params: entryParams,
    input: entryInput,
    accepts: 'text',
    async handle(asked) {
      const { actor, params, body, key, http } = asked;
      const result = await journal.save(actor, params.id, { ...body, key });
      if (wantsJson(http.req)) return draftJson(asked, entryText, result);
      return result.is === 'saved'
        ? seeOther(paths.journalEntry(params.id, { did: 'saved' }))
        : conflict(asked, body.text, result.saved);
    },
    invalid: refuse,
  }),
  route({
    method: 'post',
    path: '/journal/:id/deletion',
    may: 'journal:write',
    params: entryParams,
    input: deletionInput,
    accepts: 'text',
    async handle(asked) {
      const { actor, params, body, key, t } = asked;
      if (await journal.remove(actor, params.id, { rev: body.rev, key }))
        return seeOther(paths.journal({ did: 'deleted' }));
      return show(asked, { notice: { tone: 'warm', text: t('journal.notDeleted') } }, 409);
    },
    invalid: refuse,
  }),
];

const carryingOver = (services: JournalServices, { show, refuse, conflict }: Pages): Route =>
  route({
    method: 'post',
    path: '/journal/:id/carrying',
    may: 'journal:write',
    params: entryParams,
    input: carryingInput,
    accepts: 'text',
    async handle(asked) {
      const { actor, params, body, key, t } = asked;
      const { lesson, prompt, rev, text } = body;
      // What stands in the box is what is carried over, saved or not.
      const save = { text, rev, key, whole: true };
      const result = await services.journal.save(actor, params.id, save);
      if (result.is === 'stale') return conflict(asked, text, result.saved);
      try {
        await services.carrying.carry(actor, params.id, { lesson, prompt, key });
      } catch (error) {
        if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
        const typed = { text, to: `${lesson}:${prompt}`, placeError: t(error.message) };
        return show(asked, { typed }, 409);
      }
      return seeOther(`${paths.reflection(lesson)}?did=carried#${fieldId(prompt)}`);
    },
    invalid: refuse,
  });

/** A journal of one's own: nobody else has an address for it. */
export const journalRoutes = (services: JournalServices): Route[] => {
  const pages = createPages(services);
  return [...listing(services), ...writing(services, pages), carryingOver(services, pages)];
};
