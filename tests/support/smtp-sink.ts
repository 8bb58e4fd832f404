import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** A letter as it came over the wire. */
export interface SunkLetter {
  from: string;
  to: string[];
  /** Headers and body. */
  raw: string;
}

export interface SmtpSink {
  readonly url: string;
  readonly letters: SunkLetter[];
  /** Answers the next letters with these lines in turn, instead of taking them: `450 later`, `550 no`, or '' to hang up. */
  refuse(...answers: string[]): void;
  close(): Promise<void>;
}

type Envelope = Pick<SunkLetter, 'from' | 'to'>;

const addressIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? '';

/** Speaks just enough SMTP, on a real socket, to take letters or to refuse them. */
const converse = (socket: Socket, take: (letter: SunkLetter) => string): void => {
  let buffer = '';
  let envelope: Envelope = { from: '', to: [] };
  let data: string[] | null = null;
  const say = (line: string): void =>
    void (line === '' ? socket.destroy() : socket.write(`${line}\r\n`));
  const finish = (lines: string[]): void => {
    say(take({ ...envelope, raw: lines.join('\n') }));
    envelope = { from: '', to: [] };
    data = null;
  };
  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'MAIL') envelope.from = addressIn(line);
    if (verb === 'RCPT') envelope.to.push(addressIn(line));
    if (verb === 'DATA') data = [];
    if (verb === 'QUIT') return void socket.end('221 bye\r\n');
    say(verb === 'DATA' ? '354 go on' : '250 fine');
  };
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    buffer += chunk.toString('utf8');
    const lines = buffer.split('\r\n');
    buffer = lines.pop() ?? '';
    for (const line of lines) {
      if (data === null) command(line);
      else if (line === '.') finish(data);
      else data.push(line.replace(/^\.\./, '.'));
    }
  });
  say('220 sink');
};

const listen = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/** A mail server on a loopback port. */
export const startSmtpSink = async (): Promise<SmtpSink> => {
  const letters: SunkLetter[] = [];
  const answers: string[] = [];
  const sockets = new Set<Socket>();
  const take = (letter: SunkLetter): string => {
    const answer = answers.shift();
    if (answer !== undefined) return answer;
    letters.push(letter);
    return '250 taken';
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    converse(socket, take);
  });
  const port = await listen(server);
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuse: (...lines) => void answers.push(...lines),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
