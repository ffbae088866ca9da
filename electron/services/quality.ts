import type { Implementation } from '../../shared/contract/index.ts';
import type { CallContext } from './context.ts';
import type { Reader } from './store/read-client.ts';

export interface QualityParts {
  readonly reader: () => Promise<Reader>;
}

/** The contract's quality: what is wrong in the data held. */
export function createQuality({ reader }: QualityParts): Partial<Implementation<CallContext>['quality']> {
  return { anomalies: async (input, { lang }) => (await reader()).anomalies(input, lang) };
}
