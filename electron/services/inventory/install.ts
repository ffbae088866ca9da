import { valuesOf } from '../../../shared/domain/certificates/name.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { keepAuthorities } from './add.ts';
import { checkAnswer } from './answer-checks.ts';
import type { Opened, OpenedCertificate } from './origin.ts';
import { journalFacts } from './room.ts';
import type { Room } from './room.ts';
import type { Held } from './rows.ts';
import { lineageOf } from './lineage.ts';

interface Answer {
  readonly pending: Held;
  readonly certificate: OpenedCertificate;
}

/**
 * Installs the answer of an authority on the pending request whose public key it carries, whatever the format of the file.
 * Everything that can be known here is checked before; nothing is asked of a network. A first certificate is put in service;
 * one that renews another waits beside it.
 * @throws AppError `certificate.no-pending`, `certificate.mismatch`, `certificate.refused` with every reason, `certificate.password`.
 */
export async function install(room: Room, opened: Opened, lang: Lang, id?: string): Promise<Held> {
  const { pending, certificate } = findAnswer(room, opened, id);
  await checkAnswer(room, pending, certificate, opened, lang);
  return room.change(() => {
    const now = room.now().toISOString();
    // Another process may have installed it, or thrown it away, since it was looked for.
    const current = room.find(pending.id);
    if (current.certificate !== null || current.binUntil !== null) throw noPending(room, certificate);
    const isFirst = !lineageOf(room.rows.all(), current).some(({ isLive }) => isLive);
    const { der, facts } = certificate;
    const next: Held = {
      ...current,
      certificate: { der, facts },
      installedAt: now,
      isLive: isFirst,
      servedAt: isFirst ? now : null,
    };
    keepAuthorities(room, opened, [certificate]);
    room.rows.put(next);
    room.keystore.journal.append('certificate.installed', { ...journalFacts(next), file: opened.name || undefined });
    return next;
  });
}

/** The pending request that one of these answers; undefined when none does. */
export function pendingOf(room: Room, spki: string): Held | undefined {
  return room.rows.byPublicKey(spki).find(({ certificate, binUntil }) => certificate === null && binUntil === null);
}

function findAnswer(room: Room, opened: Opened, id: string | undefined): Answer {
  const { certificates, contents } = opened;
  if (certificates.length === 0) throw nothingIn(opened);
  const wanted = id === undefined ? undefined : room.find(id);
  for (const certificate of certificates) {
    const pending = pendingOf(room, certificate.facts.key.spkiSha256);
    if (pending !== undefined && (wanted === undefined || wanted.id === pending.id)) return { pending, certificate };
  }
  const own = certificates.find(({ facts }) => !facts.isCa) ?? certificates[0];
  if (own === undefined) throw nothingIn(opened);
  const target = wanted ?? pendingOfSameName(room, own);
  if (target !== undefined && target.certificate === null) throw mismatch(target, own);
  const error = noPending(room, own);
  if (contents.keys.length === 0) throw error;
  // Keys made by the platform of the authority come with their certificate.
  throw new AppError(error.code, error.message, { ...error.detail, advice: ['cercle cert import FILE'] });
}

function nothingIn({ name, contents }: Opened): AppError {
  if (contents.needsPassword) {
    return new AppError('certificate.password', `${name} is protected by a password; give it.`, {
      values: { file: name },
    });
  }
  return new AppError('certificate.format', `${name} holds no certificate.`, {
    values: { file: name, reason: contents.format },
  });
}

/** A request for the same name, whose answer was made for another key: the usual accident. */
function pendingOfSameName(room: Room, { facts }: OpenedCertificate): Held | undefined {
  const name = valuesOf(facts.subject, 'CN').at(-1);
  return room.rows
    .all()
    .findLast(
      ({ certificate, request, binUntil }) =>
        certificate === null && binUntil === null && valuesOf(request?.facts.subject ?? [], 'CN').at(-1) === name,
    );
}

function mismatch(pending: Held, { facts }: OpenedCertificate): AppError {
  return new AppError('certificate.mismatch', `This certificate was not made for the key of ${pending.label}.`, {
    values: { id: pending.id },
    proof: [
      `${facts.subjectText}: SHA-256(SubjectPublicKeyInfo) = ${facts.key.spkiSha256}`,
      `${pending.id} ${pending.request?.facts.subjectText ?? ''}: SHA-256(SubjectPublicKeyInfo) = ${pending.spki}`,
    ],
  });
}

function noPending(room: Room, { facts }: OpenedCertificate): AppError {
  const lines = room.rows.byPublicKey(facts.key.spkiSha256);
  const state = ({ certificate, binUntil }: Held) =>
    binUntil !== null ? 'bin' : certificate ? 'installed' : 'pending';
  return new AppError('certificate.no-pending', 'This certificate answers no pending request of this vault.', {
    proof: [
      `${facts.subjectText}: SHA-256(SubjectPublicKeyInfo) = ${facts.key.spkiSha256}`,
      ...lines.map((held) => `${held.id}: ${state(held)}`),
    ],
    advice: lines.filter(({ binUntil }) => binUntil !== null).map((held) => `cercle cert restore ${held.id}`),
  });
}
