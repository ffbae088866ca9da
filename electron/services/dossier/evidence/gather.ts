import type { HistoryVerification, WhitelistCheck, WhitelistRow } from '../../../../shared/contract/dossier-views.ts';
import type { DeclaredCertificate } from '../../../../shared/domain/onboarding/declared.ts';
import type { Lang } from '../../../../shared/i18n/lang.ts';
import type { Held } from '../../inventory/rows.ts';
import { requestsOf } from '../document/certificates.ts';
import type { EntryRow } from '../entry-hash.ts';
import type { DossierRoom } from '../parts.ts';
import { stateOf } from '../state.ts';
import type { State } from '../state.ts';
import { verifyDossier } from '../views.ts';
import { whitelistRows } from '../whitelist-rows.ts';
import { conformityOf } from './conformity.ts';
import type { RegionConformity } from './conformity.ts';
import { connectionsOf } from './connections.ts';
import type { Connection } from './connections.ts';

/** A certificate that the dossier tells of, with its bytes when the inventory still has it. */
export interface CertificateEvidence {
  readonly declared: DeclaredCertificate;
  readonly held: Held | undefined;
}

export interface WhitelistEvidence extends WhitelistRow {
  readonly checks: readonly WhitelistCheck[];
}

/** Everything that an evidence dossier is made of. */
export interface Evidence {
  readonly lang: Lang;
  readonly madeAt: Date;
  readonly state: State;
  readonly lines: readonly EntryRow[];
  readonly verification: HistoryVerification;
  readonly certificates: readonly CertificateEvidence[];
  /** Requests whose certificate has not come. */
  readonly pending: readonly Held[];
  readonly whitelist: readonly WhitelistEvidence[];
  readonly connections: readonly Connection[];
  readonly conformity: readonly RegionConformity[];
  /** The content of a kept file; undefined when it is no more. */
  readonly content: (sha256: string) => Uint8Array | undefined;
}

/** @throws AppError `dossier.unknown`, `dossier.tampered`. */
export async function gatherEvidence(room: DossierRoom, id: string, lang: Lang): Promise<Evidence> {
  const state = stateOf(room, id);
  const { rows } = room.inventory();
  const certificates = declaredCertificates(state).map((declared) => ({
    declared,
    held: rows.bySha256(declared.sha256),
  }));
  const whitelist = whitelistRows(room, state).map((row) => ({
    ...row,
    checks: room.checks.list(id, row.id).toReversed(),
  }));
  const regions = regionsOf(state);
  return {
    ...{ lang, state, certificates, whitelist },
    madeAt: room.ports.now(),
    lines: room.histories.lines(id),
    verification: verifyDossier(room, id),
    pending: pendingRequests(room, state),
    connections: await connectionsOf(room.exchanges(), { regions, named: namedExchanges(state, whitelist) }, lang),
    conformity: await conformityOf(room, regions, lang),
    content: room.files.content,
  };
}

/** The request that a step waits an answer for; of several, nobody here knows which one is this dossier's. */
function pendingRequests(room: DossierRoom, { dossier }: State): readonly Held[] {
  const isWaiting = dossier.journey.steps.some(
    ({ id, kind }) =>
      kind === 'certificat' && dossier.steps.some((one) => one.id === id && one.status === 'en-attente'),
  );
  const pending = isWaiting ? requestsOf(room, []) : [];
  return pending.length === 1 ? pending : [];
}

/** The servers that the dossier names, in order. */
function regionsOf({ dossier }: State): readonly string[] {
  const codes = [...dossier.regions, ...dossier.whitelist.map(({ region }) => region)];
  return [...new Set(codes)].filter((code) => code !== '').sort();
}

/** Exchanges by which something was proved: tests of whitelists, results of scenarios. */
function namedExchanges({ dossier }: State, whitelist: readonly WhitelistEvidence[]): readonly string[] {
  const tests = whitelist.flatMap(({ checks }) => checks.flatMap(({ exchange }) => exchange ?? []));
  return [...new Set([...tests, ...dossier.platines.scenarios.map(({ evidence }) => evidence)])];
}

/** Each once, in the order in which it came into the history. */
function declaredCertificates({ entries }: State): readonly DeclaredCertificate[] {
  const found = entries.flatMap(({ event }) => ('certificate' in event ? (event.certificate ?? []) : []));
  return [...new Map(found.map((one) => [one.sha256, one])).values()];
}
