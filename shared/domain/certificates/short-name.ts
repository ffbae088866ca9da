const UNESCAPED = /\\([0-9a-fA-F]{2}|.)/gsu;

function unescaped(value: string): string {
  return value.replace(UNESCAPED, (_, escaped: string) =>
    escaped.length === 2 ? String.fromCharCode(Number.parseInt(escaped, 16)) : escaped,
  );
}

/** The common name in a subject written as RFC 4514 says, else its organisation, else the whole of it. */
export function shortName(subject: string): string {
  for (const type of ['CN', 'O', 'OU']) {
    const value = new RegExp(`(?:^|[,+])${type}=((?:\\\\.|[^,+\\\\])*)`, 'su').exec(subject)?.[1];
    if (value !== undefined && value !== '') return unescaped(value);
  }
  return subject;
}
