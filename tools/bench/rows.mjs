// What is measured, and what it must reach.
import { paths } from '../../dist/web/paths.js';
import { page, unchanged } from './reading.mjs';
import { draftSave, signIn, submission } from './writing.mjs';

const slug = 'learning-from-failure';
const shows = paths.lesson(slug);

export const rows = [
  { name: 'lesson page', must: 0.5, reach: 0.8, ...page(shows) },
  { name: 'lesson page, not changed', must: 1.5, reach: 2.5, ...unchanged(shows) },
  { name: 'course home', must: 0.4, reach: 0.7, ...page(paths.home()) },
  { name: 'quiz submission', must: 0.2, reach: 0.4, ...submission({ slug, shows }) },
  { name: 'reflection draft saved', must: 0.17, reach: 0.3, ...draftSave({ slug, shows }) },
  // A fifth of a second's work is under way when a slice ends, and not counted: of a short one that is a large part.
  { name: 'sign-in, of argon2id alone', atLeastSeconds: 6, must: 0.8, reach: 0.95, ...signIn() },
];
