import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {meantEmail} from '../../src/widget/form/email-domain.ts';

describe('an address that was probably meant', () => {
  for (const [typed, meant] of [
    ['gmial.com', 'gmail.com'],
    ['gmai.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['HOTMIAL.COM', 'hotmail.com'],
    ['ymail.co', 'ymail.com'],
    ['email.co', 'email.com'],
    ['mail.co', 'mail.com'],
  ] as const) {
    it(`at ${meant} is that at ${typed}`, () => {
      assert.equal(meantEmail(`Ann.Lee@${typed}`), `Ann.Lee@${meant}`);
    });
  }

  for (const typed of ['gmail.com', 'mail.com', 'ymail.com', 'gmx.ch', 'example.org', 'me.com', 'gmail']) {
    it(`is none for ${typed}`, () => {
      assert.ok(!meantEmail(`ann@${typed}`));
    });
  }
});
