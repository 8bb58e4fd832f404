import { startApplication } from './application.js';
import { readCourse } from './course.js';
import { readEnv, type Env } from './env.js';
import { mintFirstAdminLink } from './first-admin.js';
import { createLogger } from './platform/logger.js';
import { attachCourseDatabase } from './platform/mongo/course-database.js';
import { say } from './running.js';

const commands: Readonly<Record<string, (env: Env) => Promise<number>>> = {
  'first-admin': (env) => printFirstAdminLink(env),
};

/** `npm run admin -- <command>`: works beside a running course or without one. Answers the exit code. */
export const main = async ([name = '']: readonly string[]): Promise<number> => {
  const command = commands[name];
  if (command === undefined) {
    say(`Say what to do: ${Object.keys(commands).join(', ')}.`);
    return 1;
  }
  return command(readEnv());
};

const printFirstAdminLink = async (env: Env): Promise<number> => {
  const course = await readCourse(env.courseDir);
  const { uri: mongoUri, secrets, stop } = await attachCourseDatabase(env, say);
  try {
    const logger = createLogger('warn');
    const application = await startApplication({ env, mongoUri, ...secrets, course, logger });
    const link = await mintFirstAdminLink(application);
    say(link ?? 'There is an admin already: they can invite others.');
    await application.close();
    return link === null ? 1 : 0;
  } finally {
    await stop();
  }
};
