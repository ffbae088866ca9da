import type { Rule } from './rule.ts';
import { CARDINALITY_RULES } from './rules-cardinality.ts';
import { CODE_RULES } from './rules-code.ts';
import { CONTACT_RULES } from './rules-contact.ts';
import { DOCUMENT_RULES } from './rules-document.ts';
import { EXCHANGE_RULES } from './rules-exchange.ts';
import { IDENTITY_RULES } from './rules-identity.ts';
import { OFFER_RULES } from './rules-offer.ts';
import { PROFILE_RULES } from './rules-profile.ts';
import { RECORD_RULES } from './rules-record.ts';
import { SET_RULES } from './rules-set.ts';
import { SHAPE_RULES } from './rules-shape.ts';

/**
 * Every rule of the exchange that Cercle knows: the rehearsal of PLATINES (domain reference ROR §8). The report, its
 * documentation and its tests all read this one table.
 */
export const RULES: readonly Rule[] = [
  ...DOCUMENT_RULES,
  ...SHAPE_RULES,
  ...IDENTITY_RULES,
  ...RECORD_RULES,
  ...CODE_RULES,
  ...OFFER_RULES,
  ...CONTACT_RULES,
  ...SET_RULES,
  ...PROFILE_RULES,
  ...CARDINALITY_RULES,
  ...EXCHANGE_RULES,
];
