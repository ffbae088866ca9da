import { createHash, randomBytes } from 'node:crypto';
import type { AuthorityCandidate, HeldCrl, TrustedAuthority } from '../../../shared/contract/trust.ts';
import type { CertificateFacts, Environment } from '../../../shared/domain/certificates/facts.ts';
import { AppError } from '../../../shared/errors.ts';
import type { OpenedCertificate } from '../inventory/origin.ts';
import type { Keystore } from '../keystore/keystore.ts';
import { openCrl } from '../pki/crl/open.ts';
import { isOlder, readCrl } from '../pki/crl/read.ts';
import { hasSameScope } from '../pki/crl/scope.ts';
import type { Ports } from '../ports.ts';
import { candidates, confirmedOnes, environmentOfIssuer, toAuthority } from './authorities.ts';
import { authorityRows } from './authority-rows.ts';
import type { AuthorityRows, HeldAuthority } from './authority-rows.ts';
import { isCrlSigned } from './crl-signature.ts';
import { crlRows } from './crl-rows.ts';
import type { CrlRows, KeptCrl } from './crl-rows.ts';
import { environmentByName, readPublished } from './published.ts';
import type { PublishedAuthority } from './published.ts';

/** The authorities of an environment, or of all of them, in DER: roots to end at, intermediates to go through. */
export interface Trusted {
  readonly anchors: readonly Uint8Array[];
  readonly intermediates: readonly Uint8Array[];
}

/** What is trusted here. The store of the system is never part of it (design security T35). */
export interface TrustStore {
  list(): readonly TrustedAuthority[];
  candidates(found: readonly OpenedCertificate[]): readonly AuthorityCandidate[];
  /** @throws AppError `trust.not-authority`, `trust.unconfirmed`. */
  add(found: readonly OpenedCertificate[], adding: AddingAuthorities): readonly TrustedAuthority[];
  /** @throws AppError `trust.unknown`. */
  remove(id: string): void;
  crls(): readonly HeldCrl[];
  /** @throws AppError `certificate.crl` for what is no list, or is older than the one held (design security T34). */
  addCrl(der: Uint8Array, origin: string): HeldCrl;
  /** @throws AppError `trust.unknown`. */
  removeCrl(id: string): void;
  trusted(environment?: Environment): Trusted;
  crlBytes(): readonly Uint8Array[];
  /** Changes with anything above. */
  stamp(): string;
  /** Where the issuer of a certificate belongs: by what is trusted here, else by its name; null when neither tells. */
  environmentOf(facts: CertificateFacts): Environment | null;
}

export interface AddingAuthorities {
  readonly environment: Environment;
  readonly confirmed: readonly string[];
  readonly origin: string;
}

interface Room {
  readonly keystore: Keystore;
  readonly authorities: AuthorityRows;
  readonly lists: CrlRows;
  readonly published: readonly PublishedAuthority[];
  /** Whether a list is signed, by list and authorities: verifying one of tens of megabytes takes time. */
  readonly signed: Map<string, boolean>;
  change<T>(work: () => T): T;
}

/** Opens what is trusted over the database of the vault; `changed` is told after each change. */
export function openTrustStore(keystore: Keystore, resource: Ports['resource'], changed: () => void): TrustStore {
  const room: Room = {
    keystore,
    authorities: authorityRows(keystore.db),
    lists: crlRows(keystore.db),
    published: readPublished(resource),
    signed: new Map(),
    change(work) {
      const result = keystore.transaction(work);
      changed();
      return result;
    },
  };
  const { authorities, lists, published } = room;
  return {
    list: () => authorities.all().map(withoutBytes),
    candidates: (found) => candidates(found, authorities.all(), published),
    add: (found, adding) => addAuthorities(room, found, adding),
    remove: (id) => removeAuthority(room, id),
    crls: () => lists.all().map((crl) => toHeldCrl(room, crl)),
    addCrl: (der, origin) => addCrl(room, der, origin),
    removeCrl: (id) => removeCrl(room, id),
    trusted: (environment) => trustedIn(authorities.all(), environment),
    crlBytes: () => lists.all().flatMap(({ id }) => lists.der(id) ?? []),
    stamp: () => stampOf(room),
    environmentOf: (facts) => environmentOfIssuer(authorities.all(), facts) ?? environmentByName(published, facts),
  };
}

function withoutBytes({ id, environment, kind, facts, addedAt, origin }: HeldAuthority): TrustedAuthority {
  return { id, environment, kind, facts, addedAt, origin };
}

function trustedIn(held: readonly HeldAuthority[], wanted: Environment | undefined): Trusted {
  const chosen = held.filter(({ environment }) => wanted === undefined || environment === wanted);
  const derOf = (kind: HeldAuthority['kind']): Uint8Array[] =>
    chosen.filter((one) => one.kind === kind).map(({ der }) => der);
  return { anchors: derOf('root'), intermediates: derOf('intermediate') };
}

function addAuthorities(
  { keystore, authorities, published, change }: Room,
  found: readonly OpenedCertificate[],
  { environment, confirmed, origin }: AddingAuthorities,
): readonly TrustedAuthority[] {
  const chosen = confirmedOnes(found, confirmed, published);
  const held = authorities.all().filter((one) => one.environment === environment);
  const added = chosen
    .filter(({ facts }) => !held.some((one) => one.facts.sha256 === facts.sha256))
    .map((one) => toAuthority(one, { environment, origin, at: keystore.now().toISOString() }));
  change(() => {
    for (const authority of added) {
      authorities.add(authority);
      const { subjectText: subject, sha256: fingerprint } = authority.facts;
      keystore.journal.append('trust.added', {
        authority: authority.id,
        environment,
        subject,
        fingerprint,
        file: origin,
      });
    }
  });
  const wanted = new Set(chosen.map(({ facts }) => facts.sha256));
  const now = authorities.all().filter((one) => one.environment === environment && wanted.has(one.facts.sha256));
  return now.map(withoutBytes);
}

function unknown(id: string): AppError {
  return new AppError('trust.unknown', `Nothing trusted has the identifier ${id}.`, { values: { id } });
}

function removeAuthority({ keystore, authorities, change }: Room, id: string): void {
  const held = authorities.get(id);
  if (held === undefined) throw unknown(id);
  const { subjectText: subject, sha256: fingerprint } = held.facts;
  change(() => {
    authorities.remove(id);
    keystore.journal.append('trust.removed', { authority: id, environment: held.environment, subject, fingerprint });
  });
}

function toHeldCrl({ keystore, authorities, lists, signed }: Room, crl: KeptCrl): HeldCrl {
  const { nextUpdate } = crl.facts;
  const held = authorities.all();
  const key = [crl.id, ...held.map(({ id }) => id)].join(' ');
  const bytes = signed.has(key) ? undefined : lists.der(crl.id);
  if (bytes !== undefined)
    signed.set(
      key,
      isCrlSigned(
        bytes,
        held.map(({ der }) => der),
      ),
    );
  return {
    ...crl,
    isExpired: nextUpdate !== null && Date.parse(nextUpdate) < keystore.now().getTime(),
    isSigned: signed.get(key) === true,
  };
}

function addCrl(room: Room, der: Uint8Array, origin: string): HeldCrl {
  const { keystore, authorities, lists, change } = room;
  const facts = readCrl(der);
  const rivals = lists.all().filter((one) => isRival(lists.der(one.id), der));
  // A list that nobody vouches for neither takes the place of another one nor bars the way to it.
  const newer = rivals.find((one) => isOlder(facts, one.facts) && toHeldCrl(room, one).isSigned);
  if (newer !== undefined) {
    const reason = `${facts.thisUpdate} < ${newer.facts.thisUpdate}`;
    throw new AppError('certificate.crl', `This list is older than the one held: ${reason}.`, { values: { reason } });
  }
  const isSigned = isCrlSigned(
    der,
    authorities.all().map((one) => one.der),
  );
  const older = isSigned ? rivals.filter((one) => isOlder(one.facts, facts)) : [];
  const id = `crl-${randomBytes(5).toString('hex')}`;
  change(() => {
    for (const one of older) lists.remove(one.id);
    lists.add({ id, facts, addedAt: keystore.now().toISOString(), origin }, der);
    keystore.journal.append('crl.added', { issuer: facts.issuerText, fingerprint: facts.sha256, file: origin });
  });
  const kept = lists.all().find((one) => one.facts.sha256 === facts.sha256);
  if (kept === undefined) throw new AppError('internal', 'The list was not kept.');
  return toHeldCrl(room, kept);
}

/** Whether two lists speak of the same certificates, so that the newest of them is enough. */
function isRival(held: Uint8Array | undefined, der: Uint8Array): boolean {
  if (held === undefined) return false;
  const [a, b] = [openCrl(held), openCrl(der)];
  return a.issuer.key === b.issuer.key && hasSameScope(a, b);
}

function removeCrl({ lists, change }: Room, id: string): void {
  if (!lists.all().some((one) => one.id === id)) throw unknown(id);
  change(() => lists.remove(id));
}

function stampOf({ authorities, lists }: Room): string {
  const parts = [
    ...authorities.all().map(({ environment, facts }) => `${environment} ${facts.sha256}`),
    ...lists.all().map(({ facts }) => `crl ${facts.sha256}`),
  ];
  return createHash('sha256').update(parts.sort().join('\n')).digest('hex');
}
