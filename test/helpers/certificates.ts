import { join } from 'node:path';
import { createServices } from '../../electron/services/index.ts';
import type { RequestForm } from '../../shared/contract/certificate-views.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/index.ts';
import type { WireEvent } from '../../shared/contract/wire.ts';
import type { AppError } from '../../shared/errors.ts';
import type { Lang } from '../../shared/i18n/lang.ts';
import type { MadeIdentity, Openssl } from './openssl.ts';
import { createTestPorts } from './ports.ts';
import { PASSPHRASE } from './vault.ts';

/** The services as a person uses them, over a data folder of their own; everything they answer is kept to be looked through. */
export interface Desk {
  readonly client: Client;
  readonly folder: string;
  /** Every reply, as text. */
  readonly replies: string[];
  readonly events: WireEvent[];
  readonly log: readonly string[];
  /** A ticket to read this file. */
  read(path: string): string;
  /** A ticket to write a file of the folder. */
  write(name: string): string;
  path(name: string): string;
  /** Moves the clock forward. */
  advance(days: number): void;
  close(): Promise<void>;
}

const DAY = 86_400_000;

export interface DeskOptions {
  readonly lang?: Lang;
  /** Without a vault yet. */
  readonly isBare?: boolean;
}

/** Opens the services in a new folder, with an open vault. */
export async function openDesk({ lang = 'en', isBare = false }: DeskOptions = {}): Promise<Desk> {
  let offset = 0;
  const ports = createTestPorts({ now: () => new Date(Date.now() + offset) });
  const services = createServices(ports);
  const replies: string[] = [];
  const events: WireEvent[] = [];
  services.onEvent((event) => void events.push(event));
  const client = createClient({
    send: async (request) => {
      const reply = await services.dispatch(request, { lang });
      replies.push(JSON.stringify(reply));
      return reply;
    },
    onEvent: services.onEvent,
  });
  const path = (name: string): string => join(ports.folder, name);
  if (!isBare) await client.vault.init({ passphrase: PASSPHRASE });
  return {
    ...{ client, folder: ports.folder, replies, events, log: ports.lines, path },
    read: (file) => services.tickets.forReading(file),
    write: (name) => services.tickets.forWriting(path(name)),
    advance: (days) => void (offset += days * DAY),
    async close() {
      await services.close();
      ports.dispose();
    },
  };
}

/** A client certificate of a structure of Paris; its SIRET is that of a published example (domain reference ROR §7.2). */
export function clientForm(change: Partial<RequestForm> = {}): RequestForm {
  return {
    profile: 'igc-sante-org-auth-cli',
    commonName: 'CLIENT_WS_ROR',
    organisation: 'Hôpital Saint-Œuvre',
    idNatStruct: '318751275100020',
    departement: '75',
    dnsNames: [],
    keySize: 2048,
    ...change,
  };
}

export function serverForm(change: Partial<RequestForm> = {}): RequestForm {
  return clientForm({
    profile: 'igc-sante-serv-ssl-serv',
    commonName: 'ror.exemple.fr',
    dnsNames: ['ror.exemple.fr'],
    ...change,
  });
}

export const CLIENT = ['extendedKeyUsage=clientAuth'];
export const SERVER = ['extendedKeyUsage=serverAuth', 'subjectAltName=DNS:ror.exemple.fr'];

/** The refusal of a call, or undefined when it was accepted. */
export function refusal(call: Promise<unknown>): Promise<AppError | undefined> {
  return call.then(
    () => undefined,
    (error: unknown) => error as AppError,
  );
}

/** The code of the refusal of a call; `accepted` when it was not refused. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  return (await refusal(call))?.code ?? 'accepted';
}

/** Makes a request, does without a backup, and gives its text. */
export async function requested(desk: Desk, form: RequestForm, renews?: string): Promise<{ id: string; csr: string }> {
  const { certificates } = desk.client;
  const { id } = await certificates.request({ form, ...(renews !== undefined && { renews }) });
  await certificates.declineBackup({ id });
  return { id, csr: (await certificates.show({ id })).csrPem ?? '' };
}

export interface Authority {
  readonly root: MadeIdentity;
  /** Signs requests of people. */
  readonly issuing: MadeIdentity;
}

/** A root and the intermediate that issues; the names are those of a range, so that an environment can be read in them. */
export function makeAuthority(openssl: Openssl, name: string, unit: string): Authority {
  const subject = (kind: string): string => `/C=FR/O=ASIP-SANTE/OU=${unit}/CN=${name} ${kind}`;
  const root = openssl.makeAuthority(`${name}-root`.replaceAll(' ', '-'), { subject: subject('RACINE') });
  const issuing = makeIssuing(openssl, `${name}-issuing`.replaceAll(' ', '-'), subject('ORGANISATIONS'), root);
  return { root, issuing };
}

function makeIssuing(openssl: Openssl, name: string, subject: string, root: MadeIdentity): MadeIdentity {
  const key = openssl.makeKey(name);
  const request = openssl.makeRequest(name, key, subject);
  openssl.write(
    `${name}.cnf`,
    [
      'basicConstraints=critical,CA:TRUE,pathlen:0',
      'keyUsage=critical,keyCertSign,cRLSign',
      'subjectKeyIdentifier=hash',
      'authorityKeyIdentifier=keyid',
      '',
    ].join('\n'),
  );
  const by = ['-CA', root.certificate, '-CAkey', root.key, '-set_serial', '7'];
  openssl.run([
    'x509',
    '-req',
    '-in',
    request,
    ...by,
    '-days',
    '3000',
    '-extfile',
    `${name}.cnf`,
    '-out',
    `${name}.pem`,
  ]);
  return { key, certificate: `${name}.pem` };
}

/** Trusts an authority, its fingerprints confirmed as a person would. */
export async function trustAuthority(
  desk: Desk,
  openssl: Openssl,
  { root, issuing }: Authority,
  environment: 'production' | 'test' | 'sandbox',
): Promise<void> {
  for (const { certificate } of [root, issuing]) {
    const from = { file: desk.read(openssl.path(certificate)) };
    const found = await desk.client.trust.inspect({ from });
    await desk.client.trust.import({ from, environment, confirmed: found.map(({ facts }) => facts.sha256) });
  }
}
