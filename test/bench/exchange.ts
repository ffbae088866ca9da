import { join } from 'node:path';
import type { ExchangeRecord } from '../../shared/contract/exchange-views.ts';
import { openExchangeBench } from '../helpers/exchange-bench.ts';
import { importFiles } from '../helpers/region.ts';

/**
 * Wall time of an extraction over mutual TLS with its import, against that of the import alone of the same archive (goal: 1.25 or less).
 * `node test/bench/exchange.ts [UNITS] [ROUNDS]`
 */
async function main(): Promise<void> {
  const [units = '10000', rounds = '5'] = process.argv.slice(2);
  const bench = await openExchangeBench();
  try {
    await bench.addRegion('GROS', { units: Number(units) });
    const path = join(bench.ports.folder, 'whole.zip');
    const request = { transaction: 'extraction', profil: 1 } as const;
    const out = bench.services.tickets.forWriting(path);
    const { jobId } = await bench.client.exchanges.send({ region: 'GROS', request, import: false, out });
    const { bytes } = await bench.result<ExchangeRecord>(jobId);
    process.stdout.write(`${units} units, ${(bytes / 1e6).toFixed(1)} MB of zip\n`);
    const ratios: number[] = [];
    for (let round = 0; round < Number(rounds); round += 1) {
      const alone = await timed(() =>
        importFiles(bench.ports, { files: [path], source: 'seul', profil: 1, force: true }),
      );
      const both = await timed(() => bench.send('GROS', request));
      ratios.push(both / alone);
      process.stdout.write(`import ${alone.toFixed(0)} ms, exchange and import ${both.toFixed(0)} ms\n`);
    }
    const middle = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? Number.NaN;
    process.stdout.write(`exchange and import / import alone: ${middle.toFixed(2)} (goal: 1.25 or less)\n`);
  } finally {
    await bench.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

await main();
