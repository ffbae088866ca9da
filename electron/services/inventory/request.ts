import type { RequestForm, RequestPreview } from '../../../shared/contract/certificate-views.ts';
import { checkRequestForm, isAcceptable, lintRequest } from '../../../shared/domain/certificates/check-form.ts';
import type { FormIssue } from '../../../shared/domain/certificates/check-form.ts';
import type { RequestFacts } from '../../../shared/domain/certificates/facts.ts';
import { dnText } from '../../../shared/domain/certificates/name.ts';
import type { RequestProfile } from '../../../shared/domain/certificates/profiles.ts';
import { composeDnsNames, composeSubject, tidyForm } from '../../../shared/domain/certificates/request-form.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import { createKeyPair } from '../pki/key-pair.ts';
import type { KeyUsage } from '../pki/oids.ts';
import { buildRequest, readRequest } from '../pki/request.ts';
import { newId } from './add.ts';
import type { FormData } from './form-data.ts';
import { profileOf } from './profile-views.ts';
import { journalFacts, requireOpen } from './room.ts';
import type { Room } from './room.ts';
import type { Held } from './rows.ts';

/** The subject a request would carry, and what is wrong in its form; a form under way has a subject too. */
export function preview({ profiles, departements }: FormData, form: RequestForm, lang: Lang): RequestPreview {
  const profile = profiles.find(({ key }) => key === form.profile);
  const subject = profile === undefined ? [] : composeSubject(form, profile, departements);
  const issues = checkRequestForm(form, profiles, departements).map((issue) => ({
    ...issue,
    message: issue.message[lang],
    rule: issue.rule[lang],
  }));
  return { subject, subjectText: dnText(subject), issues };
}

/**
 * Makes a key pair outside the main thread, seals it in the vault, and only then keeps its request, all or nothing. The key
 * exists nowhere else; with `renews`, the certificate it will replace stays as it is beside it.
 * @throws AppError `vault.absent`, `vault.locked`, `certificate.lint` with every rule broken, `input.invalid` for what cannot be
 * renewed.
 */
export async function makeRequest(
  room: Room,
  form: RequestForm,
  renews: string | undefined,
  lang: Lang,
): Promise<Held> {
  requireOpen(room);
  const former = renews === undefined ? undefined : renewable(room.find(renews));
  const { profiles, departements } = room.forms;
  const profile = profileOf(profiles, form.profile);
  assertClean(checkRequestForm(form, profiles, departements), lang);
  const privateKey = await createKeyPair(form.keySize);
  const der = buildRequest({
    subject: composeSubject(form, profile, departements),
    dnsNames: composeDnsNames(form, profile),
    extendedUsages: profile.extendedUsages,
    keyUsages: profile.keyUsages.value as readonly KeyUsage[],
    privateKey,
  });
  const facts = readRequest(der);
  assertClean(lintRequest(facts, form, profiles, departements), lang);
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' });
  try {
    return keepRequest(room, newRequest(room, { form, profile, der, facts, renews: former?.id ?? null }), pkcs8);
  } finally {
    pkcs8.fill(0);
  }
}

/** What can be renewed: a certificate that is not in the bin. */
export function renewable(held: Held): Held {
  if (held.certificate !== null && held.binUntil === null) return held;
  const reason = held.certificate === null ? 'pending' : 'bin';
  throw new AppError('input.invalid', `${held.label} cannot be renewed: ${reason}.`, { values: { reason } });
}

interface MadeRequest {
  readonly form: RequestForm;
  readonly profile: RequestProfile;
  readonly der: Uint8Array;
  readonly facts: RequestFacts;
  readonly renews: string | null;
}

function newRequest({ now }: Room, { form, profile, der, facts, renews }: MadeRequest): Held {
  const at = now().toISOString();
  const label = form.label?.trim() || tidyForm(form).commonName;
  return {
    id: newId(),
    label: [...label].slice(0, 120).join(''),
    spki: facts.key.spkiSha256,
    certificate: null,
    request: { der, facts },
    profile: profile.key,
    form,
    keyAddedAt: at,
    renews,
    ...{ isLive: false, servedAt: null, backupDeclined: false, archived: false, binUntil: null },
    ...{ addedAt: at, installedAt: null, notes: '', uses: [] },
  };
}

function keepRequest(room: Room, held: Held, pkcs8: Uint8Array): Held {
  const { vault, journal } = room.keystore;
  const { algorithm, size } = held.request?.facts.key ?? { algorithm: '', size: null };
  const key = { keyAlgorithm: algorithm, keySize: size === null ? undefined : String(size) };
  return room.change(() => {
    vault.storeKey(held.spki, pkcs8);
    room.rows.put(held);
    journal.append('key.created', { certificate: held.id, publicKey: held.spki, ...key });
    journal.append('request.made', { ...journalFacts(held), previous: held.renews ?? undefined });
    return held;
  });
}

function assertClean(issues: readonly FormIssue[], lang: Lang): void {
  if (isAcceptable(issues)) return;
  const broken = issues.filter(({ severity }) => severity === 'error');
  throw new AppError('certificate.lint', `The request breaks ${broken.length} rule(s).`, {
    values: { reason: broken[0]?.message[lang] ?? '' },
    proof: broken.map(({ field, message, rule }) => `${field}: ${message[lang]} (${rule[lang]})`),
  });
}
