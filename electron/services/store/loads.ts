import type { LoadSummary } from '../../../shared/contract/cache.ts';
import type { ReadContext } from './reader-context.ts';
import { chosenSources } from './reader-handles.ts';

const LOADS = 'SELECT job, at, mode, origin, added, changed, removed FROM load ORDER BY seq DESC';

/**
 * The loads of a source whose changes are kept, the latest first.
 * @throws AppError `cache.source-unknown`
 */
export function loads({ sources }: ReadContext, { source }: { readonly source: string }): readonly LoadSummary[] {
  return chosenSources(sources, [source]).flatMap((handle) => handle.all<LoadSummary>(LOADS));
}
