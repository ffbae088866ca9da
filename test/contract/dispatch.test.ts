import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createClient } from '../../shared/contract/client.ts';
import type { Transport } from '../../shared/contract/client.ts';
import { contract } from '../../shared/contract/index.ts';
import type { Client } from '../../shared/contract/index.ts';
import type { WireReply, WireRequest } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import type { CallContext, Dispatch } from '../../electron/services/index.ts';
import { createDispatch } from '../../electron/services/dispatch.ts';
import { openTestServices } from '../helpers/services.ts';
import type { TestServices } from '../helpers/services.ts';

const CONTEXT: CallContext = { lang: 'en' };
const noEvents = () => () => undefined;

/** In the same process: what the command line uses. */
function local(dispatch: Dispatch): Transport {
  return { send: (request) => dispatch(request, CONTEXT), onEvent: noEvents };
}

/** Through text, and late: what a socket or a pipe does. */
function serialising(dispatch: Dispatch): Transport {
  const carry = <T>(value: T): Promise<T> =>
    new Promise((resolve) => setImmediate(() => resolve(JSON.parse(JSON.stringify(value)) as T)));
  return {
    send: async (request) => carry<WireReply>(await dispatch(await carry<WireRequest>(request), CONTEXT)),
    onEvent: noEvents,
  };
}

async function refusal(call: Promise<unknown>): Promise<AppError> {
  try {
    await call;
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    return error;
  }
  assert.fail('nothing was refused');
}

for (const [name, transportOver] of Object.entries({ local, serialising })) {
  describe(`over the ${name} transport`, () => {
    let opened: TestServices;
    let client: Client;
    before(() => {
      opened = openTestServices();
      client = createClient(transportOver(opened.services.dispatch));
    });
    after(() => opened.close());

    test('given the contract, when a client is made, then it has every method', () => {
      for (const [service, methods] of Object.entries(contract)) {
        assert.deepEqual(Object.keys(client[service as keyof Client]), Object.keys(methods));
      }
    });

    test('given a good call, when it is answered, then the result is the same over every transport', async () => {
      const tables = await client.nomenclatures.list({});
      assert.ok(tables.length > 20, `${tables.length} tables`);
      assert.deepEqual(JSON.parse(JSON.stringify(tables)), tables);
    });

    test('given a wrong input, when it is sent, then it is refused with its path and a sentence', async () => {
      const cases: readonly (readonly [string, unknown, RegExp])[] = [
        ['jobs.list', { limit: 0 }, /^limit: at least 1$/u],
        ['jobs.list', { limit: 501 }, /^limit: at most 500$/u],
        ['jobs.get', {}, /^jobId is needed$/u],
        ['jobs.get', { jobId: 1 }, /^jobId: string expected$/u],
        ['jobs.get', { jobId: 'a', more: 1 }, /^the request: unknown more$/u],
        ['jobs.list', null, /^the request: object expected$/u],
        ['nomenclatures.import', { file: '/etc/passwd' }, /^file: unexpected form/u],
        ['cache.search', { filters: { age: [1, -1] } }, /^filters\.age\[1\]: at least 0$/u],
        ['cache.search', { facets: ['nothing'] }, /^facets\[0\]: possible values region, /u],
        ['quality.conformity', {}, /give a file or a source/u],
      ];
      for (const [method, params, reason] of cases) {
        const [service = '', call = ''] = method.split('.');
        const methods = client[service as keyof Client] as unknown as Record<
          string,
          (input: unknown) => Promise<unknown>
        >;
        const error = await refusal(methods[call]?.(params) ?? Promise.resolve());
        assert.equal(error.code, 'input.invalid', method);
        assert.match(String(error.detail.values?.reason), reason);
      }
    });

    test('given a ticket of nobody, when it is used, then it opens no file', async () => {
      const error = await refusal(client.nomenclatures.import({ file: `ticket-${'0'.repeat(32)}` }));
      assert.equal(error.code, 'input.invalid');
    });

    test('given a ticket for writing, when it is used to read, then it opens no file', async () => {
      const ticket = opened.services.tickets.forWriting('/etc/hostname');
      assert.equal((await refusal(client.nomenclatures.import({ file: ticket }))).code, 'input.invalid');
    });

    test('given names that are no methods, when they are called, then they are unknown', async () => {
      const transport = transportOver(opened.services.dispatch);
      for (const method of [
        'frob',
        'jobs.frob',
        'jobs',
        'jobs.constructor',
        '__proto__.x',
        'constructor.name',
        '',
        'jobs.list.x',
        7 as unknown as string,
      ]) {
        const reply = await transport.send({ jsonrpc: '2.0', id: 'x', method, params: {} });
        assert.ok('error' in reply && reply.id === 'x', String(method));
        assert.equal(reply.error.code, 'method.unknown', String(method));
      }
    });

    test('given an unknown job, when it is asked for, then the refusal is a value with its reason', async () => {
      for (const call of [client.jobs.get, client.jobs.wait, client.jobs.cancel]) {
        assert.equal((await refusal(call({ jobId: 'none' }))).code, 'input.invalid');
      }
    });
  });
}

test('given a bug in a service, when it is called, then the reply says nothing of it and the log everything', async () => {
  const log: string[] = [];
  const write = (message: string) => void log.push(message);
  const fails = () => Promise.reject(new TypeError('/home/someone/file.ts broke'));
  const jobs = { list: fails, get: fails, wait: fails, cancel: fails };
  const dispatch = createDispatch({ jobs }, { info: write, warn: write });
  const reply = await dispatch({ jsonrpc: '2.0', id: '1', method: 'jobs.list', params: {} }, CONTEXT);
  assert.ok('error' in reply);
  assert.equal(reply.error.code, 'internal');
  assert.doesNotMatch(JSON.stringify(reply), /someone/u);
  assert.match(log.join('\n'), /jobs\.list: TypeError: \/home\/someone\/file\.ts broke\n\s+at /u);
});

test('given a French person, when an input is refused, then the reason is in French', async () => {
  const dispatch = createDispatch({}, { info: () => undefined, warn: () => undefined });
  const reply = await dispatch({ jsonrpc: '2.0', id: '1', method: 'jobs.get', params: {} }, { lang: 'fr' });
  assert.ok('error' in reply);
  assert.equal(reply.error.values?.reason, 'jobId est nécessaire');
});
