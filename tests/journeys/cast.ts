import type { Account } from './signing-in.js';

const password = 'a quiet word in March';
export const admin: Account = { name: 'Gus Admin', login: 'gus@example.test', password };
export const cindy: Account = { name: 'Cindy Lowe', login: 'cindy@example.test', password };
export const ana: Account = { name: 'Ana Rodríguez', login: 'ana@example.test', password };

export const cohort = {
  name: 'Spring, Plant North',
  start: '2030-03-04',
  end: '2030-05-31',
  zone: 'America/Chicago',
  instructor: { name: cindy.name, email: cindy.login },
};

export const list = `Name;Email;Number
Ana Rodríguez;ana@example.test;
Mia Chen;mia at example;
Ben Osei;;4711
`;

export const scene =
  'I opened the meeting ten minutes late, with a list that nobody had asked for.';
export const part = 'I talked for the whole half hour. I did not ask one question.';
export const fear = 'I feared that they would see how little I knew.';
export const plan =
  'On Friday I ask Tom what he would change first, and I write down what he says.';
