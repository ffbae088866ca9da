import { createClient } from '../../../shared/contract/client.ts';
import { SANDBOX_REFUSALS } from '../../../shared/contract/sandbox.ts';
import type { Command, Outcome } from '../command.ts';
import type { Invocation } from '../invocation.ts';
import type { OptionValues } from '../options.ts';
import { choice, flag, number } from '../values.ts';

const LARGEST_SEED = 2_147_483_647;
const MOST_UNITS = 200_000;
const LAST_PORT = 65_535;
const VERSIONS = ['1.2', '1.3'] as const;

/** `cercle sandbox start` */
export const sandboxStartCommand: Command = {
  name: 'sandbox start',
  method: 'sandbox.start',
  positionals: [],
  options: [
    { name: 'seed', value: 'N', text: 'sandboxSeed' },
    { name: 'units', value: 'N', text: 'generateUnits' },
    { name: 'port', value: 'PORT', text: 'sandboxPort' },
    { name: 'tls', value: 'VERSION', choices: VERSIONS, text: 'sandboxTls' },
    { name: 'refusal', value: 'STYLE', choices: SANDBOX_REFUSALS, text: 'sandboxRefusal' },
    { name: 'deny-unlisted', text: 'sandboxDenyUnlisted' },
  ],
  examples: [
    'sandbox start',
    'sandbox start --units 2000 --seed 7 --deny-unlisted --refusal alert',
    'sandbox start --port 8443 --tls 1.2 --json',
  ],
  run: (invocation) => runRegion(invocation),
};

function optionsOf(values: OptionValues) {
  const [seed, units] = [number(values, 'seed', 0, LARGEST_SEED), number(values, 'units', 1, MOST_UNITS)];
  const port = number(values, 'port', 0, LAST_PORT);
  const [tls, refusal] = [choice(values, 'tls', VERSIONS), choice(values, 'refusal', SANDBOX_REFUSALS)];
  return {
    ...(seed !== undefined && { seed }),
    ...(units !== undefined && { units }),
    ...(port !== undefined && { port }),
    ...(tls !== undefined && { tls }),
    ...(refusal !== undefined && { refusal }),
    denyUnlisted: flag(values, 'deny-unlisted'),
  };
}

/** Starts the region and stays until it is told to stop, by a signal or through its control door. */
async function runRegion({ values, ui, ports, announce, note, untilStop }: Invocation): Promise<Outcome> {
  const options = optionsOf(values);
  const signal = untilStop();
  const { createServices } = await import('../../services/index.ts');
  const services = createServices(ports);
  const { onEvent } = services;
  const client = createClient({ send: (request) => services.dispatch(request, { lang: ui.lang }), onEvent });
  const ended = new Promise<number | null>((resolve) => {
    onEvent((event) => {
      if (event.type === 'sandbox.ended') resolve(event.code);
    });
  });
  try {
    const status = await client.sandbox.start(options);
    announce(status, [ui.say(ui.texts.sandbox.ready, { url: status.url ?? '' })]);
    const code = await Promise.race([ended, stopped(signal)]);
    note(code === 0 ? ui.texts.sandbox.stopped : ui.texts.sandbox.ended);
    return { value: undefined, lines: () => [], exitCode: code === 0 ? 0 : 1 };
  } finally {
    await services.close();
  }
}

/** What was asked for is done. */
function stopped(signal: AbortSignal): Promise<0> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(0);
    else signal.addEventListener('abort', () => resolve(0), { once: true });
  });
}
