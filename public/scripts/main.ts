import { lookAhead } from './review/ahead.js';
import { listenToKeys } from './review/keys.js';
import { showTabs } from './review/tabs.js';
import { autosaveDrafts } from './drafts/autosave.js';
import { chooseBrowserZone } from './forms/browser-zone.js';
import { copyLinks } from './forms/copy-link.js';
import { focusProblems } from './forms/focus-problems.js';
import { growWithText } from './forms/grow.js';
import { insertWords } from './forms/insert.js';
import { submitOnce } from './forms/submit-once.js';
import { commentOnPassages } from './review/comment.js';

// Each of these makes a page that works without script a little better, and knows nothing of the others.
// Boxes come before the drafts that save them; drafts before `submitOnce`: a submission that still waits for a save is
// not yet one.
const enhancements = [
  commentOnPassages,
  autosaveDrafts,
  submitOnce,
  copyLinks,
  chooseBrowserZone,
  growWithText,
  insertWords,
  showTabs,
  listenToKeys,
  lookAhead,
  focusProblems,
];

for (const enhance of enhancements) enhance(document);
