import type { Text } from './journey.ts';

/** Windows cuts, or refuses, addresses of 2 083 characters and more. */
const LONGEST = 1900;

const CUT: Text = {
  fr: '\n\n[Texte coupé : copiez la suite depuis Cercle, ou ouvrez le fichier .eml.]',
  en: '\n\n[Text cut short: copy the rest from Cercle, or open the .eml file.]',
};

interface Draft {
  readonly to: readonly string[];
  readonly copy: readonly string[];
  readonly subject: string;
  readonly body: string;
}

/**
 * An address that opens a mail program on a draft (RFC 6068); no such address carries an attachment. A text that is too long for
 * what systems open is cut between two characters, and says so.
 */
export function mailtoOf({ to, copy, subject, body }: Draft, language: keyof Text): string {
  const fields = [...(copy.length === 0 ? [] : [`cc=${addresses(copy)}`]), `subject=${encoded(subject)}`];
  const start = `mailto:${addresses(to)}?${fields.join('&')}&body=`;
  const whole = encoded(body);
  if (start.length + whole.length <= LONGEST) return start + whole;
  const end = encoded(CUT[language]);
  return start + cut(body, LONGEST - start.length - end.length) + end;
}

function addresses(list: readonly string[]): string {
  return list.map((address) => encodeURIComponent(address).replaceAll('%40', '@')).join(',');
}

/** Lines of a body end with CRLF (RFC 6068 §5). A half of a surrogate pair has no encoding. */
function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD').replaceAll(/\r\n|\r|\n/gu, '\r\n'));
}

function cut(body: string, most: number): string {
  let kept = '';
  for (const character of body.replaceAll(/\r\n|\r/gu, '\n')) {
    const next = encoded(character);
    if (kept.length + next.length > most) break;
    kept += next;
  }
  return kept;
}
