import { cause, WHOM } from './cause-catalogue-entry.ts';

/** Our certificate, judged here before any network use, or by the server. */
export const CLIENT_CAUSES = {
  'client-absent': cause(
    'us',
    [
      'Le serveur exige un certificat client : aucun n’a été présenté',
      'The server requires a client certificate: none was presented',
    ],
    [
      'Aucun certificat n’est choisi pour cette cible, ou sa clé ne convient pas à ce que le serveur accepte.',
      'No certificate is chosen for this target, or its key does not suit what the server accepts.',
    ],
    [
      'Choisissez votre certificat ORG / AUTH_CLI dans les réglages de la cible.',
      'Choose your ORG / AUTH_CLI certificate in the settings of the target.',
    ],
    WHOM.us,
  ),
  'client-expired': cause(
    'us',
    ['Votre certificat a expiré[ le {notAfter}]', 'Your certificate expired[ on {notAfter}]'],
    [
      'Le serveur refuse un certificat périmé[ : {subject}].',
      'The server refuses a certificate that is out of date[: {subject}].',
    ],
    [
      'Mettez en service le certificat renouvelé, et faites-le déclarer sur la liste blanche.',
      'Put the renewed certificate in service, and have it declared on the whitelist.',
    ],
    WHOM.authority,
  ),
  'client-not-yet-valid': cause(
    'us',
    ['Votre certificat n’est valable qu’à partir du {notBefore}', 'Your certificate is valid from {notBefore} only'],
    [
      'Il est présenté trop tôt, ou l’horloge de ce poste retarde.',
      'It is presented too early, or the clock of this computer is behind.',
    ],
    [
      'Attendez cette date, ou gardez l’ancien certificat jusque-là ; vérifiez l’horloge.',
      'Wait for that date, or keep the old certificate until then; check the clock.',
    ],
    WHOM.us,
  ),
  'client-revoked': cause(
    'us',
    ['Votre certificat est révoqué', 'Your certificate is revoked'],
    [
      'Son autorité l’a retiré[ : {subject}] ; aucun serveur ne l’acceptera plus.',
      'Its authority withdrew it[: {subject}]; no server will accept it any more.',
    ],
    ['Demandez un nouveau certificat, avec une nouvelle clé.', 'Ask for a new certificate, with a new key.'],
    WHOM.authority,
  ),
  'client-usage': cause(
    'us',
    ['Votre certificat n’est pas fait pour appeler un serveur', 'Your certificate is not meant to call a server'],
    [
      'Il lui manque l’usage « authentification client » (clientAuth)[ : {subject}].',
      'It lacks the “client authentication” purpose (clientAuth)[: {subject}].',
    ],
    [
      'Prenez un certificat ORG / AUTH_CLI ; un certificat SSL_SERV ne sert qu’à être appelé.',
      'Take an ORG / AUTH_CLI certificate; an SSL_SERV certificate only serves to be called.',
    ],
    WHOM.authority,
  ),
  'client-authority-unknown': cause(
    'us',
    [
      'Le serveur n’accepte pas l’autorité de votre certificat',
      'The server does not accept the authority of your certificate',
    ],
    [
      'Votre certificat vient de[ {issuer}], qui n’est pas parmi les autorités que ce serveur accepte.',
      'Your certificate comes from[ {issuer}], which is not among the authorities this server accepts.',
    ],
    [
      'Vérifiez que le certificat est de la même branche (IGC-Santé, test ou production) que le serveur.',
      'Check that the certificate is of the same branch (IGC-Santé, test or production) as the server.',
    ],
    WHOM.server,
  ),
  'client-chain-incomplete': cause(
    'us',
    ['Votre certificat est envoyé sans son intermédiaire', 'Your certificate is sent without its intermediate'],
    [
      'Le serveur connaît la racine mais pas l’autorité intermédiaire[ {issuer}], qu’il faut lui envoyer.',
      'The server knows the root but not the intermediate authority[ {issuer}], which has to be sent to it.',
    ],
    [
      'Importez le certificat intermédiaire : il sera envoyé avec le vôtre.',
      'Import the intermediate certificate: it will be sent with yours.',
    ],
    WHOM.us,
  ),
  'client-key-mismatch': cause(
    'us',
    ['La clé privée n’est pas celle du certificat', 'The private key is not that of the certificate'],
    [
      'Le certificat a été délivré pour une autre clé ; rien n’a été envoyé.',
      'The certificate was issued for another key; nothing was sent.',
    ],
    [
      'Associez au certificat la clé faite avec sa demande.',
      'Pair the certificate with the key made with its request.',
    ],
    WHOM.us,
  ),
  'client-environment': cause(
    'us',
    [
      'Certificat « {found} » présenté à une cible « {wanted} »',
      'A “{found}” certificate presented to a “{wanted}” target',
    ],
    [
      'Les certificats de test et de production viennent d’autorités différentes ; le serveur n’accepte que les siens.',
      'Test and production certificates come from different authorities; the server accepts its own only.',
    ],
    ['Choisissez le certificat de cet environnement.', 'Choose the certificate of this environment.'],
    WHOM.us,
  ),
  'client-refused': cause(
    'unknown',
    ['Le serveur refuse votre certificat sans dire pourquoi', 'The server refuses your certificate without saying why'],
    [
      'Les contrôles faits ici n’y trouvent pas de défaut[ : {reason}].',
      'The checks made here find no fault in it[: {reason}].',
    ],
    [
      'Demandez à l’exploitant ce que dit son journal, en donnant l’heure et l’empreinte du certificat.',
      'Ask the operator what its log says, giving the time and the fingerprint of the certificate.',
    ],
    WHOM.server,
  ),
  'not-whitelisted': cause(
    'server',
    [
      'Votre certificat est valable mais n’est pas sur la liste blanche',
      'Your certificate is valid but not on the whitelist',
    ],
    [
      'Le serveur l’a vérifié, puis a refusé l’application[ (réponse {status})]. [L’empreinte déclarée est {declared}, celle présentée {sha256}.]',
      'The server verified it, then refused the application[ (answer {status})]. [The declared fingerprint is {declared}, the one presented {sha256}.]',
    ],
    [
      'Faites déclarer ce certificat (CSD : le certificat public ; FHIR : son sujet), ou vérifiez que la déclaration a été prise en compte.',
      'Have this certificate declared (CSD: the public certificate; FHIR: its subject), or check that the declaration was taken into account.',
    ],
    WHOM.circle,
  ),
  'refused-or-not-whitelisted': cause(
    'unknown',
    [
      'Certificat refusé, ou application absente de la liste blanche',
      'Certificate refused, or application not on the whitelist',
    ],
    [
      'Le serveur coupe dès qu’il a vu votre certificat, sans en dire la raison ; les contrôles faits ici n’y trouvent pas de défaut.',
      'The server cuts as soon as it has seen your certificate, without saying why; the checks made here find no fault in it.',
    ],
    [
      'Demandez si ce certificat est déclaré sur la liste blanche, puis ce que dit le journal du serveur.',
      'Ask whether this certificate is declared on the whitelist, then what the log of the server says.',
    ],
    WHOM.circle,
  ),
  'vault-locked': cause(
    'us',
    ['Le coffre est verrouillé', 'The vault is locked'],
    [
      'La clé du certificat y est gardée ; rien n’a été envoyé.',
      'The key of the certificate is kept there; nothing was sent.',
    ],
    ['Déverrouillez le coffre, puis recommencez.', 'Unlock the vault, then try again.'],
    WHOM.us,
  ),
  clock: cause(
    'us',
    [
      'L’horloge de ce poste et celle du serveur ne sont pas d’accord[ : {skew} s d’écart]',
      'The clocks of this computer and of the server disagree[: {skew} s apart]',
    ],
    [
      'Un certificat valable pour l’un ne l’est pas pour l’autre.',
      'A certificate that is valid for one is not for the other.',
    ],
    [
      'Mettez ce poste à l’heure automatiquement, puis recommencez. Si son heure est juste, signalez-le à l’exploitant.',
      'Set the time of this computer automatically, then try again. If its time is right, report it to the operator.',
    ],
    WHOM.us,
  ),
} as const;
