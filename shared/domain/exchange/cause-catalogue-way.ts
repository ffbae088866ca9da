import { cause, WHOM } from './cause-catalogue-entry.ts';

/** The way to the server, and the handshake before any certificate. */
export const WAY_CAUSES = {
  'dns-unknown': cause(
    'us',
    ['Le nom {host} est inconnu', 'The name {host} is unknown'],
    [
      'L’annuaire des noms (DNS) répond qu’aucun serveur ne porte ce nom.',
      'The name service (DNS) answers that no server has this name.',
    ],
    [
      'Vérifiez l’adresse du service lettre à lettre. Certains noms n’existent que dans un réseau privé ou par VPN.',
      'Check the address of the service letter by letter. Some names exist only in a private network or by VPN.',
    ],
    WHOM.network,
  ),
  'dns-unavailable': cause(
    'network',
    ['L’annuaire des noms (DNS) ne répond pas', 'The name service (DNS) does not answer'],
    [
      'Le nom {host} n’a pas pu être cherché : ce poste n’a peut-être pas de réseau.',
      'The name {host} could not be looked up: this computer may have no network.',
    ],
    ['Vérifiez que ce poste est connecté, puis recommencez.', 'Check that this computer is connected, then try again.'],
    WHOM.network,
  ),
  'connection-refused': cause(
    'server',
    ['Rien n’écoute à {host}, port {port}', 'Nothing listens at {host}, port {port}'],
    [
      'La machine répond, mais refuse la connexion sur ce port : service arrêté, mauvais port, ou pare-feu qui refuse.',
      'The machine answers but refuses the connection on this port: stopped service, wrong port, or a firewall that refuses.',
    ],
    [
      'Vérifiez le port de l’adresse. S’il est juste, demandez si le service est en marche.',
      'Check the port of the address. If it is right, ask whether the service is running.',
    ],
    WHOM.server,
  ),
  'host-unreachable': cause(
    'network',
    ['Aucun chemin vers {host}', 'No way to {host}'],
    [
      'Le réseau de ce poste ne sait pas atteindre cette machine.',
      'The network of this computer cannot reach this machine.',
    ],
    [
      'Vérifiez la connexion, le VPN, et si ce service se joint depuis ce réseau.',
      'Check the connection, the VPN, and whether this service can be reached from this network.',
    ],
    WHOM.network,
  ),
  'connection-timeout': cause(
    'network',
    ['{host} ne répond pas à la connexion', '{host} does not answer to the connection'],
    [
      'Aucune réponse, ni oui ni non : souvent un pare-feu qui ignore les adresses qu’il ne connaît pas, ou une machine éteinte.',
      'No answer, neither yes nor no: often a firewall that ignores addresses it does not know, or a machine that is off.',
    ],
    [
      'Essayez depuis un autre réseau. Demandez si l’adresse publique de votre établissement doit être déclarée.',
      'Try from another network. Ask whether the public address of your organisation has to be declared.',
    ],
    WHOM.network,
  ),
  'connection-reset': cause(
    'network',
    ['La connexion à {host} est coupée aussitôt', 'The connection to {host} is cut at once'],
    [
      'La coupure vient avant tout échange : pare-feu, équipement du réseau, ou adresse non autorisée.',
      'It is cut before anything is exchanged: a firewall, network equipment, or an address that is not allowed.',
    ],
    [
      'Essayez depuis un autre réseau ; demandez si l’adresse de votre établissement est autorisée.',
      'Try from another network; ask whether the address of your organisation is allowed.',
    ],
    WHOM.network,
  ),
  'proxy-refused': cause(
    'network',
    [
      'Le proxy refuse d’ouvrir la voie vers {host}[ (réponse {status})]',
      'The proxy refuses to open the way to {host}[ (answer {status})]',
    ],
    [
      'Le proxy de votre réseau n’autorise pas cette destination ou ce port.',
      'The proxy of your network does not allow this destination or this port.',
    ],
    [
      'Demandez l’ouverture de {host}, port {port}, en connexion directe (CONNECT), sans déchiffrement.',
      'Ask for {host}, port {port} to be opened as a tunnel (CONNECT), without decryption.',
    ],
    WHOM.network,
  ),
  'proxy-authentication': cause(
    'us',
    ['Le proxy demande un identifiant', 'The proxy asks for credentials'],
    [
      'Le proxy de votre réseau a répondu 407 : il ne connaît pas l’identifiant donné, ou aucun n’a été donné.',
      'The proxy of your network answered 407: it does not know the credentials given, or none were given.',
    ],
    [
      'Donnez l’identifiant et le mot de passe du proxy dans les réglages de la cible.',
      'Give the user name and password of the proxy in the settings of the target.',
    ],
    WHOM.network,
  ),
  'proxy-unreachable': cause(
    'network',
    ['Le proxy ne répond pas', 'The proxy does not answer'],
    [
      'Aucune connexion n’a pu être ouverte avec le proxy réglé pour cette cible.',
      'No connection could be opened to the proxy set for this target.',
    ],
    [
      'Vérifiez le nom et le port du proxy, ou retirez-le si ce réseau n’en a pas.',
      'Check the name and port of the proxy, or remove it if this network has none.',
    ],
    WHOM.network,
  ),
  'not-tls': cause(
    'us',
    ['Ce port ne parle pas TLS', 'This port does not speak TLS'],
    [
      '{host}, port {port}, a répondu en clair à une ouverture chiffrée : mauvais port, ou équipement qui répond à sa place.',
      '{host}, port {port}, answered in clear to an encrypted opening: the wrong port, or equipment that answers in its place.',
    ],
    ['Vérifiez le port de l’adresse (443 d’ordinaire).', 'Check the port of the address (usually 443).'],
    WHOM.server,
  ),
  'tls-required': cause(
    'us',
    ['L’adresse doit commencer par https://', 'The address must start with https://'],
    [
      'Un ROR ne s’appelle qu’en connexion chiffrée, où chacun montre son certificat. Rien n’a été envoyé en clair.',
      'A ROR is only called over an encrypted connection where each side shows its certificate. Nothing was sent in clear.',
    ],
    ['Corrigez l’adresse de la cible.', 'Correct the address of the target.'],
    WHOM.us,
  ),
  'tls-silence': cause(
    'server',
    ['{host} accepte la connexion mais reste muet', '{host} accepts the connection but stays silent'],
    [
      'La connexion est ouverte, l’ouverture chiffrée reste sans réponse : service bloqué, ou équipement qui retient les messages.',
      'The connection is open, the encrypted opening gets no answer: a blocked service, or equipment that holds messages back.',
    ],
    [
      'Recommencez plus tard. Si cela dure, signalez l’heure exacte de l’essai.',
      'Try again later. If it lasts, report the exact time of the attempt.',
    ],
    WHOM.server,
  ),
  'tls-version': cause(
    'server',
    ['Aucune version de TLS en commun', 'No version of TLS in common'],
    [
      'Cercle parle TLS 1.2 et 1.3 ; ce serveur en demande une autre[ ({version})]. Les versions plus anciennes ne protègent plus.',
      'Cercle speaks TLS 1.2 and 1.3; this server wants another one[ ({version})]. Older versions no longer protect.',
    ],
    ['Demandez à l’exploitant d’ouvrir TLS 1.2 ou 1.3.', 'Ask the operator to open TLS 1.2 or 1.3.'],
    WHOM.server,
  ),
  'tls-cipher': cause(
    'server',
    ['Aucun chiffrement en commun', 'No cipher in common'],
    [
      'Le serveur refuse tous les chiffrements proposés[ ; il choisit {cipher}].',
      'The server refuses every cipher that is offered[; it chooses {cipher}].',
    ],
    [
      'Demandez à l’exploitant un chiffrement ECDHE avec AES-GCM. À défaut, le réglage « compatible » de la cible en admet d’autres, ce qui est consigné.',
      'Ask the operator for an ECDHE cipher with AES-GCM. Failing that, the “compatible” setting of the target allows others, which is logged.',
    ],
    WHOM.server,
  ),
  'handshake-closed': cause(
    'unknown',
    [
      'La connexion est coupée pendant l’ouverture chiffrée[ : {alert}]',
      'The connection is cut during the encrypted opening[: {alert}]',
    ],
    [
      'La coupure vient avant que notre certificat ait été jugé, ou sans dire pourquoi : pare-feu, adresse non autorisée, ou serveur en défaut.',
      'It is cut before our certificate was judged, or without saying why: a firewall, an address that is not allowed, or a faulty server.',
    ],
    [
      'Lancez le diagnostic complet ; essayez depuis un autre réseau ; demandez si votre adresse est autorisée.',
      'Run the full diagnosis; try from another network; ask whether your address is allowed.',
    ],
    WHOM.network,
  ),
  'handshake-damaged': cause(
    'network',
    [
      'L’ouverture chiffrée est illisible : des octets ont pu être abîmés en route',
      'The encrypted opening cannot be read: bytes may have been damaged on their way',
    ],
    [
      'Ce qui est arrivé de {host} n’est pas du TLS cohérent : liaison ou équipement qui altère les octets, ou serveur en défaut.',
      'What came from {host} is no consistent TLS: a line or equipment that changes bytes, or a faulty server.',
    ],
    [
      'Recommencez ; si cela revient, essayez depuis un autre réseau et comparez les deux rapports.',
      'Try again; if it comes back, try from another network and compare both reports.',
    ],
    WHOM.network,
  ),
} as const;
