import type { Inspection } from '../../../shared/contract/certificate-views.ts';
import { roleOf } from '../../../shared/domain/certificates/facts.ts';
import { certificateFinding } from '../../../shared/domain/certificates/findings.ts';
import { environmentOf } from './expected.ts';
import { findingsOf } from './findings.ts';
import { pendingOf } from './install.ts';
import { formerOf } from './lineage.ts';
import type { Opened, OpenedCertificate } from './origin.ts';
import type { Room } from './room.ts';
import { explain, shortened } from './verdicts.ts';

/** What an origin holds, and what would become of it; nothing is kept. */
export async function inspect(room: Room, opened: Opened): Promise<Inspection> {
  const { name, contents, certificates } = opened;
  const { format, needsPassword, protection, keys, requests, crls } = contents;
  const ids = new Set(certificates.map(({ facts }) => facts.key.spkiSha256));
  const inspected = [];
  for (const certificate of certificates) inspected.push(await inspectOne(room, certificate, opened));
  return {
    name,
    format,
    needsPassword,
    protection: protection && { scheme: protection.scheme, isOld: protection.isOld, engine: protection.engine },
    certificates: inspected,
    keysAlone: keys.filter(({ spkiSha256 }) => !ids.has(spkiSha256)).length,
    requests: requests.length,
    crls: crls.length,
    findings: fileFindings(contents),
  };
}

function fileFindings({ protection, needsPassword }: Opened['contents']): Inspection['findings'] {
  const scheme = protection?.scheme ?? '';
  return [
    ...(protection?.isOld === true ? [certificateFinding('old-protection', { scheme })] : []),
    ...(needsPassword ? [certificateFinding('password-needed', { scheme })] : []),
  ];
}

async function inspectOne(
  room: Room,
  certificate: OpenedCertificate,
  { certificates, contents }: Opened,
): Promise<Inspection['certificates'][number]> {
  const { facts } = certificate;
  const spki = facts.key.spkiSha256;
  const held = pendingOf(room, spki);
  const former = held === undefined ? undefined : formerOf(room, held);
  const given = certificates.map(({ der }) => der);
  const verdict = facts.isCa ? undefined : shortened(await explain(room, certificate, given));
  return {
    facts,
    role: roleOf(facts),
    environment: environmentOf(room.trust, facts),
    hasKey: contents.keys.some(({ spkiSha256 }) => spkiSha256 === spki),
    answers: held?.id ?? null,
    knownAs: room.rows.bySha256(facts.sha256)?.id ?? null,
    findings: findingsOf(room, facts, verdict, { held, former }),
  };
}
