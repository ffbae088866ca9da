import { cause, WHOM } from './cause-catalogue-entry.ts';

/** What the answer holds, once it is there. */
export const CONTENT_CAUSES = {
  'answer-empty': cause(
    'server',
    ['La réponse est vide', 'The answer is empty'],
    [
      'Le serveur annonce un succès sans rien envoyer. Le cache n’a pas été touché.',
      'The server announces a success and sends nothing. The cache was not touched.',
    ],
    [
      'Vérifiez les critères de la demande ; s’ils sont justes, signalez-le à l’exploitant.',
      'Check the criteria of the request; if they are right, report it to the operator.',
    ],
    WHOM.server,
  ),
  'answer-echoed': cause(
    'server',
    ['Le serveur a renvoyé votre propre demande', 'The server sent your own request back'],
    [
      'Il annonce un succès, mais le contenu est celui de la demande.',
      'It announces a success, but the content is that of the request.',
    ],
    [
      'Vérifiez l’adresse de cette transaction ; certains serveurs IHE font cela quand la fonction leur est inconnue.',
      'Check the address of this transaction; some IHE servers do this when they do not know the function.',
    ],
    WHOM.server,
  ),
  'answer-not-xml': cause(
    'server',
    ['La réponse n’est pas du XML', 'The answer is not XML'],
    [
      'C’est une page ou un texte, souvent d’un équipement placé devant le service.',
      'It is a page or a text, often of equipment placed before the service.',
    ],
    [
      'Lisez le début de la réponse : il nomme souvent qui a répondu.',
      'Read the beginning of the answer: it often names who answered.',
    ],
    WHOM.server,
  ),
  'answer-not-csd': cause(
    'server',
    ['La réponse est du XML, mais pas un document CSD', 'The answer is XML, but no CSD document'],
    ['[La racine est {root}.] Rien n’a été importé.', '[Its root is {root}.] Nothing was imported.'],
    ['Vérifiez l’adresse et le dialecte de la cible.', 'Check the address and the dialect of the target.'],
    WHOM.server,
  ),
  'answer-compressed-badly': cause(
    'server',
    ['Contenu compressé invalide', 'Invalid compressed content'],
    [
      'La réponse compressée est abîmée, coupée, ou d’un format qui n’a pas été demandé.',
      'The compressed answer is damaged, cut, or of a format that was not asked for.',
    ],
    [
      'Recommencez ; si cela se répète, signalez-le à l’exploitant.',
      'Try again; if it happens again, report it to the operator.',
    ],
    WHOM.server,
  ),
  'answer-too-large': cause(
    'server',
    ['La réponse dépasse la taille admise', 'The answer is larger than allowed'],
    [
      '[{received} octets reçus.] La lecture s’est arrêtée à la limite ; rien n’a été importé.',
      '[{received} bytes received.] Reading stopped at the limit; nothing was imported.',
    ],
    [
      'Demandez un profil ou un périmètre plus restreint, ou élevez la limite de la cible.',
      'Ask for a smaller profile or scope, or raise the limit of the target.',
    ],
    WHOM.us,
  ),
  'answer-checksum': cause(
    'network',
    ['La réponse a été altérée en chemin', 'The answer was altered on its way'],
    [
      'Une somme de contrôle de l’archive ne correspond pas à son contenu.',
      'A checksum of the archive does not match its content.',
    ],
    [
      'Recommencez ; si cela se répète, signalez-le à l’exploitant.',
      'Try again; if it happens again, report it to the operator.',
    ],
    WHOM.server,
  ),
  'answer-count': cause(
    'server',
    ['Il manque des éléments à la réponse', 'Elements are missing in the answer'],
    [
      '[{announced} annoncés], [{counted} reçus]. Rien n’a été importé.',
      '[{announced} announced], [{counted} received]. Nothing was imported.',
    ],
    [
      'Recommencez ; si l’écart demeure, signalez-le à l’exploitant.',
      'Try again; if the difference remains, report it to the operator.',
    ],
    WHOM.server,
  ),
  'soap-fault': cause(
    'server',
    ['Le service répond par une erreur SOAP[ : {fault}]', 'The service answers with a SOAP fault[: {fault}]'],
    ['[{reason}]', '[{reason}]'],
    [
      'Relisez la demande et ses paramètres ; transmettez l’erreur à l’exploitant si elle lui incombe (« Receiver »).',
      'Read the request and its parameters again; send the fault to the operator if it is theirs (“Receiver”).',
    ],
    WHOM.server,
  ),
  'ror-error': cause(
    'server',
    ['Le ROR répond par une erreur[ : {code}]', 'The ROR answers with an error[: {code}]'],
    ['[{reason}]', '[{reason}]'],
    ['Corrigez le paramètre que l’erreur nomme.', 'Correct the parameter that the error names.'],
    WHOM.server,
  ),
  'import-refused': cause(
    'us',
    ['La réponse est arrivée, mais n’a pas pu être importée', 'The answer came, but could not be imported'],
    ['[{reason}] Le cache est resté comme il était.', '[{reason}] The cache stayed as it was.'],
    [
      'Lisez la raison ; la réponse est gardée avec l’échange.',
      'Read the reason; the answer is kept with the exchange.',
    ],
    WHOM.support,
  ),
} as const;
