import { createContext, useContext } from 'react';
import type { EntityView } from '../../../../shared/contract/cache.ts';
import type { EntityKind } from '../../../../shared/domain/ror/projection.ts';
import type { PlacedFinding } from './findings.ts';

/** The record that the parts of the page tell of. */
export interface RecordInPage {
  readonly view: EntityView;
  readonly kind: EntityKind;
  readonly findings: readonly PlacedFinding[];
  /** The page is being printed: lists are whole. */
  readonly isPrinting: boolean;
}

export const RecordContext = createContext<RecordInPage | undefined>(undefined);

/** The record in the page. */
export function useRecordInPage(): RecordInPage {
  const record = useContext(RecordContext);
  if (record === undefined) throw new Error('parts of a record are shown inside its page');
  return record;
}
