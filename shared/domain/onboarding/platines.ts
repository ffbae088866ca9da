/** Priorities of the test scenarios (domain reference ROR §8: three levels, their content is unknown). */
export const PRIORITIES = [1, 2, 3] as const;
export type Priority = (typeof PRIORITIES)[number];

export const SCENARIO_RESULTS = [
  'non-execute',
  'en-cours',
  'succes',
  'echec',
  'erreur',
  'en-attente',
  'annule',
] as const;
export type ScenarioResult = (typeof SCENARIO_RESULTS)[number];

/** A scenario of the test platform, as the person's list names it; Cercle invents none. */
export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly project: string;
  readonly priority: Priority;
}

/** A scenario with what became of it. */
export interface ScenarioState extends Scenario {
  readonly result: ScenarioResult;
  readonly since: string | null;
  readonly runs: number;
  readonly evidence: string;
}

/** The account on the platform: it is deactivated after six months without use (domain reference ROR §6.2). */
export interface Platines {
  readonly login: string;
  readonly state: 'aucun' | 'demande' | 'ouvert' | 'desactive';
  /** The day of the last change of state; null while there is none. */
  readonly since: string | null;
  readonly lastUse: string | null;
  readonly scenarios: readonly ScenarioState[];
}
