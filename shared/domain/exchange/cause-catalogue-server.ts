import { cause, WHOM } from './cause-catalogue-entry.ts';

/** The server's certificate, as we judge it. Nothing is ever sent to a server that is not trusted. */
export const SERVER_CAUSES = {
  'server-expired': cause(
    'server',
    ['Le certificat du serveur a expiré[ le {notAfter}]', 'The certificate of the server expired[ on {notAfter}]'],
    [
      '{host} montre un certificat périmé[ : {subject}]. Aucune donnée n’a été envoyée.',
      '{host} shows a certificate that is out of date[: {subject}]. No data was sent.',
    ],
    [
      'Prévenez l’exploitant. Vérifiez d’abord la date et l’heure de ce poste.',
      'Tell the operator. First check the date and time of this computer.',
    ],
    WHOM.server,
  ),
  'server-not-yet-valid': cause(
    'server',
    [
      'Le certificat du serveur n’est valable qu’à partir du {notBefore}',
      'The certificate of the server is valid from {notBefore} only',
    ],
    [
      'Soit il a été mis en service trop tôt, soit l’horloge de ce poste retarde.',
      'Either it was put in service too early, or the clock of this computer is behind.',
    ],
    [
      'Vérifiez la date et l’heure de ce poste, puis prévenez l’exploitant.',
      'Check the date and time of this computer, then tell the operator.',
    ],
    WHOM.server,
  ),
  'server-host-mismatch': cause(
    'server',
    ['Le certificat du serveur n’est pas au nom de {host}', 'The certificate of the server is not for {host}'],
    ['Il répond pour d’autres noms[ : {names}].', 'It answers for other names[: {names}].'],
    [
      'Vérifiez l’adresse appelée ; si elle est juste, le serveur présente le mauvais certificat.',
      'Check the address that is called; if it is right, the server shows the wrong certificate.',
    ],
    WHOM.server,
  ),
  'server-name-missing': cause(
    'server',
    [
      'Le certificat du serveur ne porte aucun nom de serveur (SAN)',
      'The certificate of the server holds no server name (SAN)',
    ],
    [
      '[Seul le nom commun {commonName} y figure. ]Le nom commun ne suffit plus : navigateurs et bibliothèques récentes le refusent, même s’il est juste.',
      '[It only has the common name {commonName}. ]A common name is no longer enough: browsers and recent libraries refuse it, even when it is right.',
    ],
    [
      'Demandez à l’exploitant un certificat dont le nom du serveur ({host}) figure parmi les noms alternatifs (SAN).',
      'Ask the operator for a certificate that has the name of the server ({host}) among its alternative names (SAN).',
    ],
    WHOM.server,
  ),
  'server-authority-unknown': cause(
    'us',
    ['L’autorité du serveur n’est pas de confiance ici', 'The authority of the server is not trusted here'],
    [
      'Son certificat vient de[ {issuer}], absente des autorités de confiance de cette cible. Un équipement du réseau peut aussi s’interposer.',
      'Its certificate comes from[ {issuer}], which is not among the trusted authorities of this target. Network equipment may also stand in between.',
    ],
    [
      'Si l’exploitant confirme cette autorité, importez sa racine après avoir comparé l’empreinte à celle qu’elle publie.',
      'If the operator confirms this authority, import its root after comparing the fingerprint with the published one.',
    ],
    WHOM.server,
  ),
  'server-chain-incomplete': cause(
    'server',
    ['Le serveur n’envoie pas toute sa chaîne', 'The server does not send its whole chain'],
    [
      'Il manque le certificat intermédiaire[ {issuer}] entre le sien et la racine.',
      'The intermediate certificate[ {issuer}] between its own and the root is missing.',
    ],
    [
      'Demandez à l’exploitant d’ajouter l’intermédiaire, ou importez-le ici parmi les autorités.',
      'Ask the operator to add the intermediate, or import it here among the authorities.',
    ],
    WHOM.server,
  ),
  'server-chain-or-authority': cause(
    'unknown',
    [
      'Le certificat du serveur ne mène à aucune autorité connue',
      'The certificate of the server leads to no known authority',
    ],
    [
      'Le serveur n’envoie que son certificat, émis par[ {issuer}] : soit il oublie l’intermédiaire, soit cette autorité n’est pas de confiance ici.',
      'The server only sends its certificate, issued by[ {issuer}]: either it forgets the intermediate, or this authority is not trusted here.',
    ],
    [
      'Demandez à l’exploitant le certificat de cet émetteur et de sa racine, et comparez.',
      'Ask the operator for the certificate of this issuer and of its root, and compare.',
    ],
    WHOM.server,
  ),
  'server-root-missing': cause(
    'us',
    ['La racine manque parmi les autorités de confiance', 'The root is missing among the trusted authorities'],
    [
      'L’intermédiaire est connu ici, mais pas la racine dont il dépend[ : {issuer}].',
      'The intermediate is known here, but not the root it depends on[: {issuer}].',
    ],
    ['Importez aussi la racine, pas seulement l’intermédiaire.', 'Import the root too, not the intermediate only.'],
    WHOM.us,
  ),
  'server-self-signed': cause(
    'server',
    ['Le serveur montre un certificat signé par lui-même', 'The server shows a certificate signed by itself'],
    ['Aucune autorité ne répond de {host}[ : {subject}].', 'No authority answers for {host}[: {subject}].'],
    [
      'Vérifiez l’adresse ; un ROR a un certificat délivré par une autorité.',
      'Check the address; a ROR has a certificate issued by an authority.',
    ],
    WHOM.server,
  ),
  'server-root-sent-unknown': cause(
    'unknown',
    ['Le serveur envoie une racine inconnue ici', 'The server sends a root that is unknown here'],
    [
      'La chaîne est complète mais finit par[ {issuer}], qui n’est pas de confiance : autre autorité, ou équipement du réseau qui déchiffre.',
      'The chain is whole but ends with[ {issuer}], which is not trusted: another authority, or network equipment that decrypts.',
    ],
    [
      'Comparez cette racine à celle que l’exploitant annonce. Si elle porte le nom de votre réseau, demandez une exception sans déchiffrement.',
      'Compare this root with the one the operator announces. If it has the name of your network, ask for an exception without decryption.',
    ],
    WHOM.network,
  ),
  'server-revoked': cause(
    'server',
    ['Le certificat du serveur est révoqué', 'The certificate of the server is revoked'],
    [
      'Son autorité l’a retiré[ le {date}] : il ne doit plus être cru. Aucune donnée n’a été envoyée.',
      'Its authority withdrew it[ on {date}]: it must no longer be believed. No data was sent.',
    ],
    ['N’insistez pas. Prévenez l’exploitant.', 'Do not insist. Tell the operator.'],
    WHOM.server,
  ),
  'server-key-weak': cause(
    'server',
    [
      'La clé ou la signature du serveur est trop faible[ ({bits} bits)]',
      'The key or the signature of the server is too weak[ ({bits} bits)]',
    ],
    [
      'Une clé RSA de moins de 2048 bits ou une signature SHA-1 se laissent contrefaire.',
      'An RSA key under 2048 bits or a SHA-1 signature can be forged.',
    ],
    ['Demandez à l’exploitant de renouveler son certificat.', 'Ask the operator to renew its certificate.'],
    WHOM.server,
  ),
  'server-usage': cause(
    'server',
    [
      'Le certificat du serveur n’est pas fait pour un serveur',
      'The certificate of the server is not meant for a server',
    ],
    [
      'Ses usages ou ceux d’une autorité de sa chaîne ne permettent pas cet emploi[ : {subject}].',
      'Its purposes, or those of an authority of its chain, do not allow this use[: {subject}].',
    ],
    [
      'Signalez-le à l’exploitant : un certificat SERV / SSL_SERV est attendu.',
      'Report it to the operator: a SERV / SSL_SERV certificate is expected.',
    ],
    WHOM.server,
  ),
  'server-environment': cause(
    'us',
    [
      'Ce serveur est de l’environnement « {found} », la cible est réglée sur « {wanted} »',
      'This server is of the “{found}” environment, the target is set to “{wanted}”',
    ],
    [
      'Les autorités de test et de production sont différentes et ne se mélangent pas.',
      'Test and production authorities are different and do not mix.',
    ],
    ['Corrigez l’adresse ou l’environnement de la cible.', 'Correct the address or the environment of the target.'],
    WHOM.us,
  ),
  'server-intercepted': cause(
    'network',
    ['Un équipement du réseau déchiffre la connexion', 'Network equipment decrypts the connection'],
    [
      'Le certificat montré vient de[ {issuer}] et non de l’autorité du ROR : l’authentification par certificat ne peut pas traverser cet équipement.',
      'The certificate shown comes from[ {issuer}] and not from the authority of the ROR: certificate authentication cannot go through this equipment.',
    ],
    ['Demandez que {host} soit exclu du déchiffrement.', 'Ask for {host} to be left out of decryption.'],
    WHOM.network,
  ),
  'crl-missing': cause(
    'us',
    ['La liste de révocation manque', 'The revocation list is missing'],
    [
      'La cible exige de vérifier que le serveur n’est pas révoqué, et la liste[ de {issuer}] n’est pas ici ou n’est pas authentique.',
      'The target requires checking that the server is not revoked, and the list[ of {issuer}] is not here or is not authentic.',
    ],
    [
      'Mettez les listes de révocation à jour, ou importez-les par fichier.',
      'Update the revocation lists, or import them from files.',
    ],
    WHOM.us,
  ),
  'crl-expired': cause(
    'us',
    [
      'La liste de révocation est périmée[ depuis le {nextUpdate}]',
      'The revocation list is out of date[ since {nextUpdate}]',
    ],
    [
      'Elle ne dit plus rien de sûr sur le certificat du serveur.',
      'It no longer says anything certain about the certificate of the server.',
    ],
    [
      'Mettez les listes de révocation à jour ; vérifiez l’horloge de ce poste.',
      'Update the revocation lists; check the clock of this computer.',
    ],
    WHOM.us,
  ),
} as const;
