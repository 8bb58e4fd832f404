import type { Course, Lesson } from '../../src/content/course.js';
import { faultLines } from '../../src/content/faults.js';
import { loadCourse } from '../../src/content/load.js';
import { courseOf, writeCourse, type Files } from './a-course.js';

const lesson = `---
title: Lección 1
summary: Una frase.
objectives:
  - Mirar atrás
keyIdeas:
  - Un resultado tiene acciones detrás
---
El comienzo de la lección 1.

## La reunión {#the-meeting}

No llevó a *nada*.

## Prueba esto {#try-this}

En tu próximo turno.
`;

const quiz = `---
title: Un cuestionario
---
Tómate tu tiempo.

## ¿Qué va primero? {#what-first}

La reunión terminó.

- Quién la empezó. {#who-started}

  Miras a la otra persona.
- Lo que hice antes. {#what-i-did}

  Te miras a ti.

## ¿Qué ayuda? {#what-helps}

- La calma {#quiet}

  Ayuda.
- Preguntar {#asking}

  También ayuda.
- La culpa {#blame}

  Oculta la causa.
`;

const reflection = `---
title: Mirar atrás
rubric:
  - { id: describes, title: Describe, description: Dice qué pasó., reply: "¿Qué pasó?" }
  - { id: owns, title: Se hace cargo, description: Nombra lo suyo., reply: "¿Qué fue tuyo?" }
  - { id: plans, title: Planea, description: Nombra un paso., reply: "¿Cuándo?" }
---
Escribe como lo contarías.

## ¿Qué pasó? {#what-happened}

Como lo mostraría una cámara.

## ¿Cuál fue mi parte? {#my-part}

Empieza por yo.

## ¿Qué pienso ahora? {#what-i-think}

Una idea.

## ¿Qué haré, con quién, para cuándo? {#what-i-will-do}

Un paso.
`;

const outline = `title: Un curso pequeño
tracks:
  certified: { title: Certificación, summary: Lo sabes }
  qualified: { title: Cualificación, summary: Lo vives }
`;

/** The first lesson of the small course in Spanish; the second has no translation. */
export const spanishFiles: Readonly<Record<string, string>> = {
  'course.es.yaml': outline,
  'first-steps/lesson.es.md': lesson,
  'first-steps/quiz.es.md': quiz,
  'first-steps/reflection.es.md': reflection,
};

/** A file of the translation with one passage written differently; throws when the passage is not there. */
export const retold = (file: string, from: string, to: string): Files => {
  const text = spanishFiles[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
  return { ...spanishFiles, [file]: text.replace(from, to) };
};

export const inSpanish = async (changed: Files = spanishFiles): Promise<Course> => {
  const found = (await courseOf(changed)).translations.get('es');
  if (!found) throw new Error('no Spanish');
  return found;
};

export const firstInSpanish = async (changed?: Files): Promise<Lesson> => {
  const [first] = (await inSpanish(changed)).lessons;
  if (!first) throw new Error('no lesson');
  return first;
};

/** What the checker says of translations that are not whole. */
export const behindIn = async (changed: Files): Promise<string[]> => {
  const result = await loadCourse(await writeCourse(changed));
  if ('faults' in result) throw new Error(faultLines(result.faults).join('\n'));
  return faultLines(result.behind);
};
