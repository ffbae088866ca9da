import { basename } from 'node:path';
import type { Implementation } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { CallContext } from './context.ts';
import type { Origin } from './inventory/origin.ts';
import { withOrigin } from './inventory/origin.ts';
import { fetchCrl } from './pki/crl/fetch.ts';
import type { Pki } from './pki/pki.ts';
import type { Tickets } from './tickets.ts';
import type { TrustStore } from './trust-store/trust-store.ts';

export interface TrustParts {
  readonly tickets: Tickets;
  readonly pki: () => Pki;
  readonly trust: () => TrustStore;
  /** The addresses of the lists that a certificate of the inventory names; undefined when the inventory has no such line. */
  readonly crlUrlsOf: (id: string) => readonly string[] | undefined;
}

type Trust = Implementation<CallContext>['trust'];
type From = Parameters<Trust['inspect']>[0]['from'];

/** The contract's trust: authorities by environment, and lists of revoked certificates. */
export function createTrust(parts: TrustParts): Trust {
  const { tickets, pki, trust } = parts;
  const originOf = (from: From): Origin => ('file' in from ? tickets.fileOf(from.file) : { text: from.text });
  const nameOf = (origin: Origin): string => {
    if ('path' in origin) return basename(origin.path);
    return 'name' in origin ? origin.name : '';
  };
  return {
    list: async () => trust().list(),
    inspect: ({ from }) =>
      withOrigin(pki(), originOf(from), async ({ certificates }) => trust().candidates(certificates)),
    import({ from, environment, confirmed }) {
      const origin = originOf(from);
      return withOrigin(pki(), origin, async ({ certificates }) =>
        trust().add(certificates, { environment, confirmed, origin: nameOf(origin) }),
      );
    },
    async remove({ id }) {
      trust().remove(id);
      return { removed: true };
    },
    crls: async () => trust().crls(),
    importCrl({ from }) {
      const origin = originOf(from);
      return withOrigin(pki(), origin, async ({ contents }) => {
        const [der] = contents.crls;
        if (der === undefined) throw notAList(contents.format);
        return trust().addCrl(der, nameOf(origin));
      });
    },
    fetchCrls: ({ id }) => fetchLists(parts, id),
    async removeCrl({ id }) {
      trust().removeCrl(id);
      return { removed: true };
    },
  };
}

function notAList(format: string): AppError {
  return new AppError('certificate.crl', 'The file holds no list of revoked certificates.', {
    values: { reason: format },
  });
}

/** One address that fails leaves the others. */
async function fetchLists({ trust, crlUrlsOf }: TrustParts, id: string): ReturnType<Trust['fetchCrls']> {
  const authority = trust()
    .list()
    .find((one) => one.id === id);
  const urls = authority?.facts.crlUrls ?? crlUrlsOf(id);
  if (urls === undefined) throw new AppError('trust.unknown', `Nothing has the identifier ${id}.`, { values: { id } });
  const fetched = [];
  const failed = [];
  for (const url of urls) {
    try {
      fetched.push(trust().addCrl(await fetchCrl(url), url));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failed.push({ url, reason: String(error.detail.values?.reason ?? error.code) });
    }
  }
  return { fetched, failed };
}
