import process from 'node:process';
import { tsImport } from 'tsx/esm/api';

// Jest loads this file as it is, without the transform that test files get.
export default async function setUp() {
  const { startTestMongo } = await tsImport('./mongo-server.ts', import.meta.url);
  const server = await startTestMongo();
  process.env.TEST_MONGODB_URI = server.uri;
  globalThis.stopTestMongo = server.stop;
}
