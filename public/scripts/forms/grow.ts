/** Boxes grow with their text; by style alone where the browser can. */
export const growWithText = (page: Document): void => {
  if (CSS.supports('field-sizing', 'content')) return;
  for (const box of page.querySelectorAll<HTMLTextAreaElement>('textarea.writing')) {
    const grow = (): void => {
      box.style.blockSize = 'auto';
      box.style.blockSize = `${box.scrollHeight + 2}px`;
    };
    box.addEventListener('input', grow);
    grow();
  }
};
