/** What is open, closed in the opposite order of opening. */
export interface Shutdown {
  /** Registers how to close something that was just opened. */
  closes(close: () => Promise<void>): void;
  /** Closes everything, once; later calls wait for the same. The first fault is thrown when all is closed. */
  run(): Promise<void>;
}

export const createShutdown = (): Shutdown => {
  const steps: (() => Promise<void>)[] = [];
  let running: Promise<void> | undefined;
  return {
    closes: (close) => {
      steps.push(close);
    },
    run: () => (running ??= closeAll(steps)),
  };
};

const closeAll = async (steps: (() => Promise<void>)[]): Promise<void> => {
  const faults: unknown[] = [];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    await step().catch((error: unknown) => faults.push(error));
  }
  if (faults.length > 0) throw faults[0];
};

/** Calls `stop` at the first signal to end, and ends at once at the second. */
export const onStopSignal = (stop: (signal: NodeJS.Signals) => void): void => {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      stop(signal);
    });
  }
};
