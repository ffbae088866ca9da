import { createClient } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/index.ts';
import type { JobProgress } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import type { Lang } from '../../shared/i18n/lang.ts';
import type { Ports } from '../services/ports.ts';
import type { Tickets } from '../services/index.ts';

/** The services as a command uses them: the contract's client, tickets for files, and jobs followed to their end. */
export interface Session {
  readonly client: Client;
  readonly tickets: Tickets;
  readonly ports: Ports;
  /** Waits for a job and gives its report; throws its error, or `cancelled`. */
  follow<T>(started: Promise<{ readonly jobId: string }>): Promise<T>;
  /** Asks the running job to stop; false when there is none. */
  cancel(): boolean;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly ports: Ports;
  readonly lang: Lang;
  readonly onProgress: (progress: JobProgress) => void;
}

/** Opens the services in this process. They are loaded only now: help and wrong uses answer without them. */
export async function openSession({ ports, lang, onProgress }: SessionOptions): Promise<Session> {
  const { createServices } = await import('../services/index.ts');
  const services = createServices(ports);
  const client = createClient({
    send: (request) => services.dispatch(request, { lang }),
    onEvent: (listener) => services.onEvent(listener),
  });
  let current: string | undefined;
  let isFollowing = false;
  let isCancelled = false;
  services.onEvent((event) => {
    if (event.type === 'job.progress' && event.jobId === current && !isCancelled) onProgress(event.progress);
  });
  const cancelCurrent = (): boolean => {
    isCancelled = true;
    if (current !== undefined) void client.jobs.cancel({ jobId: current });
    return isFollowing;
  };
  return {
    client,
    tickets: services.tickets,
    ports,
    cancel: cancelCurrent,
    async follow<T>(started: Promise<{ readonly jobId: string }>): Promise<T> {
      // From here on a stop is a cancellation, even before the job has its id.
      isFollowing = true;
      current = (await started).jobId;
      if (isCancelled) cancelCurrent();
      const job = await client.jobs.wait({ jobId: current });
      isFollowing = false;
      current = undefined;
      if (job.state === 'finished') return job.result as T;
      if (job.error === null) throw new AppError('cancelled', 'The job was stopped.');
      const { code, message, ...detail } = job.error;
      throw new AppError(code, message, detail);
    },
    close: () => services.close(),
  };
}
