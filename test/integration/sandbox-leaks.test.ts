import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { FAULT_NAMES } from '../../electron/services/sandbox-region/fault-names.ts';
import { REFUSALS } from '../../electron/services/sandbox-region/options.ts';
import { createRandom } from '../../shared/domain/synthetic/random.ts';
import { extractionPath, notificationsRequest, SOAP_PATH, soapHeaders } from '../helpers/ror-requests.ts';
import { openSandboxBench } from '../helpers/sandbox.ts';

const skip = existsSync('/proc/self/fd') ? false : 'the system does not tell the files of a process';
const NEVER_ENDING = new Set(['handshake-silence', 'slow', 'drip']);

/** Connections of the process; its own doors and files are a constant part. */
function descriptors(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}

test(
  'given exchanges under random faults, clients and refusals when they are over then no socket and no file stays open',
  { skip, timeout: 600_000 },
  async (t) => {
    const count = process.env['CERCLE_TORTURE'] === '1' ? 3000 : 120;
    const random = createRandom(11);
    for (const refusal of REFUSALS) {
      const bench = await openSandboxBench({ units: 10, refusal, denyUnlisted: true });
      t.after(() => bench.close());
      const { pid } = bench.sandbox.status;
      const good = await bench.client();
      await bench.ask({ command: 'whitelist-add', what: good.sha256 });
      const clients = [good, good, {}, await bench.client('expired'), await bench.client('unknown-ca')];
      const names = FAULT_NAMES.filter((name) => !NEVER_ENDING.has(name));
      const one = async (): Promise<unknown> => {
        const client = random.pick(clients);
        const call = {
          ...client,
          method: 'POST',
          headers: soapHeaders('update'),
          body: notificationsRequest('2020-01-01T00:00:00'),
        };
        const exchange = random.isLikely(0.5) ? bench.call(SOAP_PATH, call) : bench.call(extractionPath(0), client);
        return exchange.catch((error: unknown) => error);
      };
      await one();
      const before = descriptors(pid);
      for (let done = 0; done < count / REFUSALS.length; done += 4) {
        await bench.ask({ command: 'fault', name: random.pick(names), at: random.between(0, 3000) });
        await Promise.all([one(), one(), one(), one()]);
      }
      await bench.ask({ command: 'fault', name: null });
      // Refused connections are read for two seconds at most; what stays longer makes the test time out.
      while (descriptors(pid) > before) await wait(50);
      assert.equal((await bench.call(extractionPath(0), good)).status, 200);
    }
    t.diagnostic(`count: ${count} exchanges`);
  },
);
