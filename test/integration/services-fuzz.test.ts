import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { fc } from '../helpers/properties.ts';
import { createServices } from '../../electron/services/index.ts';
import type { Services } from '../../electron/services/index.ts';
import { holdsPrivateKey } from '../../electron/services/pki/private-guard.ts';
import { createClient } from '../../shared/contract/client.ts';
import { contract, findMethod } from '../../shared/contract/index.ts';
import type { WireReply } from '../../shared/contract/wire.ts';
import { ERROR_CODES } from '../../shared/errors.ts';
import { clientForm } from '../helpers/certificates.ts';
import { argumentsOf, argumentsWith, secretFieldsOf, unmarkedSecretsOf } from '../helpers/contract-arguments.ts';
import type { FieldPath, Known } from '../helpers/contract-arguments.ts';
import { createOpenssl, skipWithoutOpenssl } from '../helpers/openssl.ts';
import type { Openssl } from '../helpers/openssl.ts';
import { createTestPorts } from '../helpers/ports.ts';
import type { TestPorts } from '../helpers/ports.ts';
import { createSecretBook } from '../helpers/secrets.ts';

const RUNS = process.env.CERCLE_TORTURE === '1' ? 2_000 : 150;
const METHODS = Object.entries(contract).flatMap(([service, methods]) =>
  Object.keys(methods).map((name) => `${service}.${name}`),
);
const PASSPHRASE = 'coffre ouvert pendant l’essai';
const CODE = 'REVOC-FUZZ-0001';
/** They end what the others need: the open vault, or the wait for a wrong passphrase. */
const CLOSING = ['vault.lock', 'vault.unlock', 'vault.changePassphrase', 'vault.restore', 'vault.useSystem'];
/** It gives back the secret that the person asks to see, and writes so in the journal. */
const SHOWING = 'certificates.revocationCode';

/** Whoever adds one here has looked at where it goes. */
const SECRET_FIELDS: readonly string[] = [
  'vault.init passphrase',
  'vault.unlock passphrase',
  'vault.changePassphrase current',
  'vault.changePassphrase next',
  'vault.backup passphrase',
  'vault.restore passphrase',
  'vault.restore newPassphrase',
  'certificates.inspect from.0.password',
  'certificates.inspect from.1.password',
  'certificates.install from.0.password',
  'certificates.install from.1.password',
  'certificates.import from.0.password',
  'certificates.import from.1.password',
  'certificates.reencode password',
  'certificates.reencode newPassword',
  'certificates.export passphrase',
  'certificates.keepRevocationCode code',
  'certificates.keepRevocationCode again',
];

/** Arguments with a secret in its field: as it should be, of another type, and longer than is allowed. */
function paramsWith(method: string, path: FieldPath, secret: string, known: Known): readonly unknown[] {
  const { input } = findMethod(method)!;
  const values = [secret, [secret], { secret }, secret.repeat(100)];
  return values.map((value) => argumentsWith(input, path, value, known));
}

describe('services with an open vault', { skip: skipWithoutOpenssl }, () => {
  const book = createSecretBook();
  const opened: { ports?: TestPorts; services?: Services; openssl?: Openssl; known?: Known } = {};
  const all = (): Required<typeof opened> => opened as Required<typeof opened>;

  before(async () => {
    const ports = createTestPorts();
    const services = createServices(ports);
    const openssl = createOpenssl();
    const client = createClient({
      send: (request) => services.dispatch(request, { lang: 'fr' }),
      onEvent: services.onEvent,
    });
    Object.assign(opened, { ports, services, openssl });
    await client.vault.init({ passphrase: book.plant('passphrase', PASSPHRASE) });
    const made = await client.certificates.request({ form: clientForm() });
    await client.certificates.declineBackup({ id: made.id });
    await client.certificates.keepRevocationCode({ id: made.id, code: book.plant('code', CODE), again: CODE });
    const other = openssl.makeIdentity('fuzz', openssl.makeAuthority('fuzz-root'));
    book.plant('imported key', createPrivateKey(openssl.read(other.key)));
    const password = book.plant('P12 password', 'P12-mot-de-passe-fuzz');
    openssl.makePkcs12('fuzz', other, { password });
    const file = services.tickets.forReading(openssl.path('fuzz.p12'));
    const { added } = await client.certificates.import({ from: { file, password } });
    const out = services.tickets.forWriting(openssl.path('made.key'));
    const passphrase = book.plant('export passphrase', 'clé exportée pour l’essai');
    await client.certificates.export({ id: made.id, form: 'key', out, passphrase });
    openssl.write('pass', `${passphrase}\n`);
    const pem = openssl.run(['pkey', '-in', 'made.key', '-passin', 'file:pass']);
    book.plant('made key', createPrivateKey(pem));
    const tickets = Array.from({ length: 3 }, (_, at) => services.tickets.forWriting(openssl.path(`out-${at}`)));
    opened.known = { ids: [made.id, added[0]?.id ?? ''], tickets: [file, ...tickets] };
  });
  after(async () => {
    await opened.services?.close();
    opened.ports?.dispose();
    opened.openssl?.dispose();
  });

  function call(method: string, params: unknown): Promise<WireReply> {
    return all().services.dispatch({ jsonrpc: '2.0', id: 'fuzz', method, params }, { lang: 'fr' });
  }

  /** No answer shows a secret; nor does one show a private key in any form. */
  function assertSilent(method: string, reply: WireReply): void {
    const text = JSON.stringify(reply);
    if (method === SHOWING) assert.doesNotMatch(text, /PRIVATE KEY/u);
    else assert.deepEqual(book.search([{ where: method, bytes: Buffer.from(text) }]), []);
    assert.equal(holdsPrivateKey(text), false, `${method}: ${text.slice(0, 200)}`);
    if ('error' in reply) assert.ok(ERROR_CODES.includes(reply.error.code));
  }

  test('T8: given any arguments, valid or not, when each method is called over the wire, then it answers, refuses by schema, and shows no key', async (t) => {
    const { known, ports } = all();
    const counts = { valid: 0, refused: 0, done: 0, internal: [] as string[] };
    const asked = fc
      .constantFrom(...METHODS.filter((name) => !CLOSING.includes(name)))
      .chain((method) => fc.tuple(fc.constant(method), argumentsOf(findMethod(method)!.input, known)));
    const every = METHODS.length * (RUNS > 1_000 ? 4 : 1);
    await fc.assert(
      fc.asyncProperty(asked, async ([method, made]) => {
        // What crosses is JSON: no number that JSON has not, nothing undefined.
        const params: unknown = JSON.parse(JSON.stringify(made));
        const reply = await call(method, params);
        assertSilent(method, reply);
        if (findMethod(method)!.input.safeParse(params).success) {
          counts.valid += 1;
          if (!('error' in reply)) counts.done += 1;
          else if (reply.error.code === 'internal') counts.internal.push(`${method} ${JSON.stringify(params)}`);
        } else {
          counts.refused += 1;
          assert.equal('error' in reply && reply.error.code, 'input.invalid');
        }
      }),
      { numRuns: Math.max(RUNS, every), seed: 8 },
    );
    // A method of the contract may come before its service; that is told elsewhere than here.
    const absent = new Set(
      ports.lines.flatMap((line) => /^(\S+): Error: \S+ has no implementation/u.exec(line)?.[1] ?? []),
    );
    const bugs = counts.internal.filter((call) => !absent.has(call.split(' ')[0] ?? ''));
    assert.deepEqual(bugs, [], ports.lines.join('\n').slice(0, 4000));
    assert.ok(counts.valid > 20 && counts.done > 10 && counts.refused > 20, JSON.stringify(counts));
    if (absent.size > 0) t.diagnostic(`count: ${absent.size} methods without a service yet: ${[...absent].join(', ')}`);
    assert.deepEqual(book.search([{ where: 'log', bytes: Buffer.from(ports.lines.join('\n')) }]), []);
    const { valid, done, refused } = counts;
    t.diagnostic(
      `count: ${valid + refused} argument sets, ${valid} valid (${done} done), ${refused} refused by schema, 0 keys shown`,
    );
  });

  test('given every field marked as a secret, when it holds one and the call fails, then the answer and the log do not', async (t) => {
    const { known, ports } = all();
    const fields = METHODS.flatMap((method) =>
      secretFieldsOf(findMethod(method)!.input).map((path) => ({ method, path })),
    );
    assert.deepEqual(
      fields.map(({ method, path }) => `${method} ${path.join('.')}`),
      SECRET_FIELDS,
    );
    const unmarked = METHODS.flatMap((method) => unmarkedSecretsOf(findMethod(method)!.input));
    assert.deepEqual(unmarked, []);
    let calls = 0;
    for (const { method, path } of fields) {
      const name = `${method} ${path.join('.')}`;
      const value = book.plant(name, `Planté ${name} éà-${calls}`);
      for (const params of paramsWith(method, path, value, known)) {
        const reply = await call(method, params);
        calls += 1;
        assertSilent(method, reply);
      }
    }
    const rest = fc
      .constantFrom(...CLOSING)
      .chain((method) => fc.tuple(fc.constant(method), argumentsOf(findMethod(method)!.input, known)));
    for (const [method, params] of fc.sample(rest, { numRuns: 40, seed: 9 }))
      assertSilent(method, await call(method, params));
    const lines = ports.lines.join('\n');
    assert.deepEqual(book.search([{ where: 'log', bytes: Buffer.from(lines) }]), []);
    const journal = await call('vault.journal', { limit: 1000 });
    assert.deepEqual(book.search([{ where: 'journal', bytes: Buffer.from(JSON.stringify(journal)) }]), []);
    t.diagnostic(`count: ${fields.length} secret fields, ${calls} calls, 0 told again`);
  });
});
