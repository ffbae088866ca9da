import { createServices } from '../../electron/services/index.ts';
import type { CertificateUse, RequestForm } from '../../shared/contract/certificate-views.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/index.ts';
import { clientForm, makeAuthority, serverForm } from './certificates.ts';
import type { Authority } from './certificates.ts';
import { signDated } from './dated-certificates.ts';
import { createOpenssl } from './openssl.ts';
import type { Openssl } from './openssl.ts';
import { createTestPorts } from './ports.ts';
import { PASSPHRASE } from './vault.ts';

/** A certificate of the story: its validity in days from now, and who knows it. */
interface Chapter {
  readonly form: RequestForm;
  readonly from: number;
  readonly to: number;
  readonly environment: 'production' | 'test';
  readonly uses?: readonly string[];
  /** The one that renews it, in the same words. */
  readonly renewal?: { readonly from: number; readonly to: number };
}

const STRUCTURE = { organisation: 'CHU de Saint-Œuvre', idNatStruct: '318751275100020', departement: '75' } as const;
const REGIONS = ['ROR Île-de-France', 'ROR Normandie', 'ROR Bretagne', 'ROR Pays de la Loire', 'ROR Occitanie'];

function client(commonName: string, label: string): RequestForm {
  return clientForm({ ...STRUCTURE, commonName, label });
}

function server(commonName: string, label: string): RequestForm {
  return serverForm({ ...STRUCTURE, commonName, dnsNames: [], label });
}

/** A hospital group: three to order within three weeks, one under renewal, the others quiet. */
const STORY: readonly Chapter[] = [
  { form: client('CLIENT_WS_ROR', 'Client ROR'), from: -995, to: 100, environment: 'production', uses: REGIONS },
  {
    form: server('ror.chu-saint-oeuvre.fr', 'Serveur ROR'),
    ...{ from: -1000, to: 105, environment: 'production', uses: REGIONS.slice(0, 2) },
  },
  {
    form: client('CLIENT_ANNUAIRE', 'Client annuaire'),
    ...{ from: -985, to: 110, environment: 'production', uses: REGIONS.slice(0, 3) },
  },
  {
    form: client('CLIENT_SAMU', 'Client régulation'),
    ...{ from: -1040, to: 55, environment: 'production', uses: REGIONS.slice(0, 1) },
    renewal: { from: -12, to: 1083 },
  },
  {
    form: client('CLIENT_WS_ROR_TEST', 'Client ROR (essais)'),
    from: -500,
    to: 595,
    environment: 'test',
    uses: REGIONS.slice(0, 1),
  },
  { form: server('test.chu-saint-oeuvre.fr', 'Serveur (essais)'), from: -300, to: 795, environment: 'test' },
];

/** One whose order date is past. */
const LATE: Chapter = {
  form: client('CLIENT_ARCHIVES', 'Client archives'),
  ...{ from: -1072, to: 23, environment: 'production', uses: REGIONS.slice(3) },
};

interface StoryOptions {
  /** How many certificates of the story; all of them when absent. */
  readonly most?: number;
  /** With one more, whose order date is past. */
  readonly withLate?: boolean;
}

function usesOf({ uses = [], environment, from }: Chapter): CertificateUse[] {
  const declaredOn = new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
  const contactOf = (label: string): string =>
    `ror@${label
      .slice(4)
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/[^a-z]+/gu, '-')}.exemple.fr`;
  return uses.map((label) => ({ label, environment, declaredOn, contact: contactOf(label) }));
}

interface Teller {
  readonly client: Client;
  readonly openssl: Openssl;
  readonly authorities: Readonly<Record<Chapter['environment'], Authority>>;
}

/** Asks for a certificate and installs the answer; gives its identifier. */
async function obtain(
  { client: { certificates }, openssl, authorities }: Teller,
  { form, environment }: Pick<Chapter, 'form' | 'environment'>,
  { from, to }: { readonly from: number; readonly to: number },
  renews?: string,
): Promise<string> {
  const { id } = await certificates.request({ form, ...(renews !== undefined && { renews }) });
  await certificates.declineBackup({ id });
  const { csrPem } = await certificates.show({ id });
  const isServer = form.profile.includes('serv');
  const extensions = isServer
    ? ['extendedKeyUsage=serverAuth', `subjectAltName=DNS:${form.commonName}`]
    : ['extendedKeyUsage=clientAuth'];
  const text = signDated(openssl, authorities[environment].issuing, csrPem ?? '', { from, to, extensions });
  await certificates.install({ from: { text }, id });
  return id;
}

async function trustAll({ client: { trust }, openssl, authorities }: Teller): Promise<void> {
  for (const environment of ['production', 'test'] as const) {
    const { root, issuing } = authorities[environment];
    const text = [root, issuing].map(({ certificate }) => openssl.read(certificate).toString('latin1')).join('');
    const found = await trust.inspect({ from: { text } });
    await trust.import({ from: { text }, environment, confirmed: found.map(({ facts }) => facts.sha256) });
  }
}

async function tell(teller: Teller, chapters: readonly Chapter[]): Promise<void> {
  await teller.client.vault.init({ passphrase: PASSPHRASE });
  await trustAll(teller);
  for (const chapter of chapters) {
    const id = await obtain(teller, chapter, chapter);
    await teller.client.certificates.edit({ id, uses: usesOf(chapter) });
    if (chapter.renewal === undefined) continue;
    const next = await obtain(teller, chapter, chapter.renewal, id);
    await teller.client.certificates.edit({ id: next, uses: usesOf({ ...chapter, ...chapter.renewal }) });
  }
}

/**
 * Makes a data folder in which a fictional hospital group holds certificates of fictional authorities, dated from today: for
 * pictures and journeys. Needs the `openssl` command. Gives the folder to serve.
 */
export async function writeCertificateStory(folder: string, options: StoryOptions = {}): Promise<string> {
  const openssl = createOpenssl();
  const ports = createTestPorts({ folder });
  const services = createServices(ports);
  try {
    const authorities = {
      production: makeAuthority(openssl, 'AC FICTIVE', 'AUTORITE FICTIVE'),
      test: makeAuthority(openssl, 'TEST AC FICTIVE', 'AUTORITE FICTIVE TEST'),
    };
    const send = (request: Parameters<typeof services.dispatch>[0]) => services.dispatch(request, { lang: 'fr' });
    const client = createClient({ send, onEvent: services.onEvent });
    const { most = STORY.length, withLate = false } = options;
    await tell({ client, openssl, authorities }, [...(withLate ? [LATE] : []), ...STORY.slice(0, most)]);
    return ports.dataDirectory;
  } finally {
    await services.close();
    openssl.dispose();
  }
}
