import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { send } from '../../electron/services/mtls/client.ts';
import { evidenceOf, examine } from '../../electron/services/mtls/examine.ts';
import { precheck } from '../../electron/services/mtls/precheck.ts';
import { diagnose } from '../../shared/domain/exchange/diagnose.ts';
import { likenessOf } from '../../shared/domain/exchange/diagnose-doubt.ts';
import { faultProxy, type WireFault } from '../helpers/fault-proxy.ts';
import { answer, cutAt, drips, says, silent, tlsFaults, type Behaviour } from '../helpers/fault-server.ts';
import { makeMtlsPki, QUICK, requestTo, TOOLS } from '../helpers/mtls-pki.ts';
import { skipWithoutOpenssl } from '../helpers/openssl.ts';

const IS_TORTURE = process.env['CERCLE_TORTURE'] === '1';
const EXCHANGES = IS_TORTURE ? 10_000 : 60;
/** Causes that would be those of every exchange between the two. */
const OF_BOTH: ReadonlySet<string> = new Set(['not-tls', 'tls-version', 'tls-cipher']);
const CONTENT = `<CSD>${'<facility/>'.repeat(2000)}</CSD>`;
/** Exchanges at once. */
const LANES = 16;
const LIMITS = {
  ...QUICK,
  handshakeMs: 400,
  firstByteMs: 400,
  totalMs: 2500,
  minimumRate: { bytes: 2000, overMs: 300 },
};
/** More than any deadline, for a computer that is busy. */
const HANG_MS = 8000;

function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What servers do wrong by themselves. */
function behaviours(random: (below: number) => number): readonly (() => Behaviour)[] {
  const gzip = gzipSync(CONTENT);
  const coded = { 'content-encoding': 'gzip' };
  const framing = (['length', 'chunked', 'close'] as const)[random(3)] ?? 'length';
  return [
    () => says(answer(CONTENT, framing)),
    () => says(answer(gzip, framing, coded)),
    () => cutAt(answer(CONTENT, framing), random(20_000), (['fin', 'rst', 'notify'] as const)[random(3)] ?? 'fin'),
    () => says(answer(CONTENT, 'length', { 'content-length': `${random(60_000)}` })),
    () => says(answer('x', 'length', { 'x-long': 'a'.repeat(random(40_000)) })),
    () => says(answer(gzip.subarray(0, random(gzip.length)), 'length', coded)),
    () => says(Buffer.from(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${random(99)}z\r\nabc`)),
    () => says(answer('<html/>', 'length', {}, `${200 + random(390)} Status`)),
    () => drips(answer(CONTENT), 1 + random(200), 20),
    () => silent,
  ];
}

/** What the wire does to them. */
function wireFault(random: (below: number) => number): WireFault {
  const faults: readonly WireFault[] = [
    {},
    { cutAt: random(30_000), cutBy: random(2) === 0 ? 'fin' : 'rst' },
    { cutAt: random(4000), cutBy: random(2) === 0 ? 'fin' : 'rst' },
    { damageAt: random(4000) },
    { damageAt: random(120) },
    { damageAt: random(30_000) },
    { pieces: 1 + random(700), latencyMs: random(8) },
    { latencyMs: random(30) },
    { muteAt: random(6000) },
  ];
  return faults[random(faults.length)] ?? {};
}

test(
  'given a wire and servers that fail at random, when exchanges go through, then each ends whole or with a named cause, in time',
  { skip: skipWithoutOpenssl },
  async (t) => {
    const pki = makeMtlsPki();
    const random = seeded(11);
    const draw: Behaviour = (socket) => {
      const all = behaviours(random);
      (all[random(all.length)] ?? all[0]!)()(socket);
    };
    const servers = [
      await tlsFaults(pki, draw, { version: 'TLSv1.2' }),
      await tlsFaults(pki, draw, { version: 'TLSv1.3' }),
    ];
    const proxy = await faultProxy(
      () => servers[random(2)]!.port,
      () => wireFault(random),
    );
    t.after(async () => {
      await proxy.close();
      for (const server of servers) await server.close();
      pki.dispose();
    });
    const identity = pki.identity('good', 'client-inter');
    const trust = { anchors: [pki.get('client-root').der], intermediates: [pki.get('client-inter').der], crls: [] };
    const own = await precheck(
      { identity, trust, environment: 'test', issuerEnvironment: null, declaredSha256: null },
      TOOLS,
    );
    const causes = new Map<string, number>();
    let [longest, looked] = [0, 0];
    let started = 0;
    const exchange = async (): Promise<void> => {
      const target = requestTo(pki, proxy.port, { limits: LIMITS, identity });
      const since = performance.now();
      const got = await send(target, TOOLS);
      let content = '';
      try {
        for await (const part of got.body) content += Buffer.from(part).toString('latin1');
      } catch {
        // The facts say why.
      }
      longest = Math.max(longest, performance.now() - since);
      const wire = got.facts();
      const isWhole = wire.failure === null && content === CONTENT;
      const body =
        wire.failure === null ? { kind: isWhole ? ('whole' as const) : ('answer-cut' as const), values: {} } : null;
      const seen = { target, environment: 'test', own, wire, serverChain: got.serverChain, body } as const;
      const found = diagnose(evidenceOf(seen, TOOLS));
      assert.notEqual(found.verdict, 'unknown', JSON.stringify(wire.failure));
      assert.ok(found.verdict !== 'ok' || isWhole, found.proof.join('\n'));
      // Nothing is wrong with the certificates: whoever says so with confidence is wrong.
      const isAccused = /^(?:client|server|crl)-|^not-whitelisted$|^clock$/u.test(found.verdict);
      assert.ok(
        !isAccused || found.confidence === 'undecided' || wire.status === 403,
        `${found.verdict} ${found.proof.join('\n')}`,
      );
      // Nor with what both sides speak: a byte that was damaged only looks like that, however far it is looked into.
      const isDoubtful = wire.failure?.phase === 'handshake' && likenessOf(wire.failure) !== null;
      // The fault has passed when it is looked at.
      const later = { ...seen, target: requestTo(pki, servers[random(2)]!.port, { limits: LIMITS, identity }) };
      const deep = isDoubtful ? (await examine(later, TOOLS)).diagnosis : found;
      looked += isDoubtful ? 1 : 0;
      for (const { verdict, confidence, proof } of [found, deep])
        assert.ok(!OF_BOTH.has(verdict) || confidence === 'undecided', `${verdict} ${confidence} ${proof.join('\n')}`);
      causes.set(found.verdict, (causes.get(found.verdict) ?? 0) + 1);
    };
    const lane = async (): Promise<void> => {
      try {
        while (started < EXCHANGES) {
          started += 1;
          await exchange();
        }
      } finally {
        // One that failed ends the others.
        started = EXCHANGES;
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    for (let turn = 0; turn < 5000 && proxy.sockets() > 0; turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
    assert.equal(proxy.sockets(), 0);
    t.diagnostic(
      `count: ${EXCHANGES} faulty exchanges, ${looked} looked into further, longest ${Math.round(longest)} ms, ${JSON.stringify(Object.fromEntries(causes))}`,
    );
    assert.ok(longest < HANG_MS, `${longest} ms`);
    // A few dozen on a busy machine may all miss their deadlines; thousands do not.
    if (IS_TORTURE) assert.ok((causes.get('ok') ?? 0) > 0 && causes.size > 8);
    else assert.ok(causes.size > 3, JSON.stringify([...causes]));
  },
);
