import type { PageReply, Reply } from '../../web/reply.js';
import { seeOther } from '../../web/reply.js';
import { paths } from '../../web/paths.js';
import { noFields } from '../../web/problems.js';
import { route, type Route } from '../../web/route.js';
import { cohortParams, importParams, pasteInput, rowsQuery } from '../cohort.input.js';
import type { Asking } from '../cohort-pages.js';
import type { CohortDesk } from '../cohorts.js';
import type { Sent } from '../parts.js';
import { textOfFile, textOfPaste, unreadable, type ListProblem, type Read } from './file-text.js';
import { importPage, importView, newImportPage, newImportView } from './import.view-model.js';
import { readList, type List } from './rows.js';

const manage = { may: 'cohort:manage' } as const;

interface Unread {
  list: string;
  problem: { field: 'list' | 'file'; about: ListProblem };
}

const showNewImport = async (
  desk: CohortDesk,
  { actor, t }: Asking,
  { cohortId, unread }: { cohortId: string; unread?: Unread },
): Promise<PageReply> => {
  const { cohort } = await desk.cohorts.find(actor, cohortId);
  return newImportPage(newImportView(t, { cohort, ...unread }), { status: unread ? 422 : 200 });
};

interface Given {
  cohortId: string;
  field: Unread['problem']['field'];
  text: Read<string>;
  /** What to show again of a pasted list. */
  list: string;
}

/** Reads what was given and shows what it would do, or says why it cannot be read. */
const preview = async (
  desk: CohortDesk,
  asking: Asking & Sent,
  { cohortId, field, text, list }: Given,
): Promise<Reply> => {
  const read: Read<List> = text.ok ? readList(text.value) : text;
  if (!read.ok)
    return showNewImport(desk, asking, {
      cohortId,
      unread: { list, problem: { field, about: read.problem } },
    });
  const { actor, key } = asking;
  return seeOther(
    paths.import(cohortId, await desk.imports.preview({ actor, key }, cohortId, read.value)),
  );
};

const givingRoutes = (desk: CohortDesk): Route[] => [
  route({
    ...manage,
    method: 'get',
    path: '/cohorts/:id/imports/new',
    params: cohortParams,
    handle: (asking) => showNewImport(desk, asking, { cohortId: asking.params.id }),
  }),
  route({
    ...manage,
    method: 'post',
    path: '/cohorts/:id/imports',
    accepts: 'text',
    params: cohortParams,
    input: pasteInput,
    handle: (asking) => {
      const { list } = asking.body;
      return preview(desk, asking, {
        cohortId: asking.params.id,
        field: 'list',
        text: textOfPaste(list),
        list,
      });
    },
  }),
  route({
    ...manage,
    method: 'post',
    path: '/cohorts/:id/imports/files',
    accepts: 'file',
    params: cohortParams,
    input: noFields,
    handle: (asking) => {
      const text = asking.file ? textOfFile(asking.file.bytes) : unreadable('noFile');
      return preview(desk, asking, { cohortId: asking.params.id, field: 'file', text, list: '' });
    },
  }),
];

const carryingRoutes = (desk: CohortDesk): Route[] => [
  route({
    ...manage,
    method: 'get',
    path: '/cohorts/:id/imports/:importId',
    params: importParams,
    query: rowsQuery,
    async handle({ actor, params, query, t }) {
      const { cohort } = await desk.cohorts.find(actor, params.id);
      const place = { cohortId: params.id, importId: params.importId };
      const page = { verdict: query.verdict ?? null, number: query.page };
      const story = await desk.imports.story(actor, place, page);
      return importPage(importView(t, { ...story, cohortName: cohort.name, asked: query }));
    },
  }),
  route({
    ...manage,
    method: 'post',
    path: '/cohorts/:id/imports/:importId/confirmation',
    params: importParams,
    input: noFields,
    async handle({ actor, key, params }) {
      await desk.imports.confirm(
        { actor, key },
        { cohortId: params.id, importId: params.importId },
      );
      return seeOther(paths.import(params.id, params.importId));
    },
  }),
];

/** `imports/new` stands before `imports/:importId`: the first that fits answers. */
export const importRoutes = (desk: CohortDesk): Route[] => [
  ...givingRoutes(desk),
  ...carryingRoutes(desk),
];
