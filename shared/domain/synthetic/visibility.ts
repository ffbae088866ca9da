export const PROFILES = [0, 1, 2, 3] as const;
export type Profil = (typeof PROFILES)[number];
export type Level = 1 | 2 | 3;

/** What an access profile shows (domain reference ROR §5, RG_ALIM_046 to 053). Médico-social is the champ 04. */
export interface Visibility {
  /** Highest confidentiality level of the contacts shown. */
  level(isMedicoSocial: boolean): 0 | Level;
  /** Helicopter zone, ORSAN level, crisis capacity and sensitive units: the profile that sees everything. */
  readonly showsEverything: boolean;
  readonly showsAvailability: boolean;
  /** Skills, equipment, specific acts, specialities and comments. */
  showsDetails(isMedicoSocial: boolean): boolean;
  showsProfessionals(champ: string): boolean;
}

const MEDICO_SOCIAL = '04';
const VILLE = '05';

export function visibilityOf(profil: Profil): Visibility {
  const shows = profil === 1 || profil === 2;
  return {
    level: (isMedicoSocial) => (profil === 1 ? 3 : profil === 2 || (profil === 3 && isMedicoSocial) ? 2 : 1),
    showsEverything: profil === 1,
    showsAvailability: shows,
    showsDetails: (isMedicoSocial) => shows || (profil === 3 && isMedicoSocial),
    showsProfessionals: (champ) => shows || champ === VILLE || (profil === 3 && champ === MEDICO_SOCIAL),
  };
}
