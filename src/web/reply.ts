/** What a handler answers with; the mount turns it into a response. */
export type Reply =
  PageReply | RedirectReply | JsonReply | RevisedReply | FileReply | DownloadReply;

export interface PageReply {
  kind: 'page';
  template: string;
  view: { title: string };
  status: number;
  section: Section | null;
}

export interface RedirectReply {
  kind: 'redirect';
  to: string;
}

export interface JsonReply {
  kind: 'json';
  status: number;
  body: unknown;
}

/** A file of the course, on this machine. */
export interface FileReply {
  kind: 'file';
  path: string;
}

/** A file to be kept and opened in another program. */
export interface DownloadReply {
  kind: 'download';
  /** Stands in a header: letters, digits, dots and hyphens only. */
  name: string;
  type: 'text/csv; charset=utf-8' | 'text/plain; charset=utf-8' | 'application/pdf';
  body: string | Buffer;
}

/** A page that may be kept by the browser and asked for again: rendered only if its revision is another one. */
export interface RevisedReply {
  kind: 'revised';
  revision: readonly (string | number)[];
  render: () => PageReply | Promise<PageReply>;
}

/** Which entry of the menu a page belongs to. */
export type Section = 'course' | 'reviews' | 'insights' | 'cohorts' | 'account';

/** After a write: the browser gets the next page with a GET. */
export const seeOther = (to: string): RedirectReply => ({ kind: 'redirect', to });

export const file = (path: string): FileReply => ({ kind: 'file', path });

export const download = (file: Omit<DownloadReply, 'kind'>): DownloadReply => ({
  kind: 'download',
  ...file,
});

export const json = (body: unknown, status = 200): JsonReply => ({ kind: 'json', status, body });

/** `parts` name everything of this page that can change besides the person, the session, the language, the build and the words. */
export const revised = (
  parts: readonly (string | number)[],
  render: () => PageReply | Promise<PageReply>,
): RevisedReply => ({ kind: 'revised', revision: parts, render });

export interface PageDefinition<View extends { title: string }> {
  (view: View, options?: { status?: number }): PageReply;
  template: string;
}

/** Declares a page once, with the type of all that its template prints. */
export const definePage = <View extends { title: string }>(
  template: string,
  section: Section | null = null,
): PageDefinition<View> =>
  Object.assign(
    (view: View, { status = 200 }: { status?: number } = {}): PageReply => ({
      kind: 'page',
      template,
      view,
      status,
      section,
    }),
    { template },
  );
