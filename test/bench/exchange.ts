import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExchangeRecord } from '../../shared/contract/exchange-views.ts';
import { openExchangeBench } from '../helpers/exchange-bench.ts';
import { importFiles } from '../helpers/region.ts';
import { median } from './figures.ts';

const GOAL = 1.25;
const REPORT = join(import.meta.dirname, '..', '..', '.cache', 'bench');

export interface ExchangeBenchOptions {
  readonly units: number;
  /** Each measures both, one after the other; the middle ratio counts. */
  readonly rounds: number;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * Wall time of an extraction over mutual TLS with its import, against that of the import alone of the same archive (design
 * performance, row 11). The server of the fictional region is on the same machine and shares its cores. Gives the middle ratio.
 */
export async function benchExchange({ units, rounds }: ExchangeBenchOptions): Promise<number> {
  const bench = await openExchangeBench();
  try {
    await bench.addRegion('GROS', { units });
    const path = join(bench.ports.folder, 'whole.zip');
    const request = { transaction: 'extraction', profil: 1 } as const;
    const out = bench.services.tickets.forWriting(path);
    const { jobId } = await bench.client.exchanges.send({ region: 'GROS', request, import: false, out });
    const { bytes } = await bench.result<ExchangeRecord>(jobId);
    say(`${units} units, ${(bytes / 1e6).toFixed(1)} MB of zip over mutual TLS`);
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const alone = await timed(() =>
        importFiles(bench.ports, { files: [path], source: 'seul', profil: 1, force: true }),
      );
      const both = await timed(() => bench.send('GROS', request));
      ratios.push(both / alone);
      say(`import ${alone.toFixed(0)} ms, exchange and import ${both.toFixed(0)} ms`);
    }
    const ratio = median(ratios);
    say(`exchange and import / import alone: ${ratio.toFixed(2)} (goal: ${GOAL} or less)`);
    mkdirSync(REPORT, { recursive: true });
    writeFileSync(join(REPORT, 'exchange.json'), JSON.stringify({ units, bytes, ratio, ratios }, null, 2));
    return ratio;
  } finally {
    await bench.close();
  }
}
