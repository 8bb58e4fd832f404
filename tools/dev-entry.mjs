import { main } from '../src/server.ts';

await main(['--watch']);
