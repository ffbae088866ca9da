import type { CertificateRecord, CertificateRow } from '../../../shared/contract/certificate-views.ts';
import type { ChainVerdict } from '../../../shared/domain/certificates/chain.ts';
import { compareWithRequest } from '../../../shared/domain/certificates/compare.ts';
import { orderBefore } from '../../../shared/domain/certificates/due.ts';
import { roleOf } from '../../../shared/domain/certificates/facts.ts';
import type { CertificateStatus } from '../../../shared/domain/certificates/facts.ts';
import { statusOf } from '../../../shared/domain/certificates/status.ts';
import { encodePem } from '../pki/pem.ts';
import { backupOf } from './backup.ts';
import { environmentOf, environmentWanted, leadDaysOf, profileFor } from './expected.ts';
import { findingsOf } from './findings.ts';
import { revocationSecretOf } from './lifecycle.ts';
import { successorsOf } from './lineage.ts';
import type { Room } from './room.ts';
import type { Held } from './rows.ts';
import { explain, shortened, verdictsOf } from './verdicts.ts';
import type { KnownVerdict } from './verdicts.ts';

/** What a line is shown with: the others of its lineage. */
interface Neighbours {
  readonly byId: ReadonlyMap<string, Held>;
  readonly successors: ReadonlyMap<string, Held>;
}

function neighboursOf(all: readonly Held[]): Neighbours {
  return { byId: new Map(all.map((held) => [held.id, held])), successors: successorsOf(all) };
}

/** Lines as they are shown, each with the verdict on its chain. */
export async function viewAll(room: Room, many: readonly Held[]): Promise<readonly CertificateRow[]> {
  const verdicts = await verdictsOf(room, many);
  const neighbours = neighboursOf(room.rows.all());
  const quick = { ...room, trust: { ...room.trust, environmentOf: remembered(room.trust.environmentOf) } };
  return many.map((held) => rowOf(quick, held, verdicts.get(held.certificate?.facts.sha256 ?? ''), neighbours));
}

/** Hundreds of certificates have a few issuers: each is looked up once. */
function remembered(environmentOf: Room['trust']['environmentOf']): Room['trust']['environmentOf'] {
  const known = new Map<string, ReturnType<typeof environmentOf>>();
  return (facts) => {
    const key = `${facts.authorityKeyId ?? ''} ${facts.issuerText}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const environment = environmentOf(facts);
    known.set(key, environment);
    return environment;
  };
}

/** One line as it is now. */
export async function view(room: Room, { id }: Pick<Held, 'id'>): Promise<CertificateRow> {
  const [row] = await viewAll(room, [room.find(id)]);
  return row as CertificateRow;
}

function rowOf(
  room: Room,
  held: Held,
  verdict: KnownVerdict | undefined,
  { byId, successors }: Neighbours,
): CertificateRow {
  const { certificate, request } = held;
  const facts = certificate?.facts ?? null;
  const former = held.renews === null ? undefined : byId.get(held.renews);
  const key = facts?.key ?? request?.facts.key ?? { algorithm: '', size: null };
  return {
    id: held.id,
    label: held.label,
    role: facts === null ? (profileFor(room.forms.profiles, held)?.role ?? 'autre') : roleOf(facts),
    status: statusFor(room, held, verdict),
    environment: environmentOf(room.trust, facts ?? undefined) ?? environmentWanted(room.trust, held, former),
    subject: facts?.subjectText ?? request?.facts.subjectText ?? '',
    issuer: facts?.issuerText ?? null,
    serial: facts?.serial ?? null,
    notBefore: facts?.notBefore ?? null,
    notAfter: facts?.notAfter ?? null,
    keyAlgorithm: key.algorithm,
    keySize: key.size,
    usages: (facts ?? request?.facts)?.extendedUsages ?? [],
    dnsNames: (facts ?? request?.facts)?.dnsNames ?? [],
    sha256: facts?.sha256 ?? null,
    hasPrivateKey: room.keystore.vault.hasKey(held.spki),
    findings: facts === null ? [] : findingsOf(room, facts, verdict, { held, former }),
    ...keptAs(room, held),
    renews: former?.id ?? null,
    renewedBy: successors.get(held.id)?.id ?? null,
    orderBefore: facts === null ? null : orderBefore(facts.notAfter, leadDaysOf(room, held)),
  };
}

type Kept = 'place' | 'binUntil' | 'addedAt' | 'profile' | 'isLive' | 'backup' | 'uses';

function keptAs(room: Room, held: Held): Pick<CertificateRow, Kept> {
  const { binUntil, archived, addedAt, profile, isLive, uses } = held;
  const place = binUntil !== null ? 'bin' : archived ? 'archived' : 'active';
  return { place, binUntil, addedAt, profile, isLive, backup: backupOf(room, held), uses };
}

function statusFor(room: Room, held: Held, verdict: KnownVerdict | undefined): CertificateStatus {
  if (held.certificate === null) return 'pending';
  const at = room.now().toISOString();
  const chainVerdict: ChainVerdict | undefined = verdict && { at, path: [], ...verdict };
  const options = { leadDays: leadDaysOf(room, held), chainVerdict, revoked: verdict?.isRevoked };
  return statusOf(held.certificate.facts, at, options);
}

/**
 * Everything known of one line. The text of a request is left out until its key was backed up or the person said she does
 * without: the rule of the export is that of every way out.
 */
export async function viewRecord(room: Room, id: string): Promise<CertificateRecord> {
  const held = room.find(id);
  const { certificate, request } = held;
  const chain = certificate === null ? null : await explain(room, certificate);
  const verdict = chain === null ? undefined : shortened(chain);
  const row = rowOf(room, held, verdict, neighboursOf(room.rows.all()));
  const mayLeave = request !== null && row.backup !== 'needed';
  return {
    ...row,
    facts: certificate?.facts ?? null,
    subjectName: certificate?.facts.subject ?? request?.facts.subject ?? [],
    certificatePem: certificate && encodePem('CERTIFICATE', certificate.der),
    csrPem: mayLeave ? encodePem('CERTIFICATE REQUEST', request.der) : null,
    chain,
    differences: certificate && request && compareWithRequest(request.facts, certificate.facts),
    tests: room.rows.tests(held.id),
    hasRevocationCode: room.keystore.vault.hasSecret(revocationSecretOf(held)),
    notes: held.notes,
  };
}
