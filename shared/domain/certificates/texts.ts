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

/** Fills the values of a sentence. A value that is not given leaves its `[…]` out, or `…` outside of any. */
export function fillText(text: string, values: TextValues): string {
  const parts = text.replaceAll(/\[([^\]]*)\]/g, (_, part: string) => fillNames(part, values) ?? '');
  return fillNames(parts, values) ?? parts.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '…'));
}
