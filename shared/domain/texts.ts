/**
 * Texts have many makes: slices of another one, two joined, names, each with units of one or two bytes. Where texts of more than
 * four makes come by, an engine looks up anew, each time, what `charCodeAt` and `length` of such a text are: ten times the work.
 * What is asked of every text of a document asks here.
 */

const [SPACE, NO_BREAK_SPACE, OGHAM_SPACE, DIGIT_0] = [0x20, 0xa0, 0x1680, 48] as const;

/** `text.charCodeAt(at)`, of a place that is in the text: beyond it, an engine would take the slow way ever after. */
export function unitAt(text: string, at: number): number {
  return String.prototype.charCodeAt.call(text, at);
}

/** `text.length`. */
export function unitsIn(text: string): number {
  return ('' + text).length;
}

/** Surely no blank nor control character; above Ogham's there are some more blanks. */
function isInk(unit: number): boolean {
  return unit > SPACE && unit < OGHAM_SPACE && unit !== NO_BREAK_SPACE;
}

/** `text.trim()`. */
export function trimmed(text: string): string {
  const length = unitsIn(text);
  return length === 0 || (isInk(unitAt(text, 0)) && isInk(unitAt(text, length - 1))) ? text : text.trim();
}

export function isBlank(text: string): boolean {
  return unitsIn(text) === 0 || (!isInk(unitAt(text, 0)) && text.trim() === '');
}

/** The number of two digits at a place that is in the text, NaN when they are none. */
export function twoDigitsAt(text: string, at: number): number {
  const high = unitAt(text, at) - DIGIT_0;
  const low = unitAt(text, at + 1) - DIGIT_0;
  return high >= 0 && high <= 9 && low >= 0 && low <= 9 ? 10 * high + low : Number.NaN;
}

/** The number of a text of one to nine digits, NaN for any other. */
export function digitsOf(text: string): number {
  const length = unitsIn(text);
  if (length === 0 || length > 9) return Number.NaN;
  let number = 0;
  for (let index = 0; index < length; index += 1) {
    const digit = unitAt(text, index) - DIGIT_0;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = 10 * number + digit;
  }
  return number;
}

/** The same text as a name, of which an engine keeps one: names are told apart without a look at their units. */
export function asName(text: string): string {
  return Object.keys({ [text]: true })[0] ?? text;
}
