import { AppError } from '../../platform/errors.js';
import { startOfDay } from '../../platform/dates.js';
import { paths } from '../../web/paths.js';
import type { Problem } from '../../web/problems.js';
import { seeOther, type Reply } from '../../web/reply.js';
import { route, type Posted, type Route } from '../../web/route.js';
import { reflectionParams } from '../reflection.input.js';
import { pagesOf, type Asked } from '../reflection.pages.js';
import type { ReflectionService } from '../reflection.service.js';
import { showDay, listAll } from '../when.js';
import type { TypedAction } from './action-form.view-model.js';
import { aimInput, cancelInput, outcomeInput, turnInput } from './commitment.input.js';
import type { AimResult, CommitmentService } from './commitment.service.js';
import type { OutcomeService } from './outcome.service.js';

export interface ActionServices {
  reflections: ReflectionService;
  committing: CommitmentService;
  outcomes: OutcomeService;
}

type Refused = Asked & { posted: Posted };

const valuesOf = (posted: Posted): Record<string, string> =>
  Object.fromEntries(
    Object.entries(posted).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );

const done = (slug: string, did: string): Reply => seeOther(`${paths.reflection(slug)}?did=${did}`);

/** Why an aim is not set, as a problem of its form. */
const problemOf = ({ calendar }: Asked, result: Exclude<AimResult, { is: 'done' }>): Problem => {
  if (result.is === 'many') {
    const lessons = listAll(result.lessons, calendar.locale);
    return { field: 'action', message: 'actions.problems.many', values: { lessons } };
  }
  if (result.is === 'whom') return { field: 'withWhom', message: 'problems.required' };
  const inWords = (day: string): string =>
    showDay(startOfDay(day, 'UTC'), { ...calendar, zone: 'UTC' });
  const values = { from: inWords(result.from), to: inWords(result.to) };
  return { field: 'day', message: 'actions.problems.day', values };
};

/** The pages of this part: the reflection's own, with what was typed, or why it was refused. */
const answering = (reflections: ReflectionService) => {
  const { show } = pagesOf(reflections);
  const again = (
    asked: Refused,
    form: TypedAction['form'],
    problems: readonly Problem[],
  ): Promise<Reply> =>
    show(asked, { action: { form, values: valuesOf(asked.posted), problems } }, 422);
  return {
    again,
    /** An act that the turn does not allow any more: the page as it stands says why, and keeps what was typed. */
    async orRefused(
      asked: Refused,
      form: TypedAction['form'],
      act: () => Promise<Reply>,
    ): Promise<Reply> {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
        const notice = { tone: 'warm' as const, text: asked.t(error.message) };
        const action = { form, values: valuesOf(asked.posted), problems: [] };
        return show(asked, { notice, action }, 409);
      }
    },
  };
};

type Answering = ReturnType<typeof answering>;

const setting = ({ committing }: ActionServices, { again, orRefused }: Answering): Route =>
  route({
    method: 'post',
    path: '/reflections/:slug/commitments',
    may: 'turn:write',
    params: reflectionParams,
    input: aimInput,
    accepts: 'text',
    handle: (asked) =>
      orRefused(asked, 'aim', async () => {
        const { actor, params, body, key } = asked;
        const { act, rev, ...aim } = body;
        const result = await committing.set(actor, params.slug, { act, rev, aim, key });
        if (result.is === 'done') return done(params.slug, act === 'change' ? 'changed' : 'set');
        return again(asked, 'aim', [problemOf(asked, result)]);
      }),
    invalid: (asked, problems) => again(asked, 'aim', problems),
  });

const cancelling = ({ committing }: ActionServices, { again, orRefused }: Answering): Route =>
  route({
    method: 'post',
    path: '/reflections/:slug/cancellation',
    may: 'turn:write',
    params: reflectionParams,
    input: cancelInput,
    handle: (asked) =>
      orRefused(asked, 'cancel', async () => {
        const { actor, params, body, key } = asked;
        await committing.cancel(actor, params.slug, { ...body, key });
        return done(params.slug, 'cancelled');
      }),
    invalid: (asked, problems) => again(asked, 'cancel', problems),
  });

const telling = ({ outcomes }: ActionServices, { again, orRefused }: Answering): Route =>
  route({
    method: 'post',
    path: '/reflections/:slug/outcomes',
    may: 'turn:write',
    params: reflectionParams,
    input: outcomeInput,
    accepts: 'text',
    handle: (asked) =>
      orRefused(asked, 'outcome', async () => {
        const { actor, params, body, key } = asked;
        const handOn = await outcomes.tell(actor, params.slug, { ...body, key });
        return handOn ? seeOther(paths.handOn(handOn, 'recorded')) : done(params.slug, 'told');
      }),
    invalid: (asked, problems) => again(asked, 'outcome', problems),
  });

const thinkingAgain = ({ outcomes }: ActionServices, { orRefused }: Answering): Route =>
  route({
    method: 'post',
    path: '/reflections/:slug/turns',
    may: 'turn:write',
    params: reflectionParams,
    input: turnInput,
    handle: (asked) =>
      orRefused(asked, 'outcome', async () => {
        const { actor, params, body, key } = asked;
        await outcomes.thinkAgain(actor, params.slug, { ...body, key });
        return done(params.slug, 'thinkAgain');
      }),
  });

/** What a learner does once a reflection is ready for action. */
export const actionRoutes = (services: ActionServices): Route[] => {
  const pages = answering(services.reflections);
  return [setting, cancelling, telling, thinkingAgain].map((make) => make(services, pages));
};
