import { cause, WHOM } from './cause-catalogue-entry.ts';

/** The answer as HTTP, and as bytes that come or do not. */
export const HTTP_CAUSES = {
  'http-unauthorized': cause(
    'server',
    ['Le service demande une autre authentification (401)', 'The service asks for another authentication (401)'],
    [
      'Le certificat ne lui suffit pas, ou l’assertion d’identité (VIHF) manque ou n’est plus valable.',
      'The certificate is not enough for it, or the identity assertion (VIHF) is missing or no longer valid.',
    ],
    [
      'Vérifiez si cette cible attend une assertion VIHF et ses valeurs.',
      'Check whether this target expects a VIHF assertion, and its values.',
    ],
    WHOM.server,
  ),
  'http-forbidden': cause(
    'server',
    ['Le service refuse l’accès (403)', 'The service refuses access (403)'],
    [
      'Rien ne montre que le certificat soit en cause : le profil d’accès ou l’adresse ne permettent pas cette demande.',
      'Nothing shows that the certificate is the reason: the access profile or the address do not allow this request.',
    ],
    [
      'Vérifiez l’adresse et le profil demandé, puis vos droits.',
      'Check the address and the profile asked for, then your rights.',
    ],
    WHOM.server,
  ),
  'http-not-found': cause(
    'us',
    ['Rien à cette adresse ({status})', 'Nothing at this address ({status})'],
    ['Le serveur répond, mais ne connaît pas ce chemin.', 'The server answers, but does not know this path.'],
    [
      'Vérifiez le chemin de l’adresse du service pour cette transaction.',
      'Check the path of the address of the service for this transaction.',
    ],
    WHOM.server,
  ),
  'http-bad-request': cause(
    'us',
    ['Le service ne comprend pas la demande ({status})', 'The service does not understand the request ({status})'],
    [
      'La demande ou son type de contenu ne sont pas ceux qu’il attend.',
      'The request or its content type is not what it expects.',
    ],
    [
      'Relisez la demande envoyée ; vérifiez le dialecte et le réglage SOAPAction de la cible.',
      'Read the request that was sent; check the dialect and the SOAPAction setting of the target.',
    ],
    WHOM.server,
  ),
  'http-unavailable': cause(
    'server',
    ['Service indisponible ({status})', 'Service unavailable ({status})'],
    [
      'Le serveur est joint et vous a reconnu, mais l’application derrière lui ne répond pas ou limite les appels.',
      'The server was reached, but the application behind it does not answer or limits calls.',
    ],
    [
      'Recommencez plus tard ; au-delà d’une heure, prévenez l’exploitant.',
      'Try again later; beyond an hour, tell the operator.',
    ],
    WHOM.server,
  ),
  'http-server-error': cause(
    'server',
    ['Erreur du service ({status})', 'Error of the service ({status})'],
    [
      'L’application du ROR a échoué en traitant la demande.',
      'The application of the ROR failed while handling the request.',
    ],
    [
      'Recommencez une fois ; si l’erreur revient, transmettez le rapport à l’exploitant.',
      'Try once more; if the error comes back, send the report to the operator.',
    ],
    WHOM.server,
  ),
  'http-other': cause(
    'server',
    ['Réponse inattendue ({status})', 'Unexpected answer ({status})'],
    ['Ce statut n’est pas de ceux qu’un ROR doit rendre.', 'This status is not one that a ROR should give.'],
    [
      'Lisez le début de la réponse, puis transmettez le rapport à l’exploitant.',
      'Read the beginning of the answer, then send the report to the operator.',
    ],
    WHOM.server,
  ),
  'redirect-refused': cause(
    'server',
    ['Le serveur renvoie vers une autre adresse[ : {location}]', 'The server sends to another address[: {location}]'],
    [
      'Un renvoi n’est jamais suivi : votre certificat serait présenté à un serveur que vous n’avez pas choisi.',
      'It is never followed: your certificate would be presented to a server you did not choose.',
    ],
    [
      'Si l’exploitant confirme la nouvelle adresse, changez celle de la cible.',
      'If the operator confirms the new address, change that of the target.',
    ],
    WHOM.server,
  ),
  'headers-too-large': cause(
    'server',
    ['En-têtes de réponse anormalement longs', 'The headers of the answer are abnormally long'],
    ['La lecture s’est arrêtée à la limite.', 'Reading stopped at the limit.'],
    ['Signalez-le à l’exploitant ou au service du réseau.', 'Report it to the operator or to the network service.'],
    WHOM.server,
  ),
  'http-malformed': cause(
    'server',
    ['La réponse n’est pas conforme à HTTP[ ({code})]', 'The answer does not follow HTTP[ ({code})]'],
    [
      'Ce qui est reçu ne peut pas être lu sans deviner ; rien n’a été importé.',
      'What was received cannot be read without guessing; nothing was imported.',
    ],
    ['Transmettez le rapport à l’exploitant.', 'Send the report to the operator.'],
    WHOM.server,
  ),
  'answer-slow': cause(
    'server',
    ['Le serveur est trop lent[ ({rate})]', 'The server is too slow[ ({rate})]'],
    [
      'Rien n’est venu, ou trop peu par seconde, dans le temps accordé à cette cible.',
      'Nothing came, or too little a second, in the time given to this target.',
    ],
    [
      'Recommencez à une heure creuse ; au besoin, allongez les délais de la cible.',
      'Try again at a quiet time; if needed, lengthen the time limits of the target.',
    ],
    WHOM.server,
  ),
  deadline: cause(
    'unknown',
    ['Le temps accordé à l’échange est écoulé', 'The time given to the exchange has run out'],
    [
      '[{received} octets étaient reçus.] Rien n’a été importé.',
      '[{received} bytes had been received.] Nothing was imported.',
    ],
    [
      'Allongez le délai de la cible si la réponse est grande, ou demandez un profil plus restreint.',
      'Lengthen the time limit of the target if the answer is large, or ask for a smaller profile.',
    ],
    WHOM.server,
  ),
  'answer-cut': cause(
    'network',
    ['La réponse a été interrompue', 'The answer was interrupted'],
    [
      '[{received} octets reçus][ sur {expected} annoncés]. Rien n’a été importé.',
      '[{received} bytes received][ of {expected} announced]. Nothing was imported.',
    ],
    [
      'Recommencez. Si cela se répète au même endroit, signalez-le avec la taille reçue.',
      'Try again. If it happens at the same place, report it with the size received.',
    ],
    WHOM.server,
  ),
  cancelled: cause(
    'us',
    ['Échange arrêté à votre demande', 'Exchange stopped at your request'],
    ['Rien n’a été importé.', 'Nothing was imported.'],
    ['Relancez-le quand vous le souhaitez.', 'Start it again when you wish.'],
    WHOM.us,
  ),
  unknown: cause(
    'unknown',
    ['Cause inconnue', 'Unknown cause'],
    ['Ce qui a été vu ne correspond à aucun cas connu.', 'What was seen matches no known case.'],
    ['Lancez le diagnostic complet, puis transmettez le rapport.', 'Run the full diagnosis, then send the report.'],
    WHOM.support,
  ),
} as const;
