export interface Unwanted {
  words: RegExp;
  because: string;
}

/** Whole words; `\\b` knows no accents. */
const word = (words: string): RegExp => new RegExp(`(?<!\\p{L})(${words})(?!\\p{L})`, 'iu');

/** The same choices as in English, made for another language. */
export const unwantedInSpanish: readonly Unwanted[] = [
  {
    words: word(
      'incorrect[oa]s?|equivocad[oa]s?|te equivocaste|errad[oa]s?|erróne[oa]s?|fals[oa]s?',
    ),
    because: 'no verdict of the course says so: it is “todavía no”, or “merece otra mirada”',
  },
  {
    words: word(
      'fall(o|os|a|as|aste|ado|ada|ar|ó)|fracas\\p{L}*|reprob\\p{L}+|suspendid[oa]s?|suspenso',
    ),
    because: 'failing is the subject of lesson five, never what the course says of somebody',
  },
  {
    words: word('error(es)?|inválid[oa]s?|ilegal(es)?|denegad[oa]s?|prohibid[oa]s?'),
    because: 'a machine’s words: say what happened and what to do',
  },
  {
    words: word(
      'mal|mala|malo|mal hecho|culpa|culpable|descuidad[oa]|floj[oa]|te olvidaste|olvidaste',
    ),
    because: 'scolds nobody',
  },
  {
    words: word('lo siento|lo sentimos|lamentablemente|desafortunadamente|disculpa|perdón|ups|uy'),
    because: 'says what happens next instead of being sorry',
  },
  {
    words: word(
      'felicidades|felicitaciones|enhorabuena|bravo|excelente|genial|fantástico|muy bien|bien hecho|buen trabajo',
    ),
    because: 'cheers nobody',
  },
  { words: word('gracias'), because: 'thanks nobody' },
  { words: /[!¡]/, because: 'nothing is shouted' },
  {
    words: word('simplemente|obviamente|por supuesto|fácilmente|solamente tienes que'),
    because: 'what is easy is for the reader to say',
  },
  {
    words: word('puntaje|puntuación|puntuaciones|calificación|calificaciones|tu nota|nota final'),
    because: 'what holds is named, not graded',
  },
  {
    words: word('usuari[oa]s?|nulo|undefined|null|NaN|cohorte|cohortes|login|feedback'),
    because: 'words of those who build, not of those who learn',
  },
  {
    words: word('usted|vosotros|vosotras|vuestr[oa]s?'),
    because: 'the course says tú, in words that are at home on both sides of the Atlantic',
  },
  {
    words: /\p{L}@(?!\p{L})|\p{L}\((a|as|o|os)\)/u,
    because: 'the sentence is turned round until it fits everybody',
  },
];
