import { createServices } from '../../electron/services/index.ts';
import { createClient } from '../../shared/contract/client.ts';
import { createTestPorts } from './ports.ts';
import { PASSPHRASE } from './vault.ts';

/** A process that synchronises a region of a folder until it is killed: `sync-process.ts FOLDER REGION`. */
async function main(): Promise<void> {
  const [folder = '', region = ''] = process.argv.slice(2);
  const services = createServices(createTestPorts({ folder }));
  const client = createClient({
    send: (request) => services.dispatch(request, { lang: 'en' }),
    onEvent: services.onEvent,
  });
  await client.vault.unlock({ passphrase: PASSPHRASE });
  services.onEvent((event) => {
    if (event.type === 'job.progress') process.stdout.write(`${JSON.stringify(event.progress)}\n`);
  });
  const { jobIds } = await client.exchanges.sync({ regions: [region] });
  await client.jobs.wait({ jobId: jobIds[0] ?? '' });
  await services.close();
}

await main();
