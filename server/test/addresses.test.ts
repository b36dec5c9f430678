import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {AddressGuard} from '../src/sources/addresses.ts';
import {sourcesIn} from '../src/sources/list.ts';
import {readSettings} from '../src/settings.ts';
import {StartError} from '../src/start-error.ts';

const guard = new AddressGuard();

/** What a name resolves to for a connection. */
function resolved(guard: AddressGuard, name: string, all: boolean): Promise<unknown> {
  return new Promise((resolve, reject) => {
    guard.lookup(name, {all}, (error, address) => (error ? reject(error) : resolve(address)));
  });
}

describe('an address that sources may lead to', () => {
  it('is a public one', () => {
    for (const address of [
      '8.8.8.8',
      '1.1.1.1',
      '2606:4700::1111',
      '2a00:1450:4001::1',
      '::ffff:8.8.8.8',
      '64:ff9b::808:808',
    ]) {
      assert.ok(guard.allows(address), address);
    }
  });

  it('is none of a machine, of a private network, of a cloud’s own services, or of no use', () => {
    const refused = [
      '127.0.0.1',
      '127.255.0.9',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '100.100.100.200',
      '168.63.129.16',
      '192.0.0.192',
      '192.0.2.1',
      '192.88.99.1',
      '198.18.0.1',
      '198.19.255.255',
      '203.0.113.5',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::127.0.0.1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:169.254.169.254',
      '::ffff:0:7f00:1',
      '64:ff9b::7f00:1',
      '64:ff9b::a9fe:a9fe',
      '64:ff9b:1::1',
      '2002:7f00:1::',
      '2001::1',
      '2001:2::1',
      '2001:20::1',
      '2001:1ff:ffff::1',
      '2001:db8::1',
      '3fff::1',
      '5f00::1',
      '100::1',
      '100:0:0:1::1',
      'fc00::1',
      'fd00:ec2::254',
      'fe80::1',
      'fe80::1%eth0',
      'fec0::1',
      'ff02::1',
      '4000::1',
      'localhost',
      '',
    ];
    for (const address of refused) assert.equal(guard.allows(address), false, address);
  });

  it('may be in a network that was named, and in no other', () => {
    const friendly = new AddressGuard(['loopback', '10.8.0.0/16', 'fd12::/16', '192.168.1.5']);
    for (const address of [
      '127.0.0.1',
      '::1',
      '::ffff:127.0.0.1',
      '10.8.1.1',
      'fd12::1',
      '192.168.1.5',
      '8.8.8.8',
    ]) {
      assert.ok(friendly.allows(address), address);
    }
    for (const address of ['10.9.0.1', 'fd13::1', '192.168.1.6', '169.254.169.254']) {
      assert.equal(friendly.allows(address), false, address);
    }
  });

  it('is looked at again where a name leads, whichever way it is asked for', async () => {
    for (const all of [true, false]) {
      await assert.rejects(resolved(guard, 'localhost', all), {name: 'PrivateAddressError'});
    }
    const friendly = new AddressGuard(['loopback']);
    assert.match(String(await resolved(friendly, 'localhost', false)), /^(?:127\.0\.0\.1|::1)$/);
    assert.ok(Array.isArray(await resolved(friendly, 'localhost', true)));
  });
});

describe('settings of sources', () => {
  it('are named when they are wrong', () => {
    const refusal = (env: Record<string, string>) => {
      try {
        readSettings(env);
        return '';
      } catch (error) {
        assert.ok(error instanceof StartError);
        return error.message;
      }
    };
    assert.match(
      refusal({PEACE_SOURCES_PRIVATE: 'loopback, intranet'}),
      /^PEACE_SOURCES_PRIVATE .* "intranet" is none/,
    );
    assert.match(refusal({PEACE_SOURCES_PRIVATE: '10.0.0.0/33'}), /^PEACE_SOURCES_PRIVATE /);
    for (const minutes of ['0', '1441', '5m']) {
      assert.match(
        refusal({PEACE_SOURCES_REFRESH: minutes}),
        /^PEACE_SOURCES_REFRESH must be a number of minutes/,
      );
    }
    const {sources} = readSettings({
      PEACE_SOURCES_REFRESH: '5',
      PEACE_SOURCES_PRIVATE: 'loopback 10.0.0.0/8',
    });
    assert.deepEqual([sources?.refresh, sources?.privateNetworks], [300_000, ['loopback', '10.0.0.0/8']]);
  });
});

describe('the address of a Google sheet', () => {
  it('leads to its table, as it is copied from the browser', () => {
    const sheet = 'https://docs.google.com/spreadsheets/d';
    const tables: Record<string, string> = {
      [`${sheet}/1aB-c_/edit#gid=42`]: `${sheet}/1aB-c_/export?format=csv&gid=42`,
      [`${sheet}/1aB/edit?usp=sharing`]: `${sheet}/1aB/export?format=csv`,
      [`${sheet}/e/2PACX-1/pubhtml?gid=7&single=true`]: `${sheet}/e/2PACX-1/pub?output=csv&single=true&gid=7`,
      [`${sheet}/e/2PACX-1/pub?output=csv`]: `${sheet}/e/2PACX-1/pub?output=csv&single=true`,
      [`${sheet}/1aB/export?format=csv&gid=3`]: `${sheet}/1aB/export?format=csv&gid=3`,
      'https://docs.google.com/spreadsheets/u/1/d/1aB/edit#gid=5': `${sheet}/1aB/export?format=csv&gid=5`,
      'https://docs.google.com/a/ngo.example/spreadsheets/d/1aB/edit': `${sheet}/1aB/export?format=csv`,
      'https://docs.google.com/a/ngo.example/spreadsheets/u/0/d/e/2PACX-1/pubhtml': `${sheet}/e/2PACX-1/pub?output=csv&single=true`,
      'https://files.example/edit.csv#gid=1': 'https://files.example/edit.csv#gid=1',
    };
    for (const [copied, table] of Object.entries(tables)) {
      assert.equal(sourcesIn({news: [copied]})[0]?.url, table);
    }
  });
});

describe('the address of posts of WordPress, which gives little by itself', () => {
  const posts = 'https://blog.example/wp-json/wp/v2/posts';
  const embed = '&_embed=author%2Cwp%3Afeaturedmedia%2Cwp%3Aterm';

  it('asks for as many as are taken with their names, pictures and tags, unless it says otherwise', () => {
    const asked: Record<string, string> = {
      [posts]: `${posts}?per_page=50${embed}`,
      [`${posts}/?_embed`]: `${posts}/?_embed=&per_page=50`,
      [`${posts}?author=3&per_page=5`]: `${posts}?author=3&per_page=5${embed}`,
      [`${posts}?_embed=author&per_page=5`]: `${posts}?_embed=author&per_page=5`,
      [`${posts}/17`]: `${posts}/17`,
      'https://blog.example/news/?rest_route=/wp/v2/posts': `https://blog.example/news/?rest_route=%2Fwp%2Fv2%2Fposts&per_page=50${embed}`,
      'https://blog.example/feed/': 'https://blog.example/feed/',
    };
    for (const [address, url] of Object.entries(asked)) {
      assert.equal(sourcesIn({news: [address]})[0]?.url, url);
    }
    const limited = (limit: number) => sourcesIn({news: [{url: posts, limit}]})[0]?.url;
    assert.equal(limited(20), `${posts}?per_page=20${embed}`);
    assert.equal(limited(500), `${posts}?per_page=100${embed}`);
  });
});
