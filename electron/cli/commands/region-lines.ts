import type { RegionRow } from '../../../shared/contract/region-views.ts';
import { pairs, table } from '../table.ts';
import type { Ui } from '../ui.ts';

/** The servers as a table: where each is, and what it lacks. */
export function regionLines(rows: readonly RegionRow[], ui: Ui): string[] {
  const { header } = ui.texts.regions;
  const { environments } = ui.texts.certificates;
  const columns = [
    { title: header.code },
    { title: header.label, canShrink: true },
    { title: header.environment },
    { title: header.dialect },
    { title: header.url, canShrink: true },
    { title: header.missing },
    { title: header.lastExchange },
  ];
  const cells = rows.map((row) => [
    row.code,
    row.label,
    row.url === '' ? '' : environments[row.environment],
    row.dialect,
    row.url,
    missingText(row, ui),
    lastText(row, ui),
  ]);
  return table(columns, cells, ui);
}

function missingText({ missing }: RegionRow, { texts: { regions } }: Ui): string {
  return missing.length === 0 ? regions.ready : missing.map((name) => regions.missing[name]).join(', ');
}

function lastText({ lastExchange }: RegionRow, ui: Ui): string {
  if (lastExchange === null) return '';
  const { succeeded, failed } = ui.texts.regions;
  return `${ui.instant(lastExchange.at)} ${lastExchange.ok ? succeeded : failed}`;
}

/** Every setting of a server. */
export function regionRecord(row: RegionRow, ui: Ui): string[] {
  const { header } = ui.texts.regions;
  const { environments } = ui.texts.certificates;
  const { yes, no } = ui.texts.cli;
  const yesNo = (value: boolean): string => (value ? yes : no);
  const limits = Object.entries(row.limits).map(([name, value]) => `${name}=${String(value)}`);
  const identity = [row.vihf.nameId, row.vihf.clientName, row.vihf.userProfile].filter((part) => part !== '');
  const values: readonly (readonly [string, string])[] = [
    [header.code, row.code],
    [header.label, row.label],
    [header.environment, environments[row.environment]],
    [header.dialect, row.dialect],
    [header.url, row.url],
    [header.extractionUrl, row.extractionUrl],
    [header.extractionVersion, row.extractionVersion],
    [header.document, row.document],
    [header.certificate, row.certificate ?? ''],
    [header.profil, row.profil === null ? '' : String(row.profil)],
    [header.vihf, [yesNo(row.vihf.enabled), ...identity].join(' · ')],
    [header.authority, row.assigningAuthority],
    [header.soapAction, yesNo(row.soapActionHeader)],
    [header.tls, row.tlsPolicy],
    [header.revocation, row.revocation],
    [header.limits, limits.join(', ')],
    [header.proxy, row.proxy],
    [header.automatic, yesNo(row.automatic)],
    [header.notes, row.notes],
    [header.lastExchange, lastText(row, ui)],
    [header.lastSync, row.lastSync === null ? '' : ui.instant(row.lastSync.at)],
    [header.missing, missingText(row, ui)],
  ];
  return pairs(values.filter(([, value]) => value !== ''));
}
