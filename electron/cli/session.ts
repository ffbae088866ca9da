import type { Client } from '../../shared/contract/index.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import type { JobProgress } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import type { Lang } from '../../shared/i18n/lang.ts';
import type { Ports } from '../services/ports.ts';
import type { Services, Tickets } from '../services/index.ts';

/** The services as a command uses them: the contract's client, tickets for files, and jobs followed to their end. */
export interface Session {
  readonly client: Client;
  readonly tickets: Tickets;
  readonly ports: Ports;
  /** Waits for a job and gives its report; throws its error, or `cancelled`. Several may be followed at once. */
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
  const client = await clientOf(services, lang);
  const current = new Set<string>();
  let following = 0;
  let isCancelled = false;
  services.onEvent((event) => {
    if (event.type === 'job.progress' && current.has(event.jobId) && !isCancelled) onProgress(event.progress);
  });
  const cancelCurrent = (): boolean => {
    isCancelled = true;
    for (const jobId of current) void client.jobs.cancel({ jobId });
    return following > 0;
  };
  const follow = async (started: Promise<{ readonly jobId: string }>): Promise<Job> => {
    // From here on a stop is a cancellation, even before the job has its id.
    following += 1;
    try {
      const { jobId } = await started;
      current.add(jobId);
      if (isCancelled) cancelCurrent();
      const job = await client.jobs.wait({ jobId });
      current.delete(jobId);
      return job;
    } finally {
      following -= 1;
    }
  };
  return {
    client,
    tickets: services.tickets,
    ports,
    cancel: cancelCurrent,
    follow: async <T>(started: Promise<{ readonly jobId: string }>) => resultOf<T>(await follow(started)),
    close: () => services.close(),
  };
}

async function clientOf({ dispatch, onEvent }: Services, lang: Lang): Promise<Client> {
  const { createClient } = await import('../../shared/contract/client.ts');
  return createClient({ send: (request) => dispatch(request, { lang }), onEvent });
}

/** The report of a job that ended; throws its error, or `cancelled`. */
function resultOf<T>({ state, result, error }: Job): T {
  if (state === 'finished') return result as T;
  if (error === null) throw new AppError('cancelled', 'The job was stopped.');
  const { code, message, ...detail } = error;
  throw new AppError(code, message, detail);
}
