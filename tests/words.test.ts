import { describe, expect, it } from '@jest/globals';
import { languages, phrasesOf } from './architecture/phrases.js';
import { filesBelow, read, sources } from './architecture/source.js';
import { unwantedInSpanish, type Unwanted } from './spanish-words.js';

/**
 * What the course itself says: its catalogues (verdicts and mails among them), the text that stands in templates, and
 * the few plain answers that need no template. The course's own prose and what people write are never read here.
 */
const unwanted: readonly Unwanted[] = [
  {
    words: /\b(wrong|wrongly|incorrect|incorrectly|false|mistaken)\b/i,
    because: 'no verdict of the course says so: it is “not yet”, or “worth another look”',
  },
  {
    words: /\b(fail|fails|failed|failing|failure|failures)\b/i,
    because: 'failing is the subject of lesson five, never what the course says of somebody',
  },
  {
    words: /\b(error|errors|invalid|illegal|denied|forbidden|bad)\b/i,
    because: 'a machine’s words: say what happened and what to do',
  },
  {
    words: /\b(mistake|mistakes|fault|faults|blame|careless|lazy|late again|you forgot)\b/i,
    because: 'scolds nobody',
  },
  {
    words: /\b(sorry|apolog\w+|unfortunately|oops|whoops|alas)\b/i,
    because: 'says what happens next instead of being sorry',
  },
  {
    words:
      /\b(congratulations?|congrats|well done|good job|great job|awesome|amazing|hooray|bravo|kudos)\b/i,
    because: 'cheers nobody',
  },
  { words: /\b(thanks|thank you|thank)\b/i, because: 'thanks nobody' },
  { words: /!/, because: 'nothing is shouted' },
  {
    words: /\b(simply|obviously|of course|easily)\b/i,
    because: 'what is easy is for the reader to say',
  },
  {
    words: /\b(score|scores|grade|grades|marks out of|points)\b/i,
    because: 'what holds is named, not graded',
  },
  {
    words: /\b(submit|submission|invalid input|null|undefined|NaN|user|users|username)\b/i,
    because: 'words of those who build, not of those who learn',
  },
];

const unwantedIn: Readonly<Record<string, readonly Unwanted[]>> = {
  en: unwanted,
  es: unwantedInSpanish,
};

interface Said {
  language?: string;
  where: string;
  text: string;
}

const ofCatalogues = (): Said[] =>
  languages.flatMap((language) =>
    [...phrasesOf(language)].map(([key, text]) => ({
      language,
      where: `${language} ${key}`,
      text: text.replace(/\{\{[^}]*\}\}/g, ' '),
    })),
  );

/** What stands between tags, with what is put in left out. */
const literalText = (template: string): string =>
  template
    .replace(/<%[\s\S]*?%>/g, ' ')
    // An example of a list is data.
    .replace(/<pre\b[\s\S]*?<\/pre>/gi, ' ')
    .replace(/<!doctype[^>]*>|<!--[\s\S]*?-->|<[^>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Stand inside a tag and hold attributes alone. */
const attributes = ['views/partials/field-attributes.ejs', 'views/loop/autosave.ejs'];

const ofTemplates = (): Said[] =>
  filesBelow('views', '.ejs')
    .filter((path) => !attributes.includes(path))
    .map((path) => ({ where: path, text: literalText(read(path)) }));

/** Answers in plain text, for programs and for when nothing else works. */
const ofCode = (): Said[] =>
  sources
    .filter(({ path }) => path.startsWith('src/web/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\.send\(\s*(['`])([\s\S]*?)\1/g)].map(([, , said = '']) => ({
        where: path,
        text: said.replace(/\$\{[^}]*\}/g, ' '),
      })),
    );

const faultsIn = (all: readonly Said[]): string[] =>
  all.flatMap(({ language = 'en', where, text }) =>
    (unwantedIn[language] ?? []).flatMap(({ words, because }) => {
      const found = words.exec(text);
      return found ? [`${where}: “${found[0]}” in “${text}” (${because})`] : [];
    }),
  );

describe('what the course says', () => {
  it('has a list of unwanted words for every language', () => {
    expect(Object.keys(unwantedIn).sort()).toEqual([...languages].sort());
  });

  it('in its catalogues', () => {
    expect(ofCatalogues().length).toBeGreaterThan(300);
    expect(faultsIn(ofCatalogues())).toEqual([]);
  });

  it('in its templates, which leave the words to the catalogues', () => {
    expect(faultsIn(ofTemplates())).toEqual([]);
    const worded = ofTemplates().filter(({ text }) => /[A-Za-z]{2,}/.test(text));
    expect(worded.map(({ where, text }) => `${where}: ${text}`)).toEqual([]);
  });

  it('in its plain answers', () => {
    expect(ofCode().length).toBeGreaterThan(2);
    expect(faultsIn(ofCode())).toEqual([]);
  });
});

describe('this test', () => {
  it.each([
    'Your answer is wrong.',
    'You failed the quiz',
    'That is an Error',
    'Well done, Ana',
    'Sorry, try again',
    'Thank you for your reflection',
    'Sent!',
  ])('finds %j', (text) => {
    expect(faultsIn([{ where: 'here', text }])).not.toEqual([]);
  });

  it.each([
    'Tu respuesta es incorrecta',
    'Está mal.',
    'Fallaste',
    'Reprobado',
    'Error tuyo',
    'Gracias por tu reflexión',
    '¡Enviado!',
    'Entre usted aquí',
  ])('finds %j in Spanish', (text) => {
    expect(faultsIn([{ language: 'es', where: 'here', text }])).not.toEqual([]);
  });

  it.each(['Merece otra mirada', 'Todavía no', 'Ya está firme', 'Mira el formal plan anual'])(
    'lets %j be in Spanish',
    (text) => {
      expect(faultsIn([{ language: 'es', where: 'here', text }])).toEqual([]);
    },
  );

  it.each(['Worth another look', 'Not yet', 'This holds', 'Prefailure is no word of ours'])(
    'lets %j be',
    (text) => {
      expect(faultsIn([{ where: 'here', text }])).toEqual([]);
    },
  );

  it('reads text in a template, and no attribute or code', () => {
    expect(literalText('<p class="error"><%= t("x.failed") %> Not yet <b>seen</b></p>')).toBe(
      'Not yet seen',
    );
  });
});
