import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fc } from '../helpers/properties.ts';
import { handleSend, handleTicket } from '../../electron/main/ipc-host.ts';
import type { IpcOptions } from '../../electron/main/ipc-host.ts';
import { createServices } from '../../electron/services/index.ts';
import { contract, findMethod } from '../../shared/contract/index.ts';
import { host } from '../../shared/contract/host.ts';
import type { WireReply } from '../../shared/contract/wire.ts';
import { ERROR_CODES } from '../../shared/errors.ts';
import { FROM_PAGE } from '../helpers/electron-stand-in.ts';
import { createTestPorts } from '../helpers/ports.ts';

const RUNS = process.env.CERCLE_TORTURE === '1' ? 2_000 : 200;
const folder = mkdtempSync(join(tmpdir(), 'cercle-fuzz-'));
const ports = createTestPorts({ folder });
const services = createServices(ports);
after(async () => {
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

const options: IpcOptions = {
  services,
  host: { hello: async () => ({ files: [], isDemo: false }), saveTicket: async () => null },
  lang: () => 'fr',
};

const METHODS = Object.entries(contract)
  .flatMap(([service, methods]) => Object.keys(methods).map((name) => `${service}.${name}`))
  .concat(Object.keys(host).map((name) => `host.${name}`));

/** `jobs.wait` with a job that runs would wait for it; nothing runs here, so every method answers. */
const request = fc.record({
  jsonrpc: fc.constant('2.0'),
  id: fc.string({ maxLength: 64 }),
  method: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...METHODS) },
    { weight: 1, arbitrary: fc.string({ maxLength: 100 }) },
  ),
  params: fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true }),
    fc.object({
      key: fc.constantFrom(
        'id',
        'files',
        'source',
        '__proto__',
        'constructor',
        'text',
        'filters',
        'limit',
        'out',
        'jobId',
      ),
    }),
  ),
});

function isAcceptable(method: string, params: unknown): boolean {
  const spec = method.startsWith('host.') ? host[method.slice(5) as keyof typeof host] : findMethod(method);
  return spec?.input.safeParse(params).success ?? false;
}

/** What the handler sees of a value: what JSON can say of it. */
function asJson(value: unknown): unknown {
  try {
    const text = JSON.stringify(value);
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

test('T8: given any arguments when the page calls any method then main answers, refuses by schema, and shows no key', async (t) => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(request, async (asked) => {
      const reply: WireReply = await handleSend(options, FROM_PAGE, asked);
      const text = JSON.stringify(reply);
      assert.doesNotMatch(text, /PRIVATE KEY|\/home\/|node_modules/u);
      const seen = asJson(asked) as { method: string; params?: unknown } | undefined;
      const isInvalid = seen === undefined || !METHODS.includes(seen.method) || !isAcceptable(seen.method, seen.params);
      if (!isInvalid) return;
      refused += 1;
      assert.ok('error' in reply, text);
      assert.ok(['input.invalid', 'method.unknown'].includes(reply.error.code), text);
    }),
    { numRuns: RUNS, seed: 45 },
  );
  t.diagnostic(`count: ${RUNS} argument sets, ${refused} invalid, all of those refused`);
});

test('T8: given anything at all when it is sent in place of a request then the answer is a refusal', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.anything({ withBigInt: true, withTypedArray: true, withNullPrototype: true }),
      async (message) => {
        const reply = await handleSend(options, FROM_PAGE, message);
        assert.ok('error' in reply && ERROR_CODES.includes(reply.error.code));
      },
    ),
    { numRuns: RUNS, seed: 46 },
  );
  const cyclic: Record<string, unknown> = { jsonrpc: '2.0', id: '1', method: 'jobs.list' };
  cyclic.params = cyclic;
  assert.ok('error' in (await handleSend(options, FROM_PAGE, cyclic)));
  const large = { jsonrpc: '2.0', id: '1', method: 'jobs.list', params: 'x'.repeat(1_000_000) };
  assert.ok('error' in (await handleSend(options, FROM_PAGE, large)));
});

test('T8: given any value when a ticket is asked for it then only an existing file gets one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.anything(), fc.string(), fc.constantFrom('/', '/etc', '../x', '/dev/null', '\0', folder)),
      async (path) => {
        const reply = await handleTicket(options, FROM_PAGE, path);
        assert.ok('error' in reply, JSON.stringify(reply));
      },
    ),
    { numRuns: RUNS, seed: 47 },
  );
});
