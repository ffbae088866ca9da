import { randomBytes } from 'node:crypto';
import { valuesOf } from '../../../shared/domain/certificates/name.ts';
import type { FoundKey } from '../pki/contents.ts';
import type { Opened, OpenedCertificate, Origin } from './origin.ts';
import { journalFacts, requireOpen } from './room.ts';
import type { Room } from './room.ts';
import type { Held } from './rows.ts';

/** What was not kept, and why: `authority` belongs to what is trusted, `key-alone` has no certificate here. */
export interface Ignored {
  readonly what: string;
  readonly reason: 'authority' | 'key-alone' | 'request' | 'crl' | 'not-needed';
}

export interface Added {
  readonly added: readonly Held[];
  /** Already there: a key may have joined them, or they came out of the bin. */
  readonly known: readonly Held[];
  readonly ignored: readonly Ignored[];
}

export function newId(): string {
  return `cert-${randomBytes(5).toString('hex')}`;
}

/** The certificates of an origin that are somebody's own; the others are authorities, which only help to build a path. */
export function ownCertificates({ certificates, contents }: Opened, origin: Origin): readonly OpenedCertificate[] {
  const withKey = new Set(contents.keys.map(({ spkiSha256 }) => spkiSha256));
  return certificates.filter(
    ({ facts }, index) => !facts.isCa || withKey.has(facts.key.spkiSha256) || ('host' in origin && index === 0),
  );
}

/**
 * Adds what an origin holds to the inventory, in one transaction: a fingerprint is there once, and a key that comes later joins
 * its certificate.
 * @throws AppError `vault.absent`, `vault.locked` when there are keys to keep.
 */
export function addAll(room: Room, opened: Opened, own: readonly OpenedCertificate[]): Added {
  const { keys } = opened.contents;
  if (keys.some(({ spkiSha256 }) => !room.keystore.vault.hasKey(spkiSha256))) requireOpen(room);
  return room.change(() => {
    keepAuthorities(room, opened, own);
    const put = own.map((one) => addOne(room, one, opened.name));
    const joined = keys.flatMap((key) => joinKey(room, key));
    const added = put.flatMap(({ held, isNew }) => (isNew ? [held.id] : []));
    const known = put.flatMap(({ held, isNew }) => (isNew ? [] : [held.id]));
    const others = joined.filter((id) => !added.includes(id) && !known.includes(id));
    const read = (ids: readonly string[]) => [...new Set(ids)].map((id) => room.find(id));
    return { added: read(added), known: read([...known, ...others]), ignored: ignoredOf(room, opened, own) };
  });
}

/** Keeps the authorities that came beside certificates; trusted or not is another question. */
export function keepAuthorities(room: Room, { certificates }: Opened, own: readonly OpenedCertificate[]): void {
  for (const { der, facts } of certificates) {
    const isOwn = own.some((one) => one.facts.sha256 === facts.sha256);
    if (facts.isCa && !facts.isSelfSigned && !isOwn) room.rows.addAuthority(facts.sha256, der);
  }
}

function addOne(room: Room, { der, facts }: OpenedCertificate, file: string): { held: Held; isNew: boolean } {
  const there = room.rows.bySha256(facts.sha256);
  if (there !== undefined) return { held: backFromBin(room, there), isNew: false };
  const now = room.now().toISOString();
  const held: Held = {
    id: newId(),
    label: labelOf(facts),
    spki: facts.key.spkiSha256,
    certificate: { der, facts },
    ...{ request: null, profile: null, form: null, renews: null },
    keyAddedAt: null,
    ...{ isLive: true, servedAt: now, backupDeclined: false, archived: false, binUntil: null },
    ...{ addedAt: now, installedAt: now, notes: '', uses: [] },
  };
  room.rows.put(held);
  room.keystore.journal.append('certificate.imported', { ...journalFacts(held), file: file || undefined });
  return { held, isNew: true };
}

function backFromBin(room: Room, held: Held): Held {
  if (held.binUntil === null) return held;
  const next = { ...held, binUntil: null };
  room.rows.put(next);
  room.keystore.journal.append('certificate.restored', journalFacts(next));
  return next;
}

/** Seals a key under its public key when a line waits for it; gives back the lines it belongs to. */
function joinKey(room: Room, { spkiSha256, pkcs8 }: FoundKey): readonly string[] {
  const { vault, journal } = room.keystore;
  const lines = room.rows.byPublicKey(spkiSha256);
  if (lines.length === 0) return [];
  if (vault.hasKey(spkiSha256)) return [];
  vault.storeKey(spkiSha256, pkcs8);
  const now = room.now().toISOString();
  for (const held of lines) {
    room.rows.put({ ...held, keyAddedAt: now });
    journal.append('key.imported', journalFacts(held));
  }
  return lines.map(({ id }) => id);
}

function labelOf(facts: OpenedCertificate['facts']): string {
  const name = valuesOf(facts.subject, 'CN').at(-1) ?? facts.dnsNames[0] ?? facts.subjectText;
  return [...(name.trim() || facts.sha256.slice(0, 16))].slice(0, 120).join('');
}

function ignoredOf(
  room: Room,
  { contents, certificates }: Opened,
  own: readonly OpenedCertificate[],
): readonly Ignored[] {
  const kept = new Set(own.map(({ facts }) => facts.sha256));
  const authorities = certificates.filter(({ facts }) => facts.isCa && !kept.has(facts.sha256));
  const alone = contents.keys.filter(({ spkiSha256 }) => room.rows.byPublicKey(spkiSha256).length === 0);
  return [
    ...authorities.map(({ facts }) => ({ what: facts.subjectText, reason: 'authority' as const })),
    ...alone.map(({ spkiSha256, name }) => ({ what: name ?? spkiSha256, reason: 'key-alone' as const })),
    ...contents.requests.map(() => ({ what: 'PKCS#10', reason: 'request' as const })),
    ...contents.crls.map(() => ({ what: 'CRL', reason: 'crl' as const })),
    ...contents.ignored.map((what) => ({ what, reason: 'not-needed' as const })),
  ];
}
