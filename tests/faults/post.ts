import { setTimeout as pause } from 'node:timers/promises';

export interface Posted {
  status: number;
  location: string;
  body: string;
}

export type Form = Readonly<Record<string, string | readonly string[]>>;

export interface Sender {
  cookie: string;
  csrf: string;
}

/** Carries posts to a course that dies now and then. */
export interface Post {
  /** Sends a form until it is answered, the same form each time. */
  send(sender: Sender, path: string, form: Form): Promise<Posted>;
  /** Lets posts out again. */
  open(): void;
  /** Holds back what is not on its way yet; answers how many were on their way. */
  close(): number;
  /** Answers once nothing is on its way. */
  settled(): Promise<void>;
  /** Answers as soon as so many more were answered; what is sent meanwhile is on its way then. */
  answered(count: number): Promise<void>;
}

const longestMs = 15_000;
const again = new Set([502, 503, 504]);

const encode = (form: Form): URLSearchParams => {
  const fields = new URLSearchParams();
  for (const [name, values] of Object.entries(form))
    for (const value of [values].flat()) fields.append(name, value);
  return fields;
};

const createGate = () => {
  let open = (): void => undefined;
  let opened = new Promise<void>((resolve) => (open = resolve));
  return {
    open: () => open(),
    close() {
      opened = new Promise<void>((resolve) => (open = resolve));
    },
    passed: () => opened,
  };
};

export const createPost = (origin: string): Post => {
  const gate = createGate();
  const watchers = new Set<() => void>();
  let onItsWay = 0;
  let answers = 0;

  const tell = (): void => {
    for (const watcher of watchers) watcher();
  };
  const once = (isTrue: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isTrue()) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
    });

  const attempt = async (sender: Sender, path: string, form: Form): Promise<Posted | null> => {
    onItsWay += 1;
    try {
      const response = await fetch(origin + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin, cookie: sender.cookie, accept: 'application/json' },
        body: encode({ _csrf: sender.csrf, ...form }),
        signal: AbortSignal.timeout(longestMs),
      });
      const body = await response.text();
      if (again.has(response.status)) return null;
      answers += 1;
      return { status: response.status, location: response.headers.get('location') ?? '', body };
    } catch {
      // It was cut off: whether it was done is what sending it again finds out.
      return null;
    } finally {
      onItsWay -= 1;
      tell();
    }
  };

  return {
    async send(sender, path, form) {
      for (;;) {
        await gate.passed();
        const answer = await attempt(sender, path, form);
        if (answer) return answer;
        await pause(20);
      }
    },
    open: () => gate.open(),
    close() {
      gate.close();
      return onItsWay;
    },
    settled: () => once(() => onItsWay === 0),
    answered(more) {
      const goal = answers + more;
      return once(() => answers >= goal);
    },
  };
};
