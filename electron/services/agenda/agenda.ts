import type { AgendaBar, CertificateNotice, DueCertificate } from '../../../shared/contract/certificate-views.ts';
import { daysLeft, dueOf, orderBefore, stageOf } from '../../../shared/domain/certificates/due.ts';
import type { Stage } from '../../../shared/domain/certificates/due.ts';

/** What the agenda needs of a certificate of the inventory: its bar without its order date. */
export type AgendaLine = Omit<AgendaBar, 'orderBefore'>;

const DUE_NOW = ['revoked', 'expired', 'order-now'] as const;
type DueNow = (typeof DUE_NOW)[number];

function isDueNow(reason: DueCertificate['reason']): reason is DueNow {
  return (DUE_NOW as readonly string[]).includes(reason);
}

/** Whether its successor has come: what the old one calls for is then done. A request that waits changes nothing. */
function isReplaced({ notAfter, renewedBy }: AgendaLine, all: readonly AgendaLine[]): boolean {
  const successor = all.find(({ id }) => id === renewedBy);
  return successor !== undefined && Date.parse(successor.notAfter) > Date.parse(notAfter);
}

/**
 * What is due at a time (ISO 8601): expired, revoked, or to be ordered now, the most pressing first. `leadDays` replaces the
 * delay of each authority.
 */
export function dueCertificates(
  all: readonly AgendaLine[],
  at: string,
  leadDays: number | undefined,
): readonly DueCertificate[] {
  return all
    .filter((line) => !isReplaced(line, all))
    .flatMap((line) => {
      const options = { leadDays: leadDays ?? line.leadDays, isRevoked: line.status === 'revoked' };
      const due = dueOf(line, at, options);
      return due !== null && isDueNow(due.reason) ? [{ id: line.id, label: line.label, ...due }] : [];
    })
    .sort((a, b) => Date.parse(a.orderBefore) - Date.parse(b.orderBefore));
}

/** Every certificate with its latest safe order date, the earliest first: what is to be done comes before what ends. */
export function agendaBars(all: readonly AgendaLine[]): readonly AgendaBar[] {
  return all
    .map((line) => ({ ...line, orderBefore: orderBefore(line.notAfter, line.leadDays) }))
    .sort((a, b) => Date.parse(a.orderBefore) - Date.parse(b.orderBefore));
}

/** Notices that have fallen due: one a lineage, the latest stage only, unless it was put aside. */
export function noticesOf(
  all: readonly AgendaLine[],
  at: string,
  isDismissed: (id: string, stage: Stage) => boolean,
): readonly CertificateNotice[] {
  return all
    .filter((line) => !isReplaced(line, all))
    .flatMap(({ id, label, notAfter, leadDays }) => {
      const stage = stageOf(notAfter, at, leadDays);
      if (stage === null || isDismissed(id, stage)) return [];
      const order = orderBefore(notAfter, leadDays);
      return [{ id, label, notAfter, orderBefore: order, stage, daysLeft: daysLeft(notAfter, at) }];
    })
    .sort((a, b) => a.daysLeft - b.daysLeft);
}
