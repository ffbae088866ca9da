import type { RequestForm } from '../contract/certificate-views.ts';
import type { Diagnosis } from '../domain/exchange/cause.ts';
import { textsOf } from '../i18n/index.ts';
import { prepareRegion } from './prepare-region.ts';
import { REGION } from './step.ts';
import type { Step, Story } from './step.ts';

/** Of a vault made for the demonstration alone: told to whoever keeps it, since nothing in it is secret. */
export const DEMO_PASSPHRASE = 'démonstration sans secret';

/** A structure that does not exist, under the number of a published example (domain reference ROR §7.2). */
const FORM: RequestForm = {
  profile: 'igc-sante-org-auth-cli',
  commonName: 'CLIENT_FACTICE',
  organisation: 'Hôpital Factice',
  idNatStruct: '318751275100020',
  departement: '75',
  dnsNames: [],
  keySize: 2048,
};

const region: Step = {
  name: 'region',
  async run(story) {
    const { units } = story;
    const { url, isRunning, revision } = await prepareRegion(story);
    story.revision = revision;
    return { ok: isRunning, facts: { units, url: url ?? '' }, place: { kind: 'region' } };
  },
};

const vault: Step = {
  name: 'vault',
  async run({ client, openVault }) {
    await openVault();
    const { state } = await client.vault.status({});
    return { ok: state === 'open', facts: {}, place: { kind: 'vault' } };
  },
};

const request: Step = {
  name: 'request',
  async run(story) {
    const { certificates } = story.client;
    const { id } = await certificates.request({
      form: { ...FORM, label: textsOf(story.lang).demo.certificates.valid },
    });
    // Without a recovery file, as a person may decide: the request can leave then.
    await certificates.declineBackup({ id });
    const { subject, csrPem, hasPrivateKey } = await certificates.show({ id });
    story.certificate = id;
    return { ok: hasPrivateKey && csrPem !== null, facts: { subject }, place: { kind: 'request', id } };
  },
};

const issued: Step = {
  name: 'issued',
  async run({ client, certificate: id }) {
    await client.sandbox.issue({ csr: { request: id } });
    const { status, issuer, notAfter } = await client.certificates.show({ id });
    await client.regions.set({ code: REGION, certificate: id });
    const [name = ''] = (issuer ?? '').split(',', 1);
    const facts = { issuer: name, notAfter: { instant: notAfter ?? '' } };
    return { ok: status === 'valid', facts, place: { kind: 'certificate', id } };
  },
};

interface Looked {
  readonly diagnosis: Diagnosis;
  /** The exchange of the history that was diagnosed. */
  readonly exchange: string;
}

async function look({ client, follow }: Story, certificate?: string): Promise<Looked> {
  const asked = { target: REGION, ...(certificate !== undefined && { certificate }) };
  const diagnosis = await follow<Diagnosis>(client.exchanges.diagnose(asked));
  const { items } = await client.exchanges.list({ filters: { region: [REGION] }, limit: 1 });
  return { diagnosis, exchange: items[0]?.id ?? '' };
}

const refused: Step = {
  name: 'refused',
  async run(story) {
    const { diagnosis, exchange: id } = await look(story);
    const named = [diagnosis.verdict, ...diagnosis.candidates];
    const ok = named.includes('not-whitelisted') || named.includes('refused-or-not-whitelisted');
    return { ok, facts: { cause: { diagnosis } }, place: { kind: 'diagnosis', id } };
  },
};

const whitelisted: Step = {
  name: 'whitelisted',
  async run(story) {
    const { client, certificate } = story;
    const { whitelist } = await client.sandbox.whitelist({ certificate, listed: true });
    const { sha256 } = await client.certificates.show({ id: certificate });
    const isListed = sha256 !== null && whitelist.some((entry) => entry.sha256 === sha256);
    const { diagnosis, exchange: id } = await look(story);
    const facts = { sha256: sha256?.slice(0, 16) ?? '', cause: { diagnosis } };
    return { ok: isListed && diagnosis.verdict === 'ok', facts, place: { kind: 'exchange', id } };
  },
};

export const expired: Step = {
  name: 'expired',
  async run(story) {
    const { client, certificate, lang } = story;
    const issue = await client.sandbox.issue({ csr: { request: certificate }, state: 'expired' });
    const other = issue.certificate ?? '';
    await client.certificates.edit({ id: other, label: textsOf(lang).demo.certificates.expired });
    await client.sandbox.whitelist({ certificate: other, listed: true });
    const { diagnosis, exchange: id } = await look(story, other);
    // It served: among the others it would call for a renewal.
    await client.certificates.archive({ id: other, archived: true });
    const ok = other !== certificate && diagnosis.verdict === 'client-expired';
    return { ok, facts: { cause: { diagnosis } }, place: { kind: 'diagnosis', id } };
  },
};

/** From nothing to a region that answers. */
export const accessSteps: readonly Step[] = [region, vault, request, issued, refused, whitelisted];
