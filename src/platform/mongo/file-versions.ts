/** What a server of one series makes of files that another series wrote. */
export type Fit = 'same' | 'newer' | 'cannot open';

/**
 * A server opens files of its own series, of an earlier one of its year (8.0 by 8.2), and of the
 * last series before (6.0 by 7.0). Series are written as `7.0`.
 */
export const fitOf = (files: string, server: string): Fit => {
  if (files === server) return 'same';
  const from = parse(files);
  const to = parse(server);
  const isLaterOfYear = to.major === from.major && to.minor > from.minor;
  const isNextYear = to.major === from.major + 1 && to.minor === 0;
  return isLaterOfYear || isNextYear ? 'newer' : 'cannot open';
};

const parse = (series: string): { major: number; minor: number } => {
  const [major = 0, minor = 0] = series.split('.').map(Number);
  return { major, minor };
};

/** Thrown when the server at hand cannot open the files; nothing was touched. */
export class FileVersionError extends Error {
  constructor({ folder, files, server }: { folder: string; files: string; server: string }) {
    super(
      [
        `${folder} holds data of MongoDB ${files}, which ${server} cannot open. Nothing was changed.`,
        `Set MONGOMS_SYSTEM_BINARY to a mongod of version ${files}, or set DATA_DIR to another folder to start with no data.`,
      ].join('\n'),
    );
    this.name = 'FileVersionError';
  }
}
