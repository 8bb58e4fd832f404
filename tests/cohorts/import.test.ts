import { beforeAll, describe, expect, it } from '@jest/globals';
import { useTestApp } from '../support/app.js';
import { newCohort, openDesk, tableOf, type Desk } from './desk.js';

const app = useTestApp();
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(app);
});

const people = (path = desk.cohort) => desk.admin.get(path).then(tableOf);

describe('the preview of a list', () => {
  it('shows every row with its line, what happens to it and why, and writes nothing', async () => {
    const page = await desk.preview(
      'Name;Email;Number\nAna;ana@example.test;\nBen;;4711\nCy;nonsense;\nAna again;ANA@example.test;\n=2+2;two@example.test;',
    );
    expect(page.heading).toBe('What this list would do');
    expect(page.$('.counts').text().replace(/\s+/g, ' ').trim()).toBe(
      '3 new 0 change 0 same 2 to mend',
    );
    expect(tableOf(page)).toEqual([
      '2 | new | Ana | ana@example.test',
      '3 | new | Ben | 4711',
      '4 | to mend This is not an e-mail address. | Cy | nonsense',
      '5 | to mend The same person stands in line 2. | Ana again | ANA@example.test',
      '6 | new Looks like a formula; kept as the text it is. | =2+2 | two@example.test',
    ]);
    expect(await people()).toEqual([]);
  });

  it('can be narrowed by what happens', async () => {
    await desk.preview('Name;Email\nAna;ana@example.test\nCy;nonsense');
    const { $ } = desk.admin.page();
    const page = await desk.admin.get(String($('.filters a[href*="verdict=error"]').attr('href')));
    expect(tableOf(page)).toEqual(['3 | to mend This is not an e-mail address. | Cy | nonsense']);
  });

  it('says which columns it leaves aside', async () => {
    expect((await desk.preview('Name,Email,Shift\nAna,ana@example.test,night')).text).toContain(
      'left aside: Shift',
    );
  });

  it('says when there is nothing to carry out', async () => {
    const page = await desk.preview('Name,Email\nCy,nonsense');
    expect(page.text).toContain('There is nothing to carry out');
    expect(page.$('form[action$="/confirmation"]').length).toBe(0);
  });

  it('gives an unreadable list back with what to mend', async () => {
    const page = await desk.preview('Ana,ana@example.test');
    expect(page.status).toBe(422);
    expect(page.text).toContain('The first line has to name the columns');
    expect(page.$('#list').text().trim()).toBe('Ana,ana@example.test');
  });
});

describe('an uploaded file', () => {
  const upload = async (content: Buffer | string, name = 'people.csv') => {
    await desk.admin.get(`${desk.cohort}/imports/new`);
    return desk.admin.upload(`${desk.cohort}/imports/files`, {
      name,
      content: Buffer.from(content),
    });
  };

  it('is read like a pasted list, mark and all', async () => {
    const page = await upload('\ufeffName;Email\r\nAna;ana@example.test\r\n');
    expect(tableOf(page)).toEqual(['2 | new | Ana | ana@example.test']);
  });

  it.each([
    [
      'an HTML page by another name',
      '<html><script>alert(1)</script></html>',
      'The first line has to name the columns',
    ],
    ['a picture', Buffer.from([0x89, 0x50, 0xff, 0x00]), 'not saved in UTF-8'],
    ['Unicode text', Buffer.from([0xff, 0xfe, 0x41, 0x00]), 'UTF-16'],
    ['nothing', '', 'The list is empty.'],
  ])('that is %s is refused with what to do', async (_name, content, message) => {
    const page = await upload(content, '../../people.csv');
    expect(page.status).toBe(422);
    expect(page.text).toContain(message);
  });

  it('of more than two megabytes is refused', async () => {
    expect((await upload('x'.repeat(2_000_001))).status).toBe(413);
  });
});

it('knows no list of another cohort', async () => {
  const page = await desk.preview('Name,Email\nAna,ana@example.test');
  const other = await newCohort(desk.admin, 'Elsewhere');
  expect((await desk.admin.get(page.path.replace(desk.cohort, other))).status).toBe(404);
});
