import { families } from '../../electron/cli/commands/families.ts';
import { run } from '../../electron/cli/run.ts';
import { createCapture } from './cli.ts';
import './ends-with-parent.ts';

// A process that runs commands one after the other, each over the data folder it is told, as `cercle` runs one.

/** A command that is asked for. */
export interface Asked {
  readonly data: string;
  readonly args: readonly string[];
}

/** What it left: `text` is what both streams hold, for a person. */
export interface Told {
  readonly code: number;
  readonly out: string;
  readonly text: string;
}

process.on('message', ({ data, args }: Asked) => {
  const { output, ran } = createCapture();
  void run(args, { families, output, env: { ...process.env, CERCLE_DATA: data } }).then((ended) => {
    const { code, out, err } = ran(ended);
    const told: Told = { code: code ?? ended, out, text: `${out}${err}` };
    process.send?.(told);
  });
});
