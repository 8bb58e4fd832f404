import { placing } from './placing.js';

/** Judgement is not arithmetic: two neighbours changed about still hold. */
const enoughAgreement = 0.8;

/** Responses to a scene, from most to least effective. */
export const judgement = placing(enoughAgreement);
