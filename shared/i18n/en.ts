import { certificates } from './en/certificates.ts';
import { cli } from './en/cli.ts';
import { commands } from './en/commands.ts';
import { demo } from './en/demo.ts';
import { doctor } from './en/doctor.ts';
import { dossiers } from './en/dossiers.ts';
import { errors } from './en/errors.ts';
import { exchanges } from './en/exchanges.ts';
import { exits } from './en/exits.ts';
import { inventory } from './en/inventory.ts';
import { issues } from './en/issues.ts';
import { onboarding } from './en/onboarding.ts';
import { options } from './en/options.ts';
import { progress } from './en/progress.ts';
import { regions } from './en/regions.ts';
import { report } from './en/report.ts';
import { sandbox } from './en/sandbox.ts';
import { tables } from './en/tables.ts';
import { vault } from './en/vault.ts';
import type { fr } from './fr.ts';
import type { SameKeys } from './sentences.ts';

/** Every English text of the product. */
export const en: SameKeys<typeof fr> = {
  certificates,
  cli,
  commands,
  demo,
  doctor,
  dossiers,
  errors,
  exchanges,
  exits,
  inventory,
  issues,
  onboarding,
  options,
  progress,
  regions,
  report,
  sandbox,
  tables,
  vault,
};
