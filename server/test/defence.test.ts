import assert from 'node:assert/strict';
import {rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {DisposableDomains} from '../src/defence/disposable-domains.ts';
import {networkOf} from '../src/defence/network.ts';
import {isAmong, isOriginPattern} from '../src/defence/origins.ts';
import {TrustedProxies} from '../src/defence/proxies.ts';
import {TokenBuckets, readRate} from '../src/defence/rate.ts';
import {readSettings} from '../src/settings.ts';
import {StartError} from '../src/start-error.ts';
import {RememberedLog, eventually, temporaryFolder} from './running.ts';

describe('the network of an address', () => {
  it('is the address itself for IPv4, however it is written', () => {
    const written = ['192.0.2.7', '::ffff:192.0.2.7', '::ffff:c000:207', '0:0:0:0:0:ffff:c000:0207'];
    assert.deepEqual(written.map(networkOf), Array(4).fill('192.0.2.7'));
  });

  it('is the first 64 bits of IPv6, however it is written', () => {
    const written = [
      '2001:db8:0:7::1',
      '2001:0DB8:0000:0007:ffff:ffff:ffff:ffff',
      '2001:db8:0:7::192.0.2.1',
      '2001:db8:0:7:1:2:3:4%eth0',
    ];
    assert.deepEqual(written.map(networkOf), Array(4).fill('2001:db8:0:7::/64'));
    assert.equal(networkOf('::1'), '0:0:0:0::/64');
    assert.notEqual(networkOf('2001:db8:0:8::1'), networkOf('2001:db8:0:7::1'));
  });

  it('is nothing for what is no address', () => {
    for (const text of ['', 'unknown', '192.0.2', '::ffff:192.0.2.777', '1::2::3']) {
      assert.equal(networkOf(text), undefined, text);
    }
  });
});

describe('trusted proxies', () => {
  const clientOf = (networks: string[], peer: string, forwarded?: string) =>
    new TrustedProxies(networks).clientOf(peer, forwarded);

  it('are nobody by default: the header is anybody’s to send', () => {
    assert.equal(clientOf([], '127.0.0.1', '192.0.2.1'), '127.0.0.1');
    assert.equal(clientOf(['10.0.0.0/8'], '127.0.0.1', '192.0.2.1'), '127.0.0.1');
  });

  it('tell the hop before them; what stands before that one is hearsay', () => {
    const proxies = ['loopback', '10.0.0.0/8', '2001:db8::/32'];
    assert.equal(clientOf(proxies, '127.0.0.1', '192.0.2.1'), '192.0.2.1');
    assert.equal(clientOf(proxies, '::1', '198.51.100.1, 192.0.2.1'), '192.0.2.1');
    assert.equal(clientOf(proxies, '::ffff:127.0.0.1', '192.0.2.1'), '192.0.2.1');
    assert.equal(clientOf(proxies, '127.0.0.1', '192.0.2.1, 10.9.9.9, 2001:db8::9'), '192.0.2.1');
    assert.equal(clientOf(proxies, '127.0.0.1', '192.0.2.1:4711'), '192.0.2.1');
    assert.equal(clientOf(proxies, '127.0.0.1', '[2a00::1]:4711'), '2a00::1');
    assert.equal(clientOf(proxies, '127.0.0.1', '10.1.1.1'), '10.1.1.1');
  });

  it('that tell nonsense are the visitor themselves', () => {
    assert.equal(clientOf(['loopback'], '127.0.0.1', '192.0.2.1, unknown'), '127.0.0.1');
    assert.equal(clientOf(['loopback'], '127.0.0.1', ''), '127.0.0.1');
    assert.equal(clientOf(['loopback'], '127.0.0.1'), '127.0.0.1');
  });

  it('must be addresses or networks', () => {
    for (const network of ['proxy.example', '10.0.0.0/33', '10.0.0.0/x', '10.0.0.0/', '::/129', 'Loopback']) {
      assert.throws(() => new TrustedProxies([network]), StartError, network);
    }
  });
});

describe('a bucket of tokens', () => {
  it('gives so many at once, and as many again over the period', () => {
    let now = 1_000_000;
    const buckets = new TokenBuckets({most: 7, period: 1000}, () => now);
    const taken = () => Array.from({length: 9}, () => buckets.take('a')).filter((wait) => wait === 0).length;
    assert.equal(taken(), 7);
    const wait = buckets.take('a');
    assert.ok(wait > 100 && wait <= 143, `${wait}`);
    now += 143;
    assert.equal(taken(), 1);
    now += 500;
    assert.equal(taken(), 3);
    now += 10_000;
    assert.equal(taken(), 7);
  });

  it('is there for each key alone', () => {
    const buckets = new TokenBuckets({most: 1, period: 1000}, () => 0);
    assert.equal(buckets.take('a'), 0);
    assert.equal(buckets.take('b'), 0);
    assert.notEqual(buckets.take('a'), 0);
  });

  it('is forgotten when there are too many, but not the one that is asked all the time', () => {
    const buckets = new TokenBuckets({most: 1, period: 1000}, () => 0, 20);
    buckets.take('hot');
    buckets.take('cold');
    for (let i = 0; i < 100; i++) {
      assert.notEqual(buckets.take('hot'), 0);
      // Three, so that it is not always the hot one with which the old ones go.
      for (const other of ['first', 'second', 'third']) assert.equal(buckets.take(`${other} ${i}`), 0);
    }
    assert.equal(buckets.take('cold'), 0);
  });

  it('costs microseconds, however many there are', () => {
    const buckets = new TokenBuckets({most: 600, period: 3_600_000}, Date.now);
    // Time of the processor, for others may be at work on this machine.
    const before = process.cpuUsage();
    for (let i = 0; i < 300_000; i++) buckets.take(`network ${i}`);
    const {user, system} = process.cpuUsage(before);
    const each = (user + system) / 300_000;
    assert.ok(each < 15, `${each} µs`);
  });

  it('has a rate that people can write', () => {
    assert.deepEqual(readRate('R', '600/h'), {most: 600, period: 3_600_000});
    assert.deepEqual(readRate('R', '20/10s'), {most: 20, period: 10_000});
    assert.deepEqual(readRate('R', '5/m'), {most: 5, period: 60_000});
    assert.deepEqual(readRate('R', '1000/2d'), {most: 1000, period: 172_800_000});
    assert.equal(readRate('R', 'off'), undefined);
    for (const text of ['600', '0/h', '600/hour', '-1/h', '600/0h', '1.5/h']) {
      assert.throws(
        () => readRate('PEACE_RATE_HOLD', text),
        /PEACE_RATE_HOLD must be a number per time/,
        text,
      );
    }
  });
});

describe('an origin', () => {
  it('is allowed as it stands, or below a host', () => {
    const list = ['https://blog.example', 'https://*.allies.example', 'http://localhost:8000'];
    for (const origin of ['https://blog.example', 'https://a.allies.example', 'https://a.b.allies.example']) {
      assert.ok(isAmong(list, origin), origin);
    }
    assert.ok(isAmong(list, 'http://localhost:8000'));
    for (const origin of [
      'http://blog.example',
      'https://blog.example:444',
      'https://allies.example',
      'https://notallies.example',
      'https://blog.example.evil.example',
      'https://a.allies.example.evil.example',
      'http://localhost',
      'null',
    ]) {
      assert.ok(!isAmong(list, origin), origin);
    }
  });

  it('has a scheme and a host, and nothing else', () => {
    for (const text of ['https://blog.example', 'http://localhost:80', 'https://*.blog.example']) {
      assert.ok(isOriginPattern(text), text);
    }
    for (const text of [
      'blog.example',
      'https://blog.example/',
      '*',
      'https://*',
      'https://a.*.example',
      'null',
    ]) {
      assert.ok(!isOriginPattern(text), text);
    }
  });
});

describe('disposable domains', () => {
  it('are those of the file and all below them', () => {
    const file = join(temporaryFolder(), 'domains.txt');
    writeFileSync(file, '# Throw-away\r\nTrash.example  # known\n\nmüll.example\n');
    const domains = new DisposableDomains(file, new RememberedLog());
    for (const email of [
      'a@trash.example',
      'a@x.y.TRASH.example',
      'a@müll.example',
      'a@xn--mll-hoa.example',
    ]) {
      assert.ok(domains.has(email), email);
    }
    for (const email of ['a@nottrash.example', 'a@example', 'trash.example@mail.example']) {
      assert.ok(!domains.has(email), email);
    }
    assert.ok(!new DisposableDomains(undefined, new RememberedLog()).has('a@trash.example'));
  });

  it('are read again when the file changes; a wrong or missing one changes nothing but the log', async () => {
    const file = join(temporaryFolder(), 'domains.txt');
    writeFileSync(file, 'one.example');
    const log = new RememberedLog();
    const domains = new DisposableDomains(file, log);
    writeFileSync(file, 'one.example\nother.example');
    await eventually(() => domains.has('a@other.example'));
    writeFileSync(file, 'one.example\nno domain');
    await eventually(() => domains.has('a@one.example') && log.lines.length > 0);
    assert.match(log.lines[0] ?? '', /^disposable domains: the last list stays \(line 2 is no domain\)$/);
    rmSync(file);
    await eventually(() => domains.has('a@other.example') && log.lines.some((line) => /ENOENT/.test(line)));
  });

  it('must be a file of domains', () => {
    assert.throws(
      () => new DisposableDomains('/nowhere/domains.txt', new RememberedLog()),
      /^StartError: PEACE_DISPOSABLE_DOMAINS: \/nowhere\/domains.txt cannot be read: ENOENT/,
    );
  });
});

describe('the settings of the defences', () => {
  it('have defaults that let a school through', () => {
    assert.deepEqual(readSettings({}).defence, {
      trustedProxies: [],
      origins: [],
      holdRate: {most: 600, period: 3_600_000},
      refuseRate: {most: 6000, period: 3_600_000},
      formRate: undefined,
      disposableDomains: undefined,
    });
  });

  it('are lists and rates', () => {
    const {defence} = readSettings({
      PEACE_TRUSTED_PROXIES: 'loopback, 10.0.0.0/8',
      PEACE_ORIGINS: 'https://a.example https://*.b.example',
      PEACE_RATE_HOLD: 'off',
    });
    assert.deepEqual(defence?.trustedProxies, ['loopback', '10.0.0.0/8']);
    assert.deepEqual(defence?.origins, ['https://a.example', 'https://*.b.example']);
    assert.equal(defence?.holdRate, undefined);
  });

  it('that are wrong are named', () => {
    const wrong: Record<string, RegExp> = {
      PEACE_TRUSTED_PROXIES: /PEACE_TRUSTED_PROXIES must list addresses.*"wrong" is none/,
      PEACE_ORIGINS: /PEACE_ORIGINS must list origins.*"wrong" is none/,
      PEACE_RATE_HOLD: /PEACE_RATE_HOLD must be a number per time.*not "wrong"/,
      PEACE_RATE_REFUSE: /PEACE_RATE_REFUSE must be/,
      PEACE_RATE_FORM: /PEACE_RATE_FORM must be/,
      PEACE_WEBHOOK_URL: /PEACE_WEBHOOK_URL must be an address/,
      PEACE_PUBLIC_URL: /PEACE_PUBLIC_URL must be an address/,
      PEACE_PAGES: /PEACE_PAGES must be a folder, not "wrong"/,
      PEACE_METRICS_TOKEN: /PEACE_METRICS_TOKEN must be at least 16/,
    };
    for (const [name, message] of Object.entries(wrong)) {
      assert.throws(() => readSettings({[name]: 'wrong'}), {name: 'StartError', message}, name);
    }
    const PEACE_WEBHOOK_URL = 'https://crm.example/hooks';
    assert.throws(() => readSettings({PEACE_WEBHOOK_URL}), /PEACE_WEBHOOK_SECRET must be at least 24/);
    const secret = {PEACE_WEBHOOK_SECRET: 'x'.repeat(24)};
    assert.throws(() => readSettings(secret), /PEACE_WEBHOOK_SECRET needs PEACE_WEBHOOK_URL/);
    // What is no base64 would sign with a key of no bytes, which everybody has.
    for (const after of ['!'.repeat(24), 'c2hvcnQ'.padEnd(24, '=')]) {
      const PEACE_WEBHOOK_SECRET = `whsec_${after}`;
      assert.throws(() => readSettings({PEACE_WEBHOOK_URL, PEACE_WEBHOOK_SECRET}), /base64 of at least 12/);
    }
    const PEACE_WEBHOOK_SECRET = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
    assert.equal(
      readSettings({PEACE_WEBHOOK_URL, PEACE_WEBHOOK_SECRET}).webhook?.secret,
      PEACE_WEBHOOK_SECRET,
    );
    assert.throws(
      () => readSettings({PEACE_WEBHOOK_URL: 'https://anna:word@crm.example/'}),
      (error: Error) => /must not hold a name/.test(error.message) && !/word@/.test(error.message),
    );
  });
});
