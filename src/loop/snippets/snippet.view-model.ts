import type { Words } from '../../platform/words.js';
import { paths } from '../../web/paths.js';
import { definePage } from '../../web/reply.js';
import { firstNameMark, type Snippet } from './snippet.js';

export interface SnippetsView {
  title: string;
  lede: string;
  notice: { tone: 'saved'; text: string } | null;
  problems: { field: string; message: string }[];
  snippets: (SnippetFormView & { remove: string })[];
  add: SnippetFormView;
  back: { href: string; label: string };
}

export interface SnippetFormView {
  action: string;
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

const fieldView = (
  label: string,
  { id, text }: { id: string | null; text: string },
  typed: TypedSnippet | null,
): SnippetFormView['field'] => {
  const mine = typed?.id === id ? typed : { text, problem: null };
  return { id: fieldId(id), label, value: mine.text, error: mine.problem };
};

export const snippetsView = (
  t: Words,
  snippets: readonly Snippet[],
  { notice = null, typed = null }: { notice?: SnippetsView['notice']; typed?: TypedSnippet | null },
): SnippetsView => ({
  title: t('snippets.title'),
  lede: t('snippets.lede', { mark: firstNameMark }),
  notice,
  problems: typed ? [{ field: fieldId(typed.id), message: typed.problem }] : [],
  snippets: snippets.map((one) => ({
    action: paths.snippet(one.id),
    remove: paths.snippetRemoval(one.id),
    field: fieldView(t('snippets.one'), one, typed),
  })),
  add: {
    action: paths.snippets(),
    field: fieldView(t('snippets.new'), { id: null, text: '' }, typed),
  },
  back: { href: paths.reviews(), label: t('reviews.toQueue') },
});
