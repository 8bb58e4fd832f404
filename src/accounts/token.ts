/** What a one-time link is for. */
export type TokenPurpose = 'invitation' | 'reset' | 'first-admin' | 'confirmation';
