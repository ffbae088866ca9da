import { commandOf, runNode } from './tools.ts';

/** One compilation per layer: `shared` sees neither Node nor the DOM, `electron` no DOM, `renderer` no Node. */
export const LAYERS = ['shared', 'electron', 'renderer', '.'] as const;

/** Type-checks every layer with its own libraries; gives the number of layers that failed. */
export async function typecheck(): Promise<number> {
  const tsc = commandOf('typescript', 'tsc');
  let failed = 0;
  for (const layer of LAYERS) if ((await runNode(tsc, ['-p', layer])) !== 0) failed += 1;
  return failed;
}

if (process.argv[1] === import.meta.filename) process.exitCode = await typecheck();
