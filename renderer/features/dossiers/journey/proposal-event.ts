import type { EventInput } from '../../../../shared/contract/dossier-views.ts';
import type { CertificateRow } from '../../../../shared/contract/certificate-views.ts';
import { CIRCLE_ENVIRONMENTS } from '../../../../shared/domain/onboarding/declared.ts';
import { STEP_EVENTS, WHITELIST_STATES } from '../../../../shared/domain/onboarding/events.ts';
import type { StepEventType } from '../../../../shared/domain/onboarding/events.ts';
import type { Proposal } from '../../../../shared/domain/onboarding/proposals.ts';

const ACCOUNT_STATES = ['demande', 'ouvert', 'utilise', 'desactive'] as const;

export function isOfStep(event: Proposal['event']): event is StepEventType {
  return STEP_EVENTS.some((type) => type === event);
}

function oneOf<T extends string>(values: readonly T[], value: string | number | undefined): T | undefined {
  return values.find((one) => one === value);
}

/**
 * What a proposal about the whole would record, as it stands; undefined when it asks for a step's dialog, or for nothing.
 * `rows`: the inventory, where the certificate is looked up by its fingerprint.
 */
export function wholeEvent(proposal: Proposal, rows: readonly CertificateRow[]): EventInput | undefined {
  const { event, date, region, values, certificate } = proposal;
  if (event === 'platines-compte') {
    const { login } = values;
    return {
      ...{ type: event, date, state: oneOf(ACCOUNT_STATES, values.state) ?? 'utilise' },
      ...(typeof login === 'string' && login !== '' && { login }),
    };
  }
  const environment = oneOf(CIRCLE_ENVIRONMENTS, values.environment);
  const state = oneOf(WHITELIST_STATES, values.state);
  const held = rows.find(({ sha256 }) => sha256 !== null && sha256 === certificate?.sha256);
  if (event !== 'liste-blanche' || environment === undefined || state === undefined || held === undefined) {
    return undefined;
  }
  return { type: event, date, region, environment, state, certificate: held.id };
}
