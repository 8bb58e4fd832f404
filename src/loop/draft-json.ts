import { showTime, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { json, type Reply } from '../web/reply.js';
import type { DraftSaved } from './draft-save.js';
import type { DraftRecord } from './turn.js';

export type KeptDraft =
  { is: 'saved'; draft: DraftSaved } | { is: 'stale'; saved: Pick<DraftRecord, 'rev' | 'texts'> };

/** What the page's script hears of the text in a box: when it was kept, or the text that was saved meanwhile (409). */
export const draftJson = (
  { t, calendar }: { t: Words; calendar: Calendar },
  box: string,
  result: KeptDraft,
): Reply => {
  if (result.is === 'stale') {
    const { rev, texts } = result.saved;
    return json({ rev, text: texts[box] ?? '', message: t('loop.conflict.message') }, 409);
  }
  const { rev, savedAt } = result.draft;
  return json({ rev, savedAt: savedAt.toISOString(), savedAtText: showTime(savedAt, calendar) });
};
