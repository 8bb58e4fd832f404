import type { Words } from '../platform/words.js';
import type { NoticeView } from './reflection.view-model.js';
import type { SentReply } from './reply.service.js';

/** What was sent, and to whom. */
export const sentNotice = (t: Words, { to, verdict }: SentReply): NoticeView => ({
  tone: 'saved',
  text: t('reviews.did.sent', { name: to, verdict: t(`loop.verdict.${verdict}`) }),
});
