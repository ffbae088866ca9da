import { AppError } from '../../../shared/errors.ts';

/**
 * An address of a target as it is used: https, no user nor password, no fragment, the host in ASCII (a name in other letters
 * becomes punycode, so that a look-alike is seen; design security T17).
 * @throws AppError `region.address`.
 */
export function checkedAddress(text: string): string {
  // Never the address itself: what is wrong in it may be a password.
  const refuse = (reason: string): never => {
    throw new AppError('region.address', `The address is refused: ${reason}.`, { values: { reason } });
  };
  // URL drops tabs and line ends where they stand: an address that holds any is not what the person reads.
  const odd = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff\\]/u.exec(text)?.[0];
  if (odd !== undefined) return refuse(`U+${odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
  if (!URL.canParse(text)) return refuse('https://…?');
  const url = new URL(text);
  if (url.protocol !== 'https:') return refuse(url.protocol);
  if (url.username !== '' || url.password !== '') return refuse('…@');
  if (url.hash !== '') return refuse('#');
  return url.href;
}

/** `path` after the folder `base`, whether or not its address ends with a slash; the query of the base is dropped. */
export function under(base: string, path: string): string {
  const url = new URL(checkedAddress(base));
  url.search = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return new URL(path, url).href;
}

/** `path` beside the service `url`, as a link in a page would lead to it. */
export function beside(url: string, path: string): string {
  return new URL(path, checkedAddress(url)).href;
}

/**
 * One segment of a path, whatever it holds: neither a slash nor two dots lead elsewhere.
 * @throws AppError `input.invalid` for half a character.
 */
export function segment(text: string): string {
  if (/\p{Surrogate}/u.test(text)) {
    const reason = JSON.stringify(text);
    throw new AppError('input.invalid', `Not a text: ${reason}.`, { values: { reason } });
  }
  const escaped = encodeURIComponent(text);
  return /^\.{1,2}$/.test(escaped) ? escaped.replaceAll('.', '%252E') : escaped;
}
