import type { Dossier } from './dossier.ts';
import { platinesDays } from './next-lead.ts';
import { proposal } from './proposals-base.ts';
import type { Proposal } from './proposals.ts';

/** The login that a done step noted, the last of the journey; null when there is none. */
function notedLogin(dossier: Dossier): { readonly step: string; readonly login: string } | null {
  const noted = dossier.steps.flatMap(({ id, status, values }) => {
    const login = values['identifiant-platines']?.trim() ?? '';
    return status === 'faite' && login !== '' ? [{ step: id, login }] : [];
  });
  return noted.at(-1) ?? null;
}

function ofLogin(dossier: Dossier, today: string): readonly Proposal[] {
  const { state } = dossier.platines;
  const noted = state === 'aucun' || state === 'demande' ? notedLogin(dossier) : null;
  if (!noted) return [];
  const values = { login: noted.login, state: 'ouvert' };
  return [proposal({ reason: 'platines-login', step: noted.step, event: 'platines-compte', date: today, values })];
}

function ofIdleness(dossier: Dossier, today: string): readonly Proposal[] {
  const days = platinesDays(dossier);
  if (!days || today < days.notice) return [];
  const values = {
    state: today < days.end ? 'utilise' : 'desactive',
    lastUse: dossier.platines.lastUse ?? '',
    deactivatedOn: days.end,
  };
  return [proposal({ reason: 'platines-idle', event: 'platines-compte', date: today, values })];
}

/** The PLATINES account: open once its login is known, to be used at five months, deactivated at six (ROR §6.2). */
export function proposeAccount(dossier: Dossier, today: string): readonly Proposal[] {
  return [...ofLogin(dossier, today), ...ofIdleness(dossier, today)];
}
