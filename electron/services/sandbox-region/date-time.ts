const DATE_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:\d{2})?$/;
const ZONE = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', timeZoneName: 'longOffset' });

/**
 * Milliseconds of an xs:dateTime; undefined for anything else. Without a zone it is the time of Paris: what a French
 * server's own would be (which zone counts is stated nowhere).
 */
export function readDateTime(text: string): number | undefined {
  const [, local, zone] = DATE_TIME.exec(text.trim()) ?? [];
  if (local === undefined) return undefined;
  const utc = Date.parse(`${local}Z`);
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== local.slice(0, 10)) return undefined;
  if (zone !== undefined) return Date.parse(`${local}${zone}`);
  // Twice: the offset of the result counts, not that of the same digits in UTC.
  return utc - offsetAt(utc - offsetAt(utc));
}

/** `yyyymmddhhmm` in the time of Paris: how a French server names its files. */
export function minuteDigits(milliseconds: number): string {
  return new Date(milliseconds + offsetAt(milliseconds)).toISOString().replaceAll(/\D/g, '').slice(0, 12);
}

function offsetAt(instant: number): number {
  const name = ZONE.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
