import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { clientForm, codeOf, serverForm } from './certificates.ts';
import type { MadeIdentity } from './openssl.ts';
import type { TypedName } from './planted-secrets.ts';
import type { SecretRig } from './secrets-rig.ts';
import type { WireWindow } from './window-wire.ts';

/** A certificate and its key in a folder that is not searched. */
function identity(
  { openssl, book }: SecretRig,
  name: string,
  kind: 'rsa-2048' | 'p-256',
  root: MadeIdentity,
): MadeIdentity {
  const made = openssl.makeIdentity(name, root, { kind, extensions: ['extendedKeyUsage=clientAuth'] });
  book.plant(`private key: ${name}`, createPrivateKey(openssl.read(made.key)));
  return made;
}

/** Imports of every kind, each with its right and wrong passwords. */
export async function importKeys(rig: SecretRig, { client, upload }: WireWindow): Promise<string> {
  const { openssl, secret } = rig;
  const root = openssl.makeAuthority('root');
  const p12 = async (
    name: string,
    identityOf: MadeIdentity,
    password: string,
    args: string[] = [],
  ): Promise<string> => {
    openssl.makePkcs12(name, identityOf, { password, args });
    return upload(openssl.path(`${name}.p12`));
  };
  const add = (from: Parameters<typeof client.certificates.import>[0]['from']): Promise<string> =>
    codeOf(client.certificates.import({ from }));
  const plain = await p12('modern', identity(rig, 'modern P12', 'rsa-2048', root), secret('P12 password'));
  assert.equal(await add({ file: plain, password: secret('wrong P12 password') }), 'certificate.password');
  assert.equal(await add({ file: plain, password: secret('P12 password') }), 'accepted');
  const accented = await p12(
    'accents',
    identity(rig, 'P12 with accents', 'p-256', root),
    secret('P12 password with accents'),
  );
  assert.equal(
    await add({ file: accented, password: secret('wrong P12 password with accents') }),
    'certificate.password',
  );
  assert.equal(await add({ file: accented, password: secret('P12 password with accents') }), 'accepted');
  const old = ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
  const tripleDes = await p12('old', identity(rig, 'old P12', 'rsa-2048', root), secret('P12 password, 3DES'), old);
  assert.equal(await add({ file: tripleDes, password: secret('P12 password, 3DES') }), 'accepted');
  const damaged = openssl.read('modern.p12');
  writeFileSync(openssl.path('damaged.p12'), damaged.subarray(0, damaged.length >> 1));
  const cut = await upload(openssl.path('damaged.p12'));
  assert.notEqual(await add({ file: cut, password: secret('password given with a damaged P12') }), 'accepted');

  const sealed = identity(rig, 'encrypted PEM', 'rsa-2048', root);
  openssl.write('pass', `${secret('password of an encrypted key')}\n`);
  const pkcs8 = openssl.run(['pkcs8', '-topk8', '-in', sealed.key, '-passout', 'file:pass']).toString();
  const text = pkcs8 + openssl.read(sealed.certificate).toString();
  assert.equal(await add({ text, password: secret('wrong password of an encrypted key') }), 'certificate.password');
  assert.equal(await add({ text, password: secret('password of an encrypted key') }), 'accepted');
  const clear = identity(rig, 'PEM in clear', 'rsa-2048', root);
  const bundle = openssl.write('clear.pem', Buffer.concat([openssl.read(clear.key), openssl.read(clear.certificate)]));
  assert.equal(await add({ file: await upload(openssl.path(bundle)) }), 'accepted');
  return tripleDes;
}

/** Asks for certificates; gives what each key is called. */
export async function requestKeys(
  { secret }: SecretRig,
  { client }: WireWindow,
): Promise<readonly (readonly [string, string])[]> {
  const { certificates } = client;
  const { id: asClient } = await certificates.request({ form: clientForm() });
  const { id: asServer } = await certificates.request({ form: serverForm() });
  const imported = (await certificates.list({})).find(({ subject }) => subject.includes('modern P12'))?.id ?? '';
  const form = clientForm({ commonName: 'modern P12' });
  const { id: renewal } = await certificates.request({ form, renews: imported });
  for (const id of [asClient, asServer, renewal]) await certificates.declineBackup({ id });
  const keep = (id: string, code: TypedName, again: TypedName): Promise<string> =>
    codeOf(certificates.keepRevocationCode({ id, code: secret(code), again: secret(again) }));
  assert.equal(await keep(asClient, 'revocation code', 'revocation code'), 'accepted');
  assert.equal(await keep(asClient, 'revocation code, replaced', 'revocation code typed otherwise'), 'input.invalid');
  assert.equal(await keep(asClient, 'revocation code, replaced', 'revocation code, replaced'), 'accepted');
  assert.equal(await keep(imported, 'revocation code of the platform', 'revocation code of the platform'), 'accepted');
  return [
    ['made for a client', asClient],
    ['made for a server', asServer],
    ['made for a renewal', renewal],
  ];
}

/** Exports of every form; the keys that Cercle made are planted by what openssl reads in their encrypted export. */
export async function exportKeys(
  { desk, openssl, book, secret }: SecretRig,
  window: WireWindow,
  made: readonly (readonly [string, string])[],
  old: string,
): Promise<void> {
  const { client, saveTicket, download } = window;
  const { certificates } = client;
  type Choice = Omit<Parameters<typeof certificates.export>[0], 'out'>;
  const leave = async (name: string, choice: Choice): Promise<string> => {
    const out = await saveTicket(name);
    const code = await codeOf(certificates.export({ ...choice, out }));
    if (code === 'accepted') await download(out, join(desk.folder, 'exports', name));
    return code;
  };
  openssl.write('pass', `${secret('key export passphrase')}\n`);
  for (const [name, id] of made) {
    const passphrase = secret('key export passphrase');
    assert.equal(await leave(`${id}.key`, { id, form: 'key', passphrase }), 'accepted');
    const file = join(desk.folder, 'exports', `${id}.key`);
    book.plant(`private key ${name}`, createPrivateKey(openssl.run(['pkey', '-in', file, '-passin', 'file:pass'])));
    assert.equal(await leave(`${id}.csr`, { id, form: 'csr' }), 'accepted');
  }
  const id = (await certificates.list({})).find(({ subject }) => subject.includes('modern P12'))?.id ?? '';
  for (const form of ['pem', 'der', 'chain', 'identity'] as const) {
    assert.equal(await leave(`c.${form}`, { id, form }), 'accepted');
  }
  const p12 = (name: TypedName, compatible: boolean): Promise<string> =>
    leave(`${name.length}.p12`, { id, form: 'p12', passphrase: secret(name), compatible });
  assert.equal(await p12('P12 export password', false), 'accepted');
  assert.equal(await p12('compatible P12 export password', true), 'accepted');
  assert.equal(await p12('refused P12 export password', false), 'vault.weak-passphrase');
  const out = await saveTicket('again.p12');
  const choice = {
    file: old,
    password: secret('P12 password, 3DES'),
    out,
    newPassword: secret('re-encoding password'),
  };
  await certificates.reencode(choice);
  await download(out, join(desk.folder, 'exports', 'again.p12'));
  const calendar = await saveTicket('agenda.ics');
  await certificates.calendar({ out: calendar });
  await download(calendar, join(desk.folder, 'exports', 'agenda.ics'));
}

/** Everything that can be asked for, and what goes wrong. */
export async function askAround(
  { desk, secret }: SecretRig,
  { client, saveTicket, download, send }: WireWindow,
): Promise<void> {
  for (const row of await client.certificates.list({ place: 'all' })) await client.certificates.show({ id: row.id });
  const journal = await saveTicket('journal.json');
  await client.vault.exportJournal({ out: journal });
  await download(journal, join(desk.folder, 'exports', 'journal-2.json'));
  const backup = await saveTicket('secours-3');
  await client.vault.backup({ out: backup, passphrase: secret('recovery passphrase, window') });
  await download(backup, join(desk.folder, 'exports', 'secours-3'));
  const proxy = `http://cercle:${secret('proxy password')}@proxy.exemple.fr:3128`;
  assert.equal(await codeOf(client.workspace.saveSettings({ proxy })), 'input.invalid');
  const params = { passphrase: [secret('vault passphrase of the window')] };
  const refused = await send({ jsonrpc: '2.0', id: 'odd', method: 'vault.unlock', params });
  assert.equal('error' in refused && refused.error.code, 'input.invalid');
  const current = secret('vault passphrase of the window');
  await client.vault.changePassphrase({ current, next: secret('vault passphrase of the window after a change') });
  const wrong = { current: secret('wrong vault passphrase at its change'), next: current };
  assert.equal(await codeOf(client.vault.changePassphrase(wrong)), 'vault.passphrase');
  await client.vault.lock({});
  await delay(1_100); // What a wrong passphrase costs.
  const passphrase = secret('wrong vault passphrase, window');
  assert.equal(await codeOf(client.vault.unlock({ passphrase })), 'vault.passphrase');
}
