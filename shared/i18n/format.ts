import type { Lang } from './lang.ts';

export type Values = Readonly<Record<string, string | number>>;

/** A number as people of that language write it; up to `decimals` decimals. */
export function formatNumber(value: number, lang: Lang, decimals = 0): string {
  return new Intl.NumberFormat(lang, { maximumFractionDigits: decimals }).format(value);
}

/** French counts none as singular, English as plural. */
function isSingular(count: number, lang: Lang): boolean {
  return lang === 'fr' ? Math.abs(count) < 2 : count === 1;
}

function replacement(name: string, forms: string | undefined, values: Values, lang: Lang): string | undefined {
  const value = values[name];
  if (value === undefined || value === '') return undefined;
  if (forms === undefined) return typeof value === 'number' ? formatNumber(value, lang) : value;
  const [one = '', many = ''] = forms.split('|');
  return isSingular(Number(value), lang) ? one : many;
}

/** Fills the places of a part; undefined when a value is missing and the part was optional. */
function fill(part: string, values: Values, lang: Lang, isOptional: boolean): string | undefined {
  let isMissing = false;
  const filled = part.replace(
    /\{(\w+)(?:\|([^{}]*))?\}/gu,
    (place: string, name: string, forms: string | undefined) => {
      const text = replacement(name, forms, values, lang);
      if (text === undefined) isMissing = true;
      return text ?? (values[name] === '' ? '' : place);
    },
  );
  return isMissing && isOptional ? undefined : filled;
}

/**
 * Fills a sentence: `{file}` is a value (numbers are written the way of the language), `{n|unit|units}` agrees with `n`, and
 * `[ in {file}]` disappears when one of its values is missing or empty. A missing value elsewhere stays visible as `{file}`.
 */
export function format(sentence: string, values: Values, lang: Lang): string {
  return sentence
    .split(/(\[[^[\]]*\])/u)
    .map((part) => {
      const isOptional = part.startsWith('[') && /\{\w+/u.test(part);
      return isOptional ? (fill(part.slice(1, -1), values, lang, true) ?? '') : fill(part, values, lang, false);
    })
    .join('');
}
