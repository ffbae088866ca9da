/** Country codes of overseas France whose national numbers have nine digits, dialled with a 0 like any other. */
const OVERSEAS = ['262', '590', '594', '596', '508'];
/** National number without its 0: nine digits. */
const SIGNIFICANT_LENGTH = 9;
/** Two numbers written in one field. */
const SEPARATORS = /[/;,]|\s+ou\s+|\s+et\s+|\n/i;
/** An internal extension is not part of the number: "poste 12". */
const EXTENSION = /\b(?:poste|ext)\b.*$/i;

/** A French number after its country code; short numbers (15, 112, 3624) have no 0. */
function national(rest: string): string {
  const significant = rest.startsWith('0') ? rest.slice(1) : rest;
  return significant.length <= 4 && /^[13]/.test(significant) ? significant : `0${significant}`;
}

function fromAbroad(digits: string): string {
  if (digits.startsWith('33')) return national(digits.slice(2));
  const country = digits.slice(0, 3);
  const rest = digits.slice(3);
  if (!OVERSEAS.includes(country)) return digits;
  if (rest.length >= SIGNIFICANT_LENGTH) return national(rest);
  return `0${country}${rest}`;
}

/** The digits of one number; nothing when too few or too many are left: "+33" alone is no number. */
function form(part: string): string | undefined {
  const digits = folded(part);
  return digits !== undefined && digits.length >= 2 ? digits : undefined;
}

function folded(part: string): string | undefined {
  const text = part.replace(EXTENSION, '').replace(/\(\s*0\s*\)/g, '');
  const digits = text.replace(/\D/g, '');
  if (digits.length < 2 || digits.length > 18) return undefined;
  // "+0033 4 94…" is written too: no country code begins with a 0.
  if (text.trim().startsWith('+')) return fromAbroad(digits.replace(/^0+/, ''));
  if (/^00+[1-9]/.test(digits) && digits.length > 4) return fromAbroad(digits.replace(/^0+/, ''));
  // A number that went through a spreadsheet lost its 0.
  if (digits.length === SIGNIFICANT_LENGTH && !digits.startsWith('0')) return `0${digits}`;
  // "33494080080": the + was lost.
  if (digits.length === SIGNIFICANT_LENGTH + 2 && digits.startsWith('33')) return national(digits.slice(2));
  return digits;
}

/** How most numbers are written: in pairs after a 0 or +33, or without any blank. */
const PLAIN = /^(?:0|\+33 ?)[1-9](?:[ .-]?\d\d){4}$/;

function plainForm(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.startsWith('0') ? digits : `0${digits.slice(2)}`;
}

/**
 * The national digits of the numbers in a text: `0494080080` for `+33 4 94 08 00 80`, `0033 (0)4.94.08.00.80` or
 * `04-94-08-00-80`; `0262123456` for `+262 262 12 34 56`; `3624` and `15` as they are; foreign numbers with their country code.
 * The index and the query go through this same function. Empty for a mail or web address.
 */
export function phoneForms(text: string): readonly string[] {
  if (PLAIN.test(text)) return [plainForm(text)];
  if (/@|:\/\/|www\./i.test(text)) return [];
  const whole = text.split(SEPARATORS);
  // "04/94/08/00/80" uses a separator inside one number: parts too short to be numbers are put together again.
  const parts =
    whole.length > 1 && whole.some((part) => part.replace(/\D/g, '').length < 4) ? [whole.join(' ')] : whole;
  return [...new Set(parts.map(form).filter((value) => value !== undefined))];
}
