import { departements } from '../../../../resources/geography/departements.json';

/** Départements and overseas collectivities, as the list of a field. */
export const DEPARTEMENT_CHOICES = departements.map(({ code, label }) => ({ id: code, label: `${label} (${code})` }));
