import { localCopiesOf } from '../drafts/local-copies.js';
import { passageIn, rangeOf, type Passage } from './passage.js';

/** An answer that can be commented on. */
interface Answer {
  prompt: string;
  text: HTMLElement;
  boxes: HTMLElement;
  add: HTMLButtonElement;
}

const answersOn = (page: Document): Answer[] =>
  [...page.querySelectorAll<HTMLElement>('[data-answer]')].flatMap((section) => {
    const text = section.querySelector<HTMLElement>('[data-answer-text]');
    const boxes = section.querySelector<HTMLElement>('[data-boxes]');
    const add = section.querySelector<HTMLButtonElement>('[data-comment]');
    const prompt = section.dataset.answer ?? '';
    return text && boxes && add ? [{ prompt, text, boxes, add }] : [];
  });

/** Named as the server reads it. */
const nameOf = ({ prompt }: Answer, { from, to }: Passage): string => `on:${prompt}:${from}-${to}`;

const named = /^on:([a-z0-9-]+):(\d+)-(\d+)$/;

const passageNamed = (name: string): (Passage & { prompt: string }) | null => {
  const [, prompt, from, to] = named.exec(name) ?? [];
  return prompt === undefined ? null : { prompt, from: Number(from), to: Number(to) };
};

const addBox = (answer: Answer, passage: Passage, template: HTMLTemplateElement): HTMLElement => {
  const name = nameOf(answer, passage);
  const box = template.content.cloneNode(true) as DocumentFragment;
  const area = box.querySelector('textarea') as HTMLTextAreaElement;
  const quote = (answer.text.textContent ?? '').slice(passage.from, passage.to);
  Object.assign(area, { name, id: name });
  area.dataset.prompt = name;
  box.querySelector('label')?.setAttribute('for', name);
  box.querySelector('q')?.append(quote);
  answer.boxes.append(box);
  return area;
};

/** Marks the passages that have a box, without touching the text; where the browser cannot, the boxes quote them. */
const mark = (answers: readonly Answer[]): void => {
  if (!('highlights' in CSS)) return;
  const ranges = answers.flatMap(({ text, boxes }) =>
    [...boxes.querySelectorAll('textarea')].flatMap(({ name }) => {
      const passage = passageNamed(name);
      return passage ? [rangeOf(text, passage)] : [];
    }),
  );
  CSS.highlights.set('commented', new Highlight(...ranges));
};

const selected = ({ text }: Answer): Passage | null => {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  return passageIn(text, selection.getRangeAt(0));
};

/** Boxes of comments that this device kept, because they had not reached the server. */
const restoreBoxes = (
  answers: readonly Answer[],
  form: HTMLFormElement,
  template: HTMLTemplateElement,
): void => {
  for (const name of localCopiesOf(form).prompts()) {
    const passage = passageNamed(name);
    const answer = answers.find(({ prompt }) => prompt === passage?.prompt);
    if (passage && answer && !document.getElementById(name)) addBox(answer, passage, template);
  }
};

/** Select some words of an answer, and a button offers a box for a comment on them, which goes with the reply. */
export const commentOnPassages = (page: Document): void => {
  const form = page.querySelector<HTMLFormElement>('#reply-form');
  const template = page.querySelector<HTMLTemplateElement>('[data-passage-box]');
  const answers = answersOn(page);
  if (!form || !template || answers.length === 0) return;
  restoreBoxes(answers, form, template);
  mark(answers);
  page.addEventListener('selectionchange', () => {
    for (const answer of answers) answer.add.hidden = selected(answer) === null;
  });
  for (const answer of answers) {
    // A press must not lose what is selected.
    answer.add.addEventListener('mousedown', (event) => event.preventDefault());
    answer.add.addEventListener('click', () => {
      const passage = selected(answer);
      if (!passage) return;
      const box = page.getElementById(nameOf(answer, passage)) ?? addBox(answer, passage, template);
      mark(answers);
      box.focus();
    });
  }
};
