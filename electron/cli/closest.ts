/** Number of letters to insert, remove, replace or swap with their neighbour to make one word of the other. */
function distance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= from.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= to.length; column += 1) {
      const cost = from[row - 1] === to[column - 1] ? 0 : 1;
      let best = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + cost);
      const isSwap = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (isSwap) best = Math.min(best, at(row - 2, column - 2) + 1);
      rows[row]?.push(best);
    }
  }
  return at(from.length, to.length);
}

/** The known word that a mistyped one most resembles; undefined when none is near. */
export function closest(word: string, known: readonly string[]): string | undefined {
  const typed = word.slice(0, 60).toLowerCase();
  const limit = Math.max(1, Math.floor(typed.length / 3));
  const near = known
    .map((candidate) => ({
      candidate,
      far: candidate.length > 2 && typed.length > 2 && candidate.startsWith(typed) ? 0 : distance(typed, candidate),
    }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far);
  return near[0]?.candidate;
}
