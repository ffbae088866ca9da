import type { Proposal } from './proposals.ts';

/** A proposal with nothing in what is not said. */
export function proposal(said: Partial<Proposal> & Pick<Proposal, 'reason' | 'date'>): Proposal {
  return { step: null, event: null, certificate: null, region: '', values: {}, ...said };
}
