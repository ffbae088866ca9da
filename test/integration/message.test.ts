import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { calendarOfDays } from '../../electron/services/agenda/reminder-calendar.ts';
import { readZipFiles } from '../../electron/services/ingest/archive.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/index.ts';
import type { AppError } from '../../shared/errors.ts';
import { openTestServices } from '../helpers/services.ts';

interface Desk {
  readonly client: Client;
  readonly at: (name: string) => string;
  /** A ticket to read a file of this content. */
  readonly file: (name: string, content: string | Buffer) => string;
  readonly out: (name: string) => string;
  readonly id: string;
}

async function open(t: TestContext): Promise<Desk> {
  const { services, folder, close } = openTestServices();
  t.after(close);
  const client = createClient({
    send: (request) => services.dispatch(request, { lang: 'fr' }),
    onEvent: (listener) => services.onEvent(listener),
  });
  const at = (name: string): string => join(folder, name);
  const { id } = await client.dossiers.create({ journey: 'cercle-regional-csd', title: 'Planning <été> & co' });
  const values = {
    raisonSociale: 'Hôpital Fictif',
    applicationNom: 'Planning',
    parrainEmail: 'parrain@ars-fictive.fr',
  };
  await client.dossiers.set({ id, values });
  return {
    ...{ client, at, id },
    file(name, content) {
      writeFileSync(at(name), content);
      return services.tickets.forReading(at(name));
    },
    out: (name) => services.tickets.forWriting(at(name)),
  };
}

function failsWith(code: string, about?: RegExp): (error: unknown) => boolean {
  return (error) => {
    const { code: actual, detail } = error as AppError;
    assert.equal(actual, code);
    if (about !== undefined) assert.match(JSON.stringify(detail), about);
    return true;
  };
}

test('given a sheet, when the message of a step is drafted, then it is filled, addressed and tells what is missing', async (t) => {
  const { client, id } = await open(t);
  const draft = await client.dossiers.message({ id, step: 'parrain' });
  assert.deepEqual(draft.to, ['parrain@ars-fictive.fr'], 'the journey gives no address of a sponsor');
  assert.match(draft.body, /Hôpital Fictif/u);
  assert.ok(draft.missing.length > 0);
  assert.ok(draft.mailto.startsWith('mailto:parrain@ars-fictive.fr?subject='));
  assert.deepEqual(
    draft.attachments.map(({ kind, name }) => [kind, name]),
    [
      ['fiche-application', 'fiche-application.html'],
      ['fiche-application', 'fiche-application.txt'],
    ],
  );
  const english = await client.dossiers.message({ id, step: 'parrain', language: 'en' });
  assert.notEqual(english.body, draft.body);
  const declaration = await client.dossiers.message({ id, step: 'declaration-client-test' });
  assert.deepEqual([declaration.attachments, declaration.unavailable.length], [[], 2], 'no certificate yet');
  assert.equal((await client.dossiers.message({ id, kind: 'question' })).attachments.length, 0);
  await assert.rejects(client.dossiers.message({ id, step: 'ouverture' }), failsWith('input.invalid'));
  await assert.rejects(client.dossiers.message({ id, step: 'nulle-part' }), failsWith('dossier.step-unknown'));
});

test('given a message, when it is saved with files brought and kept, then the draft holds them all', async (t) => {
  const { client, id, file, out, at } = await open(t);
  const accord = Buffer.from('accord du parrain, signé');
  const sha256 = createHash('sha256').update(accord).digest('hex');
  await client.dossiers.record({ id, event: { type: 'note', note: 'reçu', files: [file('accord.txt', accord)] } });
  const files = [file('accord.txt', 'un autre accord')];
  const saved = await client.dossiers.saveMessage({
    ...{ id, step: 'parrain', subject: 'Notre demande', body: 'Bonjour é', kept: [sha256], files },
    out: out('demande.eml'),
  });
  assert.deepEqual(saved.attachments, [
    ...['fiche-application.html', 'fiche-application.txt', 'accord.txt', 'accord (2).txt'],
  ]);
  const text = readFileSync(at('demande.eml'), 'latin1');
  assert.match(text, /^X-Unsent: 1\r$/mu);
  assert.match(text, /^Subject: Notre demande\r$/mu);
  assert.ok(text.includes(accord.toString('base64')));
  await assert.rejects(
    client.dossiers.saveMessage({ id, step: 'parrain', out: out('demande.eml') }),
    failsWith('file.exists'),
  );
  await assert.rejects(
    client.dossiers.saveMessage({ id, step: 'parrain', kept: ['0'.repeat(64)], out: out('autre.eml') }),
    failsWith('input.invalid'),
  );
  await assert.rejects(
    client.dossiers.saveMessage({
      id,
      step: 'declaration-client-test',
      attach: ['certificat-public'],
      out: out('b.eml'),
    }),
    failsWith('input.invalid', /certificat/u),
  );
});

/** One of each kind that must never leave. */
function secrets(): readonly (readonly [name: string, content: string | Buffer, kind: string])[] {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = rsa.export({ type: 'pkcs8', format: 'der' });
  const passphrase = 'une phrase secrète';
  return [
    ['cle.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }), 'private-key'],
    [
      'cle-chiffree.pem',
      rsa.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }),
      'private-key',
    ],
    ['cle.der', der, 'private-key'],
    ['cle.b64.txt', der.toString('base64'), 'private-key'],
    ['cle.p12', Buffer.from(`308209710201033082${'00'.repeat(40)}`, 'hex'), 'pkcs12'],
    ['cle.jwk', JSON.stringify(privateKey.export({ format: 'jwk' })), 'jwk'],
    ['reglages.ini', 'login=a\npassword=hunter2hunter2\n', 'password'],
  ];
}

test('given a file with a secret, when it is attached, then nothing is written and it is named', async (t) => {
  const { client, id, file, out, at } = await open(t);
  const planted = secrets();
  for (const [name, content, kind] of planted) {
    const input = { id, step: 'parrain', files: [file(name, content)], out: out('fuite.eml') };
    await assert.rejects(
      client.dossiers.saveMessage(input),
      failsWith('dossier.secret', new RegExp(`${name}.*${kind}`, 'u')),
    );
    assert.equal(existsSync(at('fuite.eml')), false, name);
  }
  await assert.rejects(
    client.dossiers.saveMessage({ id, step: 'parrain', body: 'Bonjour,\npassword=hunter2hunter2', out: out('c.eml') }),
    failsWith('dossier.secret', /message/u),
  );
  t.diagnostic(`count: ${planted.length} kinds of secrets`);
});

test('given a note, a reason or a field with a secret, when it is recorded, then it is refused and nothing is kept', async (t) => {
  const { client, id, file } = await open(t);
  const before = (await client.dossiers.history({ id })).total;
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await assert.rejects(
    client.dossiers.record({ id, event: { type: 'note', note: 'mot de passe: Zebre-42!' } }),
    failsWith('dossier.secret', /note/u),
  );
  await assert.rejects(
    client.dossiers.record({ id, event: { type: 'abandon', reason: pem } }),
    failsWith('dossier.secret', /reason/u),
  );
  await assert.rejects(
    client.dossiers.set({ id, values: { hebergement: 'password=hunter2hunter2' } }),
    failsWith('dossier.secret', /hebergement/u),
  );
  const scenarios = file('scenarios.csv', 'id;nom;projet;priorite\nA1;password=hunter2hunter2;Projet;1\n');
  await assert.rejects(
    client.dossiers.importScenarios({ id, file: scenarios }),
    failsWith('dossier.secret', /scenarios/u),
  );
  const titled = { journey: 'cercle-regional-csd', title: 'api_key=abcdef123456' };
  await assert.rejects(client.dossiers.create(titled), failsWith('dossier.secret', /title/u));
  assert.equal((await client.dossiers.list({})).length, 1);
  assert.equal((await client.dossiers.history({ id })).total, before);
  await client.dossiers.record({
    id,
    event: { type: 'note', note: 'Le mot de passe est dans le coffre de l’équipe.' },
  });
});

test('given documents and reminders, when they are saved, then the sheet is a page or a text, and the calendar has its days', async (t) => {
  const { client, id, out, at } = await open(t);
  await client.dossiers.saveDocument({ id, document: 'fiche-application', out: out('fiche.html') });
  const html = readFileSync(at('fiche.html'), 'utf8');
  assert.match(html, /<!doctype html>[\s\S]*Hôpital Fictif/u);
  assert.ok(html.includes('Planning &lt;été&gt; &amp; co') && !html.includes('<script'));
  await client.dossiers.saveDocument({ id, document: 'fiche-application', out: out('fiche.txt') });
  assert.match(readFileSync(at('fiche.txt'), 'utf8'), /Raison sociale : Hôpital Fictif/u);
  await assert.rejects(
    client.dossiers.saveDocument({ id, document: 'charte', out: out('charte.pdf') }),
    failsWith('input.invalid'),
  );
  await client.dossiers.record({ id, event: { type: 'envoi', step: 'parrain' } });
  const { reminders } = await client.dossiers.show({ id });
  assert.ok(reminders.length > 0);
  const { events } = await client.dossiers.calendar({ out: out('rappels.ics') });
  assert.equal(events, reminders.length);
  const ics = readFileSync(at('rappels.ics'), 'utf8').replaceAll(/\r\n /gu, '');
  assert.equal(ics.match(/^BEGIN:VEVENT/gmu)?.length, events);
  for (const { date } of reminders) {
    assert.ok(ics.includes(`DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`), date);
  }
  await client.dossiers.calendar({ id, out: out('encore.ics') });
  const ids = (text: string): readonly string[] => text.match(/^UID:.*$/gmu) ?? [];
  assert.deepEqual(ids(readFileSync(at('encore.ics'), 'utf8')), ids(readFileSync(at('rappels.ics'), 'utf8')));
});

test('given any time zone, when a day is written in a calendar, then it is that day', (t) => {
  const zone = process.env.TZ;
  t.after(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  const day = { id: 'a', date: '2026-03-29', summary: 'Relancer', description: '' };
  for (const other of ['Pacific/Auckland', 'America/New_York', 'Europe/Paris']) {
    process.env.TZ = other;
    assert.match(calendarOfDays('Dossiers', [day], new Date(0)), /DTSTART;VALUE=DATE:20260329\r/u, other);
  }
});

test('given a dossier without a vault nor a connection, when its evidence is exported, then it is whole, in the language asked for', async (t) => {
  const { client, id, out, at, file } = await open(t);
  const decision = file('décision <1>.txt', 'refus motivé');
  await client.dossiers.record({ id, event: { type: 'envoi', step: 'parrain', files: [decision] } });
  const { entries, sha256, bytes } = await client.dossiers.export({ id, out: out('preuves.zip') });
  const zip = readFileSync(at('preuves.zip'));
  assert.deepEqual([createHash('sha256').update(zip).digest('hex'), zip.length], [sha256, bytes]);
  assert.ok(entries.includes('decisions/0003-1-décision _1_.txt'));
  const again = await client.dossiers.export({ id, language: 'en', out: out('evidence.zip') });
  assert.deepEqual(again.entries, entries);
  const pages: string[] = [];
  for (const name of ['preuves.zip', 'evidence.zip']) {
    for await (const one of readZipFiles(at(name), (entry) => entry === 'index.html')) {
      pages.push(Buffer.from(one.bytes).toString());
    }
  }
  assert.match(pages[0] ?? '', /<html lang="fr">[\s\S]*Dossier de preuves : Planning &lt;été&gt; &amp; co/u);
  assert.match(pages[1] ?? '', /<html lang="en">[\s\S]*Evidence dossier: Planning/u);
  await assert.rejects(client.dossiers.export({ id: 'dos-absent', out: out('x.zip') }), failsWith('dossier.unknown'));
});
