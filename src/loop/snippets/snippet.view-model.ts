import type { Words } from '../../platform/words.js';
import { paths } from '../../web/paths.js';
import { definePage } from '../../web/reply.js';
import type { NoticeView } from '../reflection.view-model.js';
import { firstNameMark, type Snippet } from './snippet.js';

export interface SnippetsView {
  title: string;
  lede: string;
  notice: NoticeView | null;
  problems: { field: string; message: string }[];
  snippets: SnippetFormView[];
  add: SnippetFormView;
  back: { href: string; label: string };
}

export interface SnippetFormView {
  action: string;
  /** Null for the one that is being added. */
  remove: string | null;
  field: { id: string; label: string; value: string; error: string | null };
}

/** A form that was refused: which snippet (null adds one), what was typed, and why. */
export interface TypedSnippet {
  id: string | null;
  text: string;
  problem: string;
}

export const snippetsPage = definePage<SnippetsView>('loop/snippets-page', 'reviews');

const fieldId = (id: string | null): string => `snippet-${id ?? 'new'}`;

const formView = (
  t: Words,
  { id, text }: { id: string | null; text: string },
  typed: TypedSnippet | null,
): SnippetFormView => {
  const mine = typed?.id === id ? typed : { text, problem: null };
  const field = { id: fieldId(id), value: mine.text, error: mine.problem };
  if (id === null)
    return {
      action: paths.snippets(),
      remove: null,
      field: { ...field, label: t('snippets.new') },
    };
  return {
    action: paths.snippet(id),
    remove: paths.snippetRemoval(id),
    field: { ...field, label: t('snippets.one') },
  };
};

export const snippetsView = (
  t: Words,
  snippets: readonly Snippet[],
  { notice = null, typed = null }: { notice?: NoticeView | null; typed?: TypedSnippet | null },
): SnippetsView => ({
  title: t('snippets.title'),
  lede: t('snippets.lede', { mark: firstNameMark }),
  notice,
  problems: typed ? [{ field: fieldId(typed.id), message: typed.problem }] : [],
  snippets: snippets.map((one) => formView(t, one, typed)),
  add: formView(t, { id: null, text: '' }, typed),
  back: { href: paths.reviews(), label: t('reviews.toQueue') },
});
