import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileTransport} from '../src/mail/files.ts';
import {temporaryFolder} from './running.ts';

describe('a mail that is written as a file', () => {
  it('leaves nothing of it where it cannot be: it is tried again and again', async () => {
    const folder = temporaryFolder();
    const transport = fileTransport(folder, 'us@campaign.example');
    const message = {
      ...{to: 'anna@example.org', subject: 'Hello', text: 'Hello', html: '<p>Hello', language: 'en'},
      unsubscribe: {url: 'https://campaign.example/withdraw?token=x', oneClick: false},
    };
    // Its name cannot be given to a file.
    await assert.rejects(transport.send({...message, id: 'no-folder/mail'}), /ENOENT/);
    assert.deepEqual(readdirSync(folder), []);
    await transport.send({...message, id: 'mail'});
    assert.equal(readdirSync(folder).length, 1);
    transport.close();
  });
});
