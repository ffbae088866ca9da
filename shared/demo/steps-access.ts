import type { RequestForm } from '../../../shared/contract/certificate-views.ts';
import { causeSentences } from '../../../shared/domain/exchange/cause-catalogue.ts';
import type { Diagnosis } from '../../../shared/domain/exchange/cause.ts';
import { seen } from './step.ts';
import type { Step, Story } from './step.ts';

/** Of the vault of the demonstration: told to whoever keeps it, since nothing in it is secret. */
export const DEMO_PASSPHRASE = 'démonstration sans secret';
/** The server that the sandbox region is registered as. */
export const REGION = 'BAC';
const SEED = 7;

/** A structure that does not exist, under the number of a published example (domain reference ROR §7.2). */
const FORM: RequestForm = {
  profile: 'igc-sante-org-auth-cli',
  commonName: 'CLIENT_DEMONSTRATION',
  organisation: 'Hôpital Factice',
  idNatStruct: '318751275100020',
  departement: '75',
  dnsNames: [],
  keySize: 2048,
};

const region: Step = {
  name: 'region',
  async run(story) {
    const { client, units, ui } = story;
    const { url, isRunning } = await client.sandbox.start({ units, seed: SEED, denyUnlisted: true });
    return seen(story, 'region', isRunning, { units: ui.number(units), url: url ?? '' });
  },
};

const vault: Step = {
  name: 'vault',
  async run(story) {
    await story.client.vault.init({ passphrase: DEMO_PASSPHRASE });
    const { state } = await story.client.vault.status({});
    return seen(story, 'vault', state === 'open');
  },
};

const request: Step = {
  name: 'request',
  async run(story) {
    const { certificates } = story.client;
    const { id } = await certificates.request({ form: FORM });
    // Without a recovery file, as a person may decide: the request can leave then.
    await certificates.declineBackup({ id });
    const { subject, csrPem, hasPrivateKey } = await certificates.show({ id });
    story.certificate = id;
    return seen(story, 'request', hasPrivateKey && csrPem !== null, { subject });
  },
};

const issued: Step = {
  name: 'issued',
  async run(story) {
    const { client, certificate, ui } = story;
    await client.sandbox.issue({ csr: { request: certificate } });
    const { status, issuer, notAfter } = await client.certificates.show({ id: certificate });
    await client.regions.set({ code: REGION, certificate });
    const [name = ''] = (issuer ?? '').split(',', 1);
    return seen(story, 'issued', status === 'valid', { issuer: name, notAfter: ui.instant(notAfter ?? '') });
  },
};

/** What a diagnosis says, in the words of its cause. */
function causeOf({ verdict, values }: Diagnosis, { ui }: Story): string {
  return verdict === 'ok' ? 'ok' : causeSentences(verdict, values, ui.lang).title;
}

function diagnose({ client, follow }: Story, certificate?: string): Promise<Diagnosis> {
  return follow<Diagnosis>(
    client.exchanges.diagnose({ target: REGION, ...(certificate !== undefined && { certificate }) }),
  );
}

const refused: Step = {
  name: 'refused',
  async run(story) {
    const diagnosis = await diagnose(story);
    const named = [diagnosis.verdict, ...diagnosis.candidates];
    const ok = named.includes('not-whitelisted') || named.includes('refused-or-not-whitelisted');
    return seen(story, 'refused', ok, { cause: causeOf(diagnosis, story) });
  },
};

const whitelisted: Step = {
  name: 'whitelisted',
  async run(story) {
    const { client, certificate } = story;
    const { whitelist } = await client.sandbox.whitelist({ certificate, listed: true });
    const { verdict } = await diagnose(story);
    const sha256 = whitelist[0]?.sha256?.slice(0, 16) ?? '';
    return seen(story, 'whitelisted', whitelist.length === 1 && verdict === 'ok', { sha256 });
  },
};

export const expired: Step = {
  name: 'expired',
  async run(story) {
    const { client, certificate } = story;
    const issue = await client.sandbox.issue({ csr: { request: certificate }, state: 'expired' });
    const other = issue.certificate ?? '';
    await client.sandbox.whitelist({ certificate: other, listed: true });
    const diagnosis = await diagnose(story, other);
    const ok = other !== certificate && diagnosis.verdict === 'client-expired';
    return seen(story, 'expired', ok, { cause: causeOf(diagnosis, story) });
  },
};

/** From nothing to a region that answers. */
export const accessSteps: readonly Step[] = [region, vault, request, issued, refused, whitelisted];
