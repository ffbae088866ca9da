import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fc } from '../helpers/properties.ts';
import { contract } from '../../shared/contract/index.ts';
import type { AppError } from '../../shared/errors.ts';
import { openBench } from '../helpers/certificates-bench.ts';
import type { Bench } from '../helpers/certificates-bench.ts';
import { clientForm, serverForm } from '../helpers/certificates.ts';
import type { Desk } from '../helpers/certificates.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';
import { PASSPHRASE } from '../helpers/vault.ts';

/** Design security T8. */
const CALLS = process.env['CERCLE_TORTURE'] === '1' ? 2000 : 80;
const SEED = 20_261_122;
const SERVICES = ['certificates', 'trust', 'vault'] as const;

let bench: Bench | undefined;
before(() => {
  if (skipWithoutOpenssl === false) bench = openBench();
});
after(() => bench?.close());

const JUNK = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '../../etc/passwd', '__proto__', "'; DROP TABLE certificate; --", '\u0000', 'a'.repeat(5000)),
  fc.integer(),
  fc.constantFrom<unknown>(null, true, {}, [], -1, 1e308, [null], { file: 'ticket-x' }, { constructor: 1 }),
  fc.jsonValue(),
);

/** What a member of this name may hold; several names mean different things in different methods. */
function plausible(
  desk: Desk,
  { openssl }: Bench,
  ids: readonly string[],
): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const file = fc.constantFrom('fuzz.pem', 'fuzz.p12', 'fuzz.csr.pem', 'fuzz.key.pem', 'junk.bin');
  const ticket = file.map((name) => desk.read(openssl.path(name)));
  const id = fc.constantFrom(...ids, 'cert-0000000000', 'abcdef01');
  const secret = fc.constantFrom('ascii words 1', PASSPHRASE, 'x', 'mot de passe accentué', '');
  const text = file.map((name) => openssl.read(name).toString('latin1')).filter((one) => one !== '');
  const from = fc.oneof(
    fc.record({ file: ticket, password: secret }, { requiredKeys: ['file'] }),
    fc.record({ text, password: secret }, { requiredKeys: ['text'] }),
    fc.constant({ host: '127.0.0.1', port: 1 }),
  );
  const forms = [clientForm(), serverForm(), clientForm({ profile: 'none' }), clientForm({ commonName: '\u202e' })];
  const out = fc.nat(50).map((at) => desk.write(`out-${at}`));
  const date = fc.constantFrom('2026-01-01T00:00:00Z', '1900-01-01T00:00:00Z', '9999-12-31T23:59:59Z');
  const reason = fc.constantFrom('une raison', 'abc', undefined);
  return {
    ...{
      id,
      left: id,
      right: id,
      renews: id,
      from,
      out,
      file: ticket,
      at: date,
      reason,
      confirm: fc.constant('SERVICE'),
    },
    ...{
      passphrase: secret,
      newPassphrase: secret,
      password: secret,
      newPassword: secret,
      code: secret,
      again: secret,
    },
    ...{ current: fc.constant(PASSPHRASE), next: fc.constant(PASSPHRASE) },
    form: fc.constantFrom<unknown>(...forms, 'pem', 'der', 'chain', 'identity', 'csr', 'p12', 'key'),
    ...{ files: fc.array(ticket, { maxLength: 3 }), trust: fc.array(ticket, { maxLength: 2 }), crls: fc.array(ticket) },
    ...{ environment: fc.constantFrom('production', 'test', 'sandbox'), purpose: fc.constantFrom('client', 'server') },
    ...{ place: fc.constantFrom('active', 'bin', 'all'), stage: fc.constantFrom('lead', '30', 'expired') },
    ...{ force: fc.boolean(), compatible: fc.boolean(), archived: fc.boolean(), replace: fc.constant(false) },
    ...{ host: fc.constantFrom('ror.exemple.fr', '127.0.0.1'), label: fc.constantFrom('nom', 'é'), notes: fc.string() },
    confirmed: fc.constant(['a'.repeat(64)]),
  };
}

/** Parameters of a method: its own members, most of them plausible, and sometimes one more. */
function paramsOf(
  names: readonly string[],
  pool: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<unknown> {
  const members = names.map((name) => [
    name,
    fc.oneof(
      { weight: 5, arbitrary: pool[name] ?? JUNK },
      { weight: 1, arbitrary: JUNK },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
  ]);
  const shaped = fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>);
  return fc.oneof({ weight: 12, arbitrary: shaped }, { weight: 1, arbitrary: JUNK });
}

function calls(
  desk: Desk,
  pool: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<() => Promise<unknown>> {
  const methods = SERVICES.flatMap((service) =>
    Object.entries(contract[service]).map(([name, spec]) => {
      const { shape = {} } = spec.input as { shape?: Readonly<Record<string, unknown>> };
      const client = desk.client[service] as unknown as Readonly<Record<string, (input: unknown) => Promise<unknown>>>;
      return paramsOf(Object.keys(shape), pool).map((params) => () => client[name]?.(params) ?? Promise.resolve());
    }),
  );
  return fc.oneof(...methods);
}

test(
  'given any arguments, when every method about keys is called, then none fails by a bug, and no reply holds a key',
  { skip: skipWithoutOpenssl },
  async (t) => {
    const { openssl, authority, newDesk, installed } = bench as Bench;
    const desk = await newDesk();
    const identity = openssl.makeIdentity('fuzz', authority.issuing);
    openssl.makePkcs12('fuzz', identity, { password: 'ascii words 1' });
    openssl.write('junk.bin', Buffer.from([0x30, 0x82, 0xff, 0xff, 0]));
    const ids = [await installed(desk, 'one'), await installed(desk, 'two')];
    const pool = plausible(desk, bench as Bench, ids);
    const codes = new Map<string, number>();
    for (const call of fc.sample(calls(desk, pool), { numRuns: CALLS, seed: SEED })) {
      const code = await call().then(
        () => 'accepted',
        (error: unknown) => (error as AppError).code ?? String(error),
      );
      codes.set(code, (codes.get(code) ?? 0) + 1);
      if (code !== 'vault.locked' && code !== 'vault.wait') continue;
      desk.advance(1);
      await desk.client.vault.unlock({ passphrase: PASSPHRASE });
    }
    assert.equal(
      codes.get('internal') ?? 0,
      0,
      desk.log
        .filter((line) => line.includes('Error'))
        .join('\n')
        .slice(0, 3000),
    );
    for (const reply of desk.replies)
      assert.ok(!/PRIVATE KEY|IBADANBgkqhkiG9w0BAQEFAASC|MIIEv[AQgwI]/.test(reply), reply.slice(0, 300));
    assert.ok((codes.get('accepted') ?? 0) > CALLS / 10, JSON.stringify([...codes]));
    t.diagnostic(`count: ${CALLS} calls, ${JSON.stringify(Object.fromEntries(codes))}`);
  },
);
