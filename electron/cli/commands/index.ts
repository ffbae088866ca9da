import type { Command } from '../command.ts';
import { doctorSelfCommand } from './doctor-self.ts';
import { nomenclatureImportCommand, nomenclatureListCommand } from './nomenclature.ts';

/** Every command, in the order of help. */
export const commands: readonly Command[] = [nomenclatureListCommand, nomenclatureImportCommand, doctorSelfCommand];
