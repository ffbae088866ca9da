import type { ErrorCode } from '../../errors.ts';
import type { ErrorSentences } from '../sentences.ts';

/** What is said of failures about the sandbox region. */
export const sandboxErrors: Readonly<Record<Extract<ErrorCode, `sandbox.${string}`>, ErrorSentences>> = {
  'sandbox.absent': {
    what: 'Aucune région bac à sable n’est en marche pour ce dossier de données.',
    todo: 'Démarrez-la avec « cercle sandbox start », avec le même --data, et laissez-la au premier plan.',
  },
  'sandbox.running': {
    what: 'Une région bac à sable est déjà en marche pour ce dossier de données.',
    todo: 'Servez-vous de celle-là, ou arrêtez-la d’abord avec « cercle sandbox stop ».',
  },
};
