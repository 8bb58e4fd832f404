import { lessons } from '../support/world.js';
import type { CourseCopy } from './course-copy.js';
import { send, type Stage, type State } from './stage.js';

/** The course and its files, one state after the other; the last brings back what was shown at first. */
export const publishingStates = (stage: Stage, course: CourseCopy): State[] => {
  const seeCourse = () => stage.world.as.admin.get('/course');
  const preview = `/course/preview/${lessons.opened}`;
  const edited = `${lessons.opened}/lesson.md`;
  return [
    { name: 'course files, nothing waits', see: seeCourse },
    {
      name: 'course files, something waits',
      async see() {
        await course.edit(edited, 'Look behind a result', 'Look once more behind a result');
        return seeCourse();
      },
    },
    {
      name: 'course files, changed since they were looked at',
      async see() {
        await course.edit(edited, 'Look once more', 'Look twice');
        return stage.world.as.admin.submit('/course');
      },
    },
    {
      name: 'course files, published',
      see: () => send(stage.world.as.admin, '/course', '/course'),
    },
    {
      name: 'course files, another id of the course',
      async see() {
        const back = await course.edit('course.yaml', 'id: emerging-leader', 'id: another');
        const seen = await seeCourse();
        await back();
        return seen;
      },
    },
    {
      name: 'course files, something to mend',
      async see() {
        const back = await course.edit(edited, 'number: 5', 'number: five');
        const seen = await seeCourse();
        await back();
        return seen;
      },
    },
    { name: 'preview of a lesson', see: () => stage.world.as.admin.get(preview) },
    {
      name: 'preview of a lesson in another language, not all of it translated',
      async see() {
        const prompt = '## ¿Qué pasó? {#what-happened}';
        const back = await course.edit(`${lessons.opened}/reflection.es.md`, prompt, '');
        const seen = await stage.world.as.admin.get(`${preview}?in=es`);
        await back();
        return seen;
      },
    },
  ];
};
