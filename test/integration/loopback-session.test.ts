import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { createSessions, LINK_MS, SESSION_IDLE_MS } from '../../electron/loopback/session.ts';
import { openPage, openSession, openSocket, startTestLoopback, tokenOf, tradeToken } from '../helpers/loopback-host.ts';
import type { LoopbackTest } from '../helpers/loopback-host.ts';

let host: LoopbackTest;
before(async () => {
  host = await startTestLoopback();
});
after(() => host.dispose());

test('given a link when it is traded twice then only the first trade opens a session', async () => {
  const token = tokenOf(host.createLink());
  assert.equal(Buffer.from(token, 'base64url').length, 32);
  assert.equal((await tradeToken(host.origin, token)).status, 200);
  assert.equal((await tradeToken(host.origin, token)).status, 401);
});

test('given a link older than a minute when it is traded then it is refused', () => {
  let now = 0;
  const sessions = createSessions(() => now);
  const token = sessions.createLink();
  now = LINK_MS;
  assert.equal(sessions.exchange(token), 'wrong');
});

test('given a session when nothing uses it for long then it ends, and use prolongs it', () => {
  let now = 0;
  const sessions = createSessions(() => now);
  const outcome = sessions.exchange(sessions.createLink());
  assert.ok(typeof outcome === 'object');
  now = SESSION_IDLE_MS - 1;
  assert.equal(sessions.accept(outcome.secret), true);
  now += SESSION_IDLE_MS - 1;
  assert.equal(sessions.accept(outcome.secret), true);
  now += SESSION_IDLE_MS;
  assert.equal(sessions.accept(outcome.secret), false);
});

test('given a flood of wrong tokens when the right one comes then it still opens the window', () => {
  const sessions = createSessions(() => 0);
  const token = sessions.createLink();
  const answers = Array.from({ length: 1_000 }, (_, index) => sessions.exchange(`wrong-${index}`));
  assert.equal(answers.filter((answer) => answer === 'wrong').length, 50);
  assert.equal(answers.filter((answer) => answer === 'too-many').length, 950);
  assert.ok(typeof sessions.exchange(token) === 'object');
});

test('given a page in session when it asks and the services tell then it gets its reply and the event', async () => {
  const page = await openPage(host);
  const reply = await page.ask({ id: '7', method: 'cache.sources', params: { é: '🙂' } });
  assert.deepEqual(reply, { jsonrpc: '2.0', id: '7', result: { é: '🙂' } });
  host.emit({ type: 'cache.changed', source: 'BAC' });
  assert.deepEqual(await page.next(), { type: 'cache.changed', source: 'BAC' });
  page.socket.close();
});

test('given a socket when its first message is no session then it is closed and reaches nothing', async () => {
  const before = host.reached.length;
  for (const first of [
    '{"session":"wrong"}',
    '{}',
    'null',
    'no json',
    '{"jsonrpc":"2.0","id":"1","method":"cache.sources"}',
  ]) {
    const page = await openSocket(host.origin);
    page.socket.send(first);
    assert.equal(await page.closed(), 4401, first);
  }
  assert.equal(host.reached.length, before);
});

test('given a socket when it stays silent then it is closed', async () => {
  const page = await openSocket(host.origin);
  assert.equal(await page.closed(), 4401);
});

test('given a page in session when it sends no request then its socket is closed', async () => {
  for (const message of [
    '[]',
    '{"jsonrpc":"1.0"}',
    'x',
    JSON.stringify({ jsonrpc: '2.0', id: 'i'.repeat(65), method: 'a' }),
  ]) {
    const page = await openPage(host);
    page.socket.send(message);
    assert.equal(await page.closed(), 4400, message);
  }
});

test('given a page in session when it asks the host then arguments are checked by schema', async () => {
  const page = await openPage(host);
  const hello = await page.ask({ id: '1', method: 'host.hello', params: { lang: 'en' } });
  assert.deepEqual(hello, { jsonrpc: '2.0', id: '1', result: { files: [], isDemo: false } });
  const wrong = (await page.ask({ id: '2', method: 'host.hello', params: { lang: 'de' } })) as {
    error: { code: string };
  };
  assert.equal(wrong.error.code, 'input.invalid');
  const unknown = (await page.ask({ id: '3', method: 'host.constructor', params: {} })) as { error: { code: string } };
  assert.equal(unknown.error.code, 'method.unknown');
  page.socket.close();
});

test('given the link file when it is used then it already holds another link, for its owner only', async (t) => {
  const linkOf = (): string => /url=([^"]+)"/u.exec(readFileSync(host.linkFile, 'utf8'))?.[1] ?? '';
  const first = linkOf();
  assert.equal((await tradeToken(host.origin, tokenOf(first))).status, 200);
  const second = linkOf();
  assert.notEqual(second, first);
  assert.equal((await tradeToken(host.origin, tokenOf(second))).status, 200);
  if (process.platform === 'win32') return t.diagnostic('file modes are not looked at on Windows');
  assert.equal(statSync(host.linkFile).mode & 0o777, 0o600);
});

test('given two sessions when both are used then each page has its own', async () => {
  assert.notEqual(await openSession(host), await openSession(host));
});
