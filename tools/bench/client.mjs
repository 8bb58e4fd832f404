// The least that asks: a connection that sends the next request when the last one is answered, and looks at no
// header that nobody asks for. It stands on the machine that it measures: what it takes is taken from the app.
import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';

const headEnd = '\r\n\r\n';
const withoutBody = 304;
const none = Buffer.alloc(0);

/** A request as it goes out. */
const written = ({ method, path, headers, body = '' }, host) => {
  const length = method === 'GET' ? {} : { 'content-length': Buffer.byteLength(body) };
  const lines = Object.entries({ host, ...headers, ...length }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
};

const headerIn = (head, name) => new RegExp(`\\r\\n${name}: ([^\\r]*)`, 'i').exec(head)?.[1] ?? '';

const length = /\r\ncontent-length: (\d+)/i;

/** The answer that has come, or null while some of it is on its way. Throws on one that does not tell its length. */
const answerIn = (bytes) => {
  const headSize = bytes.indexOf(headEnd);
  if (headSize === -1) return null;
  const head = bytes.latin1Slice(0, headSize);
  const status = Number(head.slice(9, 12));
  const size = status === withoutBody ? '0' : length.exec(head)?.[1];
  if (size === undefined) throw new Error(`An answer without a length:\n${head}`);
  const start = headSize + headEnd.length;
  const end = start + Number(size);
  if (bytes.length < end) return null;
  return {
    status,
    header: (name) => headerIn(head, name),
    body: bytes.toString('utf8', start, end),
  };
};

/**
 * Opens a connection that asks for `requests` one after another, and from the first again: each a request, or a function
 * that gives one. `onAnswer` hears each answer with its request and how many milliseconds it took.
 */
export const openConnection = async (origin, requests, { onAnswer, onBroken }) => {
  const { hostname, port, host } = new URL(origin);
  const ready = requests.map((request) =>
    typeof request === 'function' ? request : { ...request, text: written(request, host) },
  );
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  let at = 0;
  let asked = null;
  let sentAt = 0;
  let held = none;
  const ask = () => {
    const next = ready[at % ready.length];
    at += 1;
    asked = typeof next === 'function' ? next() : next;
    sentAt = performance.now();
    socket.write(asked.text ?? written(asked, host));
  };
  socket.on('data', (chunk) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const answer = answerIn(held);
    if (!answer) return;
    held = none;
    onAnswer(asked, answer, performance.now() - sentAt);
    ask();
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', onBroken);
  return {
    begin: ask,
    end() {
      socket.off('close', onBroken);
      socket.removeAllListeners('data');
      socket.destroy();
    },
  };
};
