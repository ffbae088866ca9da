function inline(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\`*_[\]<>|#]/gu, (mark) => `\\${mark}`);
}

/** Lines as a table of Markdown, the first as its head: to paste into a ticket. */
export function markdownOf([head = [], ...lines]: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(inline).join(' | ')} |\n`;
  return [row(head), row(head.map(() => '---')), ...lines.map(row)].join('');
}
