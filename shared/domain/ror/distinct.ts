/** Below this length, comparing all with all is quicker than a set. */
const FEW = 12;

function isRepeated(values: readonly string[]): boolean {
  for (let index = 1; index < values.length; index += 1) {
    if (values.indexOf(values[index] as string) < index) return true;
  }
  return false;
}

/** The values each once, in the order of their first; the same list when none is repeated. */
export function distinct(values: readonly string[]): readonly string[] {
  if (values.length > FEW) return [...new Set(values)];
  return isRepeated(values) ? values.filter((value, index) => values.indexOf(value) === index) : values;
}
