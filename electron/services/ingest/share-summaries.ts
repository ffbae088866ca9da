import { AppError } from '../../../shared/errors.ts';
import type { FileFacts, ParseSummary } from './messages.ts';

/**
 * What the whole input is, from what each thread says of it. All went through all of it: where they disagree, a file was
 * written to meanwhile.
 * @throws AppError `file.unreadable`
 */
export function joinSummaries(summaries: readonly ParseSummary[]): ParseSummary {
  const [first, ...others] = summaries;
  if (first === undefined) throw new Error('An input is read by one thread at least');
  const files = first.files.map((facts, index): FileFacts => {
    const same = others.map((other) => other.files[index]);
    for (const other of same) if (!isSame(facts, other)) throw changedMeanwhile(facts.name);
    return { ...facts, units: same.reduce((sum, other) => sum + (other?.units ?? 0), facts.units) };
  });
  const regions = [...new Set(summaries.flatMap((summary) => summary.regions))].sort();
  return { ...first, files, regions };
}

function isSame(one: FileFacts, other: FileFacts | undefined): boolean {
  return one.sha256 === other?.sha256 && one.records === other.records;
}

function changedMeanwhile(name: string): AppError {
  return new AppError('file.unreadable', `${name} was written to while it was read; import it again.`, {
    values: { file: name },
  });
}
