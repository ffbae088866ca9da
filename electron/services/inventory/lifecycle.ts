import type { CertificateUse } from '../../../shared/contract/certificate-views.ts';
import { valuesOf } from '../../../shared/domain/certificates/name.ts';
import { AppError } from '../../../shared/errors.ts';
import { guarded } from '../store/sqlite.ts';
import { lineageOf, successorsOf } from './lineage.ts';
import { journalFacts, requireOpen } from './room.ts';
import type { Room } from './room.ts';
import type { Held } from './rows.ts';

/** How long the bin remembers. */
export const BIN_DAYS = 30;
const DAY = 86_400_000;

export interface Edit {
  readonly id: string;
  readonly label?: string | undefined;
  readonly notes?: string | undefined;
  readonly uses?: readonly CertificateUse[] | undefined;
}

/** Changes what a person says of a certificate. */
export function edit(room: Room, { id, label, notes, uses }: Edit): Held {
  const held = room.find(id);
  const next = { ...held, label: label ?? held.label, notes: notes ?? held.notes, uses: uses ?? held.uses };
  return room.change(() => {
    room.rows.put(next);
    if (JSON.stringify(next.uses) !== JSON.stringify(held.uses)) {
      const use = next.uses.map((one) => `${one.label} (${one.environment})`).join('; ');
      room.keystore.journal.append('certificate.uses-changed', { ...journalFacts(next), use });
    }
    return next;
  });
}

/** Hides a line from lists, or shows it again. */
export function archive(room: Room, id: string, archived: boolean): Held {
  const held = room.find(id);
  if (held.archived === archived) return held;
  const next = { ...held, archived };
  return room.change(() => {
    room.rows.put(next);
    room.keystore.journal.append(archived ? 'certificate.archived' : 'certificate.unarchived', journalFacts(next));
    return next;
  });
}

/**
 * Puts a line in the bin. One that is in service and declared somewhere, or whose successor waits, asks for a reason.
 * @throws AppError `certificate.in-use`.
 */
export function remove(room: Room, id: string, reason?: string): Held {
  const held = room.find(id);
  if (held.binUntil !== null) return held;
  const why = reason === undefined ? inUse(room, held) : undefined;
  if (why !== undefined) {
    throw new AppError('certificate.in-use', `${held.label} is in service: ${why}. Give a reason to remove it.`, {
      values: { id: held.id, reason: why },
      advice: held.uses.map((use) => [use.label, use.contact].filter(Boolean).join(' : ')),
    });
  }
  const next = { ...held, binUntil: new Date(room.now().getTime() + BIN_DAYS * DAY).toISOString() };
  return room.change(() => {
    room.rows.put(next);
    room.keystore.journal.append('certificate.removed', { ...journalFacts(next), reason });
    return next;
  });
}

/** What would break, in a few facts; undefined when nothing is known to. */
function inUse(room: Room, { id, isLive, certificate, uses }: Held): string | undefined {
  if (!isLive || certificate === null || Date.parse(certificate.facts.notAfter) <= room.now().getTime())
    return undefined;
  if (uses.length > 0) return uses.map(({ label }) => label).join(', ');
  return successorsOf(room.rows.all()).get(id)?.label;
}

/** Takes a line out of the bin; nothing to do when it is not there. */
export function restore(room: Room, id: string): Held {
  const held = room.find(id);
  if (held.binUntil === null) return held;
  const next = { ...held, binUntil: null };
  return room.change(() => {
    room.rows.put(next);
    room.keystore.journal.append('certificate.restored', journalFacts(next));
    return next;
  });
}

/**
 * Erases for ever a line of the bin, its key and its revocation code. Its common name is typed to confirm, and the vault must
 * be open when a key goes with it: nobody but its owner destroys a key.
 * @throws AppError `input.invalid` for what is not in the bin or another name, `vault.locked`.
 */
export function purge(room: Room, id: string, confirm: string): void {
  const held = room.find(id);
  if (held.binUntil === null) {
    throw new AppError('input.invalid', `${held.label} is not in the bin; remove it first.`, {
      values: { reason: 'not-in-bin' },
    });
  }
  const name = commonNameOf(held);
  if (confirm.trim().normalize('NFC') !== name.normalize('NFC')) {
    throw new AppError('input.invalid', 'Type the common name of the certificate to erase it.', {
      values: { reason: 'other-name' },
      proof: [name],
    });
  }
  if (holdsSecrets(room, held)) requireOpen(room);
  erase(room, held, undefined);
}

/** Erases what has been in the bin for its 30 days. */
export function sweepBin(room: Room): void {
  const now = room.now().toISOString();
  for (const held of room.rows.all()) {
    if (held.binUntil !== null && held.binUntil <= now) erase(room, held, `bin ${BIN_DAYS} d`);
  }
}

/** What a person types to confirm: the common name, else the label. */
export function commonNameOf({ certificate, request, label }: Held): string {
  return valuesOf(certificate?.facts.subject ?? request?.facts.subject ?? [], 'CN').at(-1) ?? label;
}

/** Name of the revocation code of a line in the vault. */
export function revocationSecretOf({ id }: Pick<Held, 'id'>): string {
  return `revocation-${id}`;
}

function holdsSecrets(room: Room, held: Held): boolean {
  const { vault } = room.keystore;
  return isLastOfKey(room, held) || vault.hasSecret(revocationSecretOf(held));
}

/** Whether its key serves no other line. */
function isLastOfKey(room: Room, { spki }: Held): boolean {
  return room.keystore.vault.hasKey(spki) && room.rows.byPublicKey(spki).length === 1;
}

function erase(room: Room, held: Held, reason: string | undefined): void {
  const { vault, journal, db } = room.keystore;
  room.change(() => {
    if (isLastOfKey(room, held)) {
      vault.removeKey(held.spki);
      journal.append('key.removed', { certificate: held.id, publicKey: held.spki });
    }
    vault.removeSecret(revocationSecretOf(held));
    room.rows.erase(held.id);
    journal.append('certificate.purged', { ...journalFacts(held), reason });
  });
  // What was erased must not stay in the log of the database either.
  guarded(db.name, () => db.pragma('wal_checkpoint(TRUNCATE)'));
}

/**
 * Puts a certificate in service in the place of the one it renews, or takes the former one back. A certificate that never
 * served asks for a successful test call since it was installed, or for a reason; one that did is one click away.
 * @throws AppError `input.invalid` for a request or what lies in the bin, `certificate.untested`.
 */
export function activate(room: Room, id: string, reason?: string): Held {
  const held = room.find(id);
  const why = held.certificate === null ? 'pending' : held.binUntil === null ? undefined : 'bin';
  if (why !== undefined) {
    throw new AppError('input.invalid', `${held.label} cannot be put in service: ${why}.`, { values: { reason: why } });
  }
  if (held.isLive) return held;
  if (held.servedAt === null && reason === undefined && !wasTested(room, held)) {
    throw new AppError(
      'certificate.untested',
      `${held.label} has made no successful test call since it was installed; make one, or give a reason.`,
      { values: { id: held.id } },
    );
  }
  const next = { ...held, isLive: true, servedAt: held.servedAt ?? room.now().toISOString() };
  return room.change(() => {
    const former = lineageOf(room.rows.all(), held).filter(({ isLive }) => isLive);
    for (const one of former) room.rows.put({ ...one, isLive: false });
    room.rows.put(next);
    const previous = former.map((one) => one.id).join(', ') || undefined;
    room.keystore.journal.append('certificate.activated', { ...journalFacts(next), previous, reason });
    return next;
  });
}

function wasTested({ rows }: Room, { id, installedAt, addedAt }: Held): boolean {
  return rows.tests(id).some(({ ok, at }) => ok && at >= (installedAt ?? addedAt));
}

/** A call made with a certificate, as it ended. */
export interface TestResult {
  /** Whom it called: a region, a host and a port. */
  readonly target: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Remembers a call made with a certificate. */
export function recordTest(room: Room, id: string, { target, ok, detail }: TestResult): void {
  const held = room.find(id);
  room.change(() => {
    room.rows.addTest(held.id, { at: room.now().toISOString(), target, ok, detail });
    const outcome = { host: target, reason: `${ok ? 'ok' : 'failed'}${detail === '' ? '' : `: ${detail}`}` };
    room.keystore.journal.append('certificate.tested', { ...journalFacts(held), ...outcome });
  });
}
