import type { WhitelistRow } from '../../../../shared/contract/dossier-views.ts';
import type { CircleEnvironment } from '../../../../shared/domain/onboarding/declared.ts';
import type { WhitelistState } from '../../../../shared/domain/onboarding/events.ts';
import { WHITELIST_TURNS } from '../../../../shared/domain/onboarding/machine-register.ts';

/** What is about to be noted of a whitelist: of an entry, or of one that is not in the register. */
export interface Noting {
  readonly row: WhitelistRow | undefined;
  readonly state: WhitelistState;
}

/** What is typed of it before it is noted. */
export interface NotingDraft {
  readonly date: string;
  readonly region: string;
  readonly environment: CircleEnvironment;
  /** Identifier in the inventory, or fingerprint of the one that was declared. */
  readonly certificate: string;
  readonly state: WhitelistState;
  readonly by: string;
  readonly note: string;
}

/** What may be noted of an entry; of none, what begins one. */
export function turnsOf(row: WhitelistRow | undefined): readonly WhitelistState[] {
  return WHITELIST_TURNS[row?.state ?? 'none'];
}
