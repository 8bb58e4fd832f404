import { daysOffInput } from '../../cohorts/cohort.input.js';
import type { SetDaysOff } from '../../cohorts/days-off.js';
import { scope } from '../../policy.js';
import { paths } from '../../web/paths.js';
import type { Problem } from '../../web/problems.js';
import { noFields } from '../../web/problems.js';
import { seeOther, type Reply } from '../../web/reply.js';
import { route, type Posted, type Route } from '../../web/route.js';
import type { Asked as AskedReview } from '../review.pages.js';
import type { AbsenceService } from './absence.service.js';
import { absenceInput, deskParams, deskQuery } from './desk.input.js';
import type { OwnDeskService } from './own-desk.service.js';
import { ownDeskPage, ownDeskView, type TypedDesk } from './own-desk.view-model.js';

export interface OwnDeskServices {
  ownDesk: OwnDeskService;
  absence: AbsenceService;
  setDaysOff: SetDaysOff;
}

type Asked = Pick<AskedReview, 'actor' | 't' | 'calendar'>;
type Refused = Asked & { posted: Posted };

const valuesOf = (posted: Posted): Record<string, string> =>
  Object.fromEntries(
    Object.entries(posted).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );

const pages = ({ ownDesk }: OwnDeskServices) => {
  const show = async (
    { actor, t, calendar }: Asked,
    after: Parameters<typeof ownDeskView>[2],
    status: number,
  ): Promise<Reply> => {
    const desk = await ownDesk.story(actor);
    const telling = { t, calendar, names: desk.names, reader: actor.id };
    return ownDeskPage(ownDeskView(telling, desk, after), { status });
  };
  return {
    show,
    refuse: (
      asked: Refused,
      cohort: TypedDesk['cohort'],
      problems: readonly Problem[],
    ): Promise<Reply> =>
      show(asked, { typed: { cohort, values: valuesOf(asked.posted), problems } }, 422),
  };
};

type Pages = ReturnType<typeof pages>;

const seeing = ({ show }: Pages): Route =>
  route({
    method: 'get',
    path: '/desk',
    may: 'review:see',
    query: deskQuery,
    handle(asked) {
      const { did } = asked.query;
      const notice = did ? { tone: 'saved' as const, text: asked.t(`desk.did.${did}`) } : null;
      return show(asked, { notice }, 200);
    },
  });

const goingAway = ({ absence }: OwnDeskServices, { refuse }: Pages): Route =>
  route({
    method: 'post',
    path: '/desk/absence',
    may: 'review:write',
    input: absenceInput,
    async handle(asked) {
      const { actor, body } = asked;
      const { standIn: standInId, from, to } = body;
      const result = await absence.set(actor, { standInId, from, to });
      if (result.is === 'done') return seeOther(paths.desk('away'));
      const field = result.is === 'days' ? 'to' : 'standIn';
      return refuse(asked, null, [{ field, message: `desk.away.problem.${result.is}` }]);
    },
    invalid: (asked, problems) => refuse(asked, null, problems),
  });

const comingBack = ({ absence }: OwnDeskServices): Route =>
  route({
    method: 'post',
    path: '/desk/absence/end',
    may: 'review:write',
    input: noFields,
    async handle({ actor }) {
      await absence.end(actor);
      return seeOther(paths.desk('back'));
    },
  });

const settingDaysOff = ({ setDaysOff }: OwnDeskServices, { refuse }: Pages): Route =>
  route({
    method: 'post',
    path: '/desk/cohorts/:id/days-off',
    may: 'review:write',
    params: deskParams,
    input: daysOffInput,
    async handle({ actor, key, params, body }) {
      const days = { cohortId: params.id, daysOff: body.daysOff };
      await setDaysOff({ actor, key }, scope(actor, 'review:write'), days);
      return seeOther(paths.desk('daysOff'));
    },
    invalid: (asked, problems) => refuse(asked, asked.params.id, problems),
  });

/** The page of an instructor's own hours: what is to come, days off, and who answers while they are away. */
export const ownDeskRoutes = (services: OwnDeskServices): Route[] => {
  const own = pages(services);
  return [
    seeing(own),
    goingAway(services, own),
    comingBack(services),
    settingDaysOff(services, own),
  ];
};
