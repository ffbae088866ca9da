import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { contentDisposition } from '../../electron/loopback/files.ts';
import { safeFileName } from '../../electron/page/file-name.ts';
import { openPage, openSession, sendRaw, startTestLoopback } from '../helpers/loopback-host.ts';
import type { LoopbackTest } from '../helpers/loopback-host.ts';

let host: LoopbackTest;
let secret: string;
before(async () => {
  host = await startTestLoopback();
  secret = await openSession(host);
});
after(() => host.dispose());

function upload(name: string, body: string | ReadableStream): Promise<Response> {
  const headers = { origin: host.origin, 'x-cercle-session': secret, 'x-cercle-file-name': encodeURIComponent(name) };
  return fetch(`${host.origin}/files`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
}

test('given a file over the JSON limit when it is uploaded as a stream then its bytes and name arrive', async () => {
  const bytes = randomBytes(5_000_000);
  const stream = new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 500_000) controller.enqueue(bytes.subarray(at, at + 500_000));
      controller.close();
    },
  });
  const answered = await upload('Extraction_éà_Profil2_2026.xml', stream);
  assert.equal(answered.status, 201);
  const given = (await answered.json()) as { ticket: string; name: string; bytes: number };
  assert.deepEqual([given.name, given.bytes], ['Extraction_éà_Profil2_2026.xml', bytes.length]);
  const path = host.tickets.pathOf(given.ticket, 'read');
  const hash = (data: Buffer): string => createHash('sha256').update(data).digest('hex');
  assert.equal(hash(readFileSync(path)), hash(bytes));
  if (process.platform === 'win32') return;
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(statSync(dirname(path)).mode & 0o777, 0o700);
});

test('given an upload that is cut when it ends then nothing of it stays', async () => {
  const spool = join(host.folder, 'cache', 'spool', 'window');
  const before = readdirSync(spool).length;
  const head = [
    `POST /files HTTP/1.1`,
    `Host: 127.0.0.1:${host.port}`,
    `Origin: ${host.origin}`,
    `X-Cercle-Session: ${secret}`,
  ];
  const lines = [
    ...head,
    'X-Cercle-File-Name: a.xml',
    'Transfer-Encoding: chunked',
    '',
    '5',
    'hello',
    'not a length',
    '',
  ];
  const answered = await sendRaw(host.port, lines.join('\r\n'));
  assert.ok(answered.status === 0 || answered.status === 400, String(answered.status));
  while (readdirSync(spool).length > before) await new Promise(setImmediate);
});

test('given more bytes than the disk has when an upload announces them then it is refused before they come', async () => {
  const lines = [
    `POST /files HTTP/1.1`,
    `Host: 127.0.0.1:${host.port}`,
    `Origin: ${host.origin}`,
    `X-Cercle-Session: ${secret}`,
  ];
  const announced = [...lines, 'X-Cercle-File-Name: a.xml', 'Content-Length: 9000000000000000', '', ''];
  assert.equal((await sendRaw(host.port, announced.join('\r\n'))).status, 507);
});

test('given names that would harm when they are uploaded then the file stays in its folder under a safe name', async () => {
  const names: Readonly<Record<string, string>> = {
    '../../etc/passwd': 'passwd',
    'C:\\Windows\\win.ini': 'win.ini',
    'con.xml': '_con.xml',
    'a\u202Elmx.zip': 'a_lmx.zip',
    'a\u0000b.xml': 'a_b.xml',
    '...': 'fichier',
    ' espace .xml. ': 'espace .xml',
  };
  for (const [asked, expected] of Object.entries(names)) {
    const given = (await (await upload(asked, 'x')).json()) as { ticket: string; name: string };
    assert.equal(given.name, expected);
    assert.ok(host.tickets.pathOf(given.ticket, 'read').startsWith(join(host.folder, 'cache', 'spool')));
  }
  assert.equal([...safeFileName(`${'é'.repeat(400)}.xml`)].length, 124);
});

test('given an upload without a name, or with one that is no UTF-8, when it comes then it is refused', async () => {
  for (const name of [undefined, '', '%ff', '%']) {
    const headers = {
      origin: host.origin,
      'x-cercle-session': secret,
      ...(name !== undefined && { 'x-cercle-file-name': name }),
    };
    const answered = await fetch(`${host.origin}/files`, { method: 'POST', headers, body: 'x' });
    assert.equal(answered.status, 400, String(name));
  }
});

test('given files of one batch when they are uploaded then they lie side by side, and apart from the others', async () => {
  const put = async (name: string, batch: string): Promise<string> => {
    const headers = {
      origin: host.origin,
      'x-cercle-session': secret,
      'x-cercle-file-name': name,
      'x-cercle-batch': batch,
    };
    const answered = await fetch(`${host.origin}/files`, { method: 'POST', headers, body: 'x' });
    return host.tickets.pathOf(((await answered.json()) as { ticket: string }).ticket, 'read');
  };
  const [one, two] = ['a'.repeat(32), 'b'.repeat(32)];
  const companion = await put('e.txt', one);
  assert.equal(dirname(await put('e.xml', one)), dirname(companion));
  assert.notEqual(dirname(await put('e.xml', one)), dirname(companion));
  assert.notEqual(dirname(await put('e.xml', two)), dirname(companion));
  assert.notEqual(dirname(await put('f.xml', '../../x')), dirname(companion));
});

test('given a save ticket when a service has written it then the page downloads it under its name', async () => {
  const page = await openPage(host);
  const name = 'Unités « Île-de-France ».csv';
  const reply = (await page.ask({ id: '1', method: 'host.saveTicket', params: { name } })) as {
    result: { ticket: string; name: string };
  };
  page.socket.close();
  const { ticket } = reply.result;
  const get = (): Promise<Response> =>
    fetch(`${host.origin}/files/${ticket}`, { headers: { 'x-cercle-session': secret } });
  assert.equal((await get()).status, 404);
  writeFileSync(host.tickets.pathOf(ticket, 'write'), 'contenu');
  const answered = await get();
  assert.equal(answered.status, 200);
  assert.equal(await answered.text(), 'contenu');
  assert.match(answered.headers.get('content-disposition') ?? '', /^attachment; .*filename\*=UTF-8''Unit%C3%A9s/u);
  assert.equal((await fetch(`${host.origin}/files/${ticket}`)).status, 401);
});

test('given a ticket for reading when it is asked as a download then it is not found', async () => {
  const { ticket } = (await (await upload('a.xml', 'x')).json()) as { ticket: string };
  const answered = await fetch(`${host.origin}/files/${ticket}`, { headers: { 'x-cercle-session': secret } });
  assert.equal(answered.status, 404);
});

test('given any name when it is put in Content-Disposition then it stays one header value', () => {
  assert.equal(
    contentDisposition('a"b\\c%é.csv'),
    `attachment; filename="a_b_c_e.csv"; filename*=UTF-8''a%22b%5Cc%25%C3%A9.csv`,
  );
  assert.equal(
    contentDisposition("l'été (1).csv"),
    `attachment; filename="l'ete (1).csv"; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%281%29.csv`,
  );
});

test('given the host when it closes then its spool and its link file are gone', async () => {
  const other = await startTestLoopback();
  const otherSecret = await openSession(other);
  const headers = { origin: other.origin, 'x-cercle-session': otherSecret, 'x-cercle-file-name': 'a.xml' };
  await fetch(`${other.origin}/files`, { method: 'POST', headers, body: 'x' });
  await other.close();
  assert.deepEqual(readdirSync(join(other.folder, 'cache', 'spool', 'window')), []);
  assert.equal(existsSync(other.linkFile), false);
  await other.dispose();
});
