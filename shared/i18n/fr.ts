import { certificates } from './fr/certificates.ts';
import { cli } from './fr/cli.ts';
import { commands } from './fr/commands.ts';
import { demo } from './fr/demo.ts';
import { doctor } from './fr/doctor.ts';
import { dossiers } from './fr/dossiers.ts';
import { errors } from './fr/errors.ts';
import { exchanges } from './fr/exchanges.ts';
import { exits } from './fr/exits.ts';
import { inventory } from './fr/inventory.ts';
import { issues } from './fr/issues.ts';
import { onboarding } from './fr/onboarding.ts';
import { options } from './fr/options.ts';
import { progress } from './fr/progress.ts';
import { regions } from './fr/regions.ts';
import { report } from './fr/report.ts';
import { sandbox } from './fr/sandbox.ts';
import { tables } from './fr/tables.ts';
import { vault } from './fr/vault.ts';

/** Every French text of the product; the other languages must have the same keys. */
export const fr = {
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
