import type { RegionRow } from '../../../../../shared/contract/region-views.ts';
import type { Draft } from '../draft.ts';

/** What every form of a transaction works on. */
export interface FormProps {
  readonly region: RegionRow;
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}
