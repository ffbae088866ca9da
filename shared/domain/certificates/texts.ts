/** A text in both languages; `{name}` stands for a value, and a part in `[…]` goes away when one of its values is missing. */
export interface Texts {
  readonly fr: string;
  readonly en: string;
}

export type TextValues = Readonly<Record<string, string | number>>;

function fillNames(text: string, values: TextValues): string | undefined {
  let isWhole = true;
  const filled = text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined || value === '') isWhole = false;
    return String(value ?? '');
  });
  return isWhole ? filled : undefined;
}

/** Fills the values of a sentence, in one pass: a value is never read as a template. A missing one outside of `[…]` shows as `…`. */
export function fillText(text: string, values: TextValues): string {
  return text.replaceAll(/\[([^\]]*)\]|\{(\w+)\}/g, (_, part: string | undefined, name: string) =>
    part === undefined ? String(values[name] ?? '…') : (fillNames(part, values) ?? ''),
  );
}
