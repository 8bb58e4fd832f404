/** One thing an author has to mend: where it is, and what to write instead. */
export interface Fault {
  file: string;
  line: number;
  message: string;
}

/** Reports a fault at a line (from 1) of the file that is being read. */
export type Report = (line: number, message: string) => void;

export interface Faults {
  /** The reporter for one file, named relative to the course folder. */
  in(file: string): Report;
  /** All faults, by file and line, each once. */
  list(): Fault[];
}

export const createFaults = (): Faults => {
  const faults = new Map<string, Fault>();
  return {
    in: (file) => (line, message) => {
      faults.set(`${file}:${line} ${message}`, { file, line, message });
    },
    list: () =>
      [...faults.values()].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
  };
};

/** `course.yaml:3  …`, one line a fault, as the terminal shows them. */
export const faultLines = (faults: readonly Fault[]): string[] =>
  faults.map(({ file, line, message }) => `${file}:${line}  ${message}`);
