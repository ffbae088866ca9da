/**
 * Identifiers of the right shape and with the right key, in ranges that are not attributed: FINESS whose serial starts at 9,
 * SIREN below 005 000 000, RPPS that starts with 99 (shapes: domain reference ROR §3.2, §3.3).
 */

/** The digit that makes a number valid for Luhn when written behind `digits`. */
export function luhnKey(digits: string): string {
  let sum = 0;
  for (let at = digits.length - 1, doubled = true; at >= 0; at -= 1, doubled = !doubled) {
    const digit = digits.charCodeAt(at) - 48;
    const weighted = doubled ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return String((10 - (sum % 10)) % 10);
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/** Greatest number of FINESS that one département can hold here. */
export function finessCapacity(departement: string): number {
  return departement.length === 3 ? 100_000 : 1_000_000;
}

/**
 * The FINESS number of rank `serial` (from 0) in a département: 9 characters. Serials start at 9 and go down by leading digit,
 * so that the first ones are clearly fictional. In Corsica the letter counts as 1 (2A) or 2 (2B) in the key.
 */
export function finess(departement: string, serial: number): string {
  const size = finessCapacity(departement);
  const block = size / 10;
  const leading = 9 - (Math.floor(serial / block) % 10);
  const body = `${departement}${String(leading)}${padded(serial % block, String(block).length - 1)}`;
  return body + luhnKey(body.replace('A', '1').replace('B', '2'));
}

/** The SIREN of rank `serial`: 9 digits, starting with 00. */
export function siren(serial: number): string {
  const body = `00${padded(serial, 6)}`;
  return body + luhnKey(body);
}

/** The SIRET of a site (`rank` from 1) of a SIREN: 14 digits. */
export function siret(ofSiren: string, rank: number): string {
  const body = `${ofSiren}${padded(rank, 4)}`;
  return body + luhnKey(body);
}

/** The RPPS number of rank `serial`: 11 digits, starting with 99. */
export function rpps(serial: number): string {
  const body = `99${padded(serial, 8)}`;
  return body + luhnKey(body);
}

/** The ADELI number of rank `serial` below a million: département, six digits and a key, 9 characters. */
export function adeli(departement: string, serial: number): string {
  const body = `${departement.slice(0, 2)}${padded(serial, 6)}`;
  return body + luhnKey(body.replace('A', '1').replace('B', '2'));
}
