import type { Texts } from '../certificates/texts.ts';
import type { Confidence, Side } from './cause.ts';
import { texts } from './cause-catalogue-entry.ts';
import type { CheckName } from './diagnose-checks.ts';
import type { NextTest } from './diagnose-evidence.ts';

/** The steps of a diagnosis, as they are drawn. */
export const CHECK_TEXTS: Readonly<Record<CheckName, Texts>> = {
  'own-certificate': texts(['Votre certificat, hors ligne', 'Your certificate, offline']),
  clock: texts(['Horloge de ce poste et du serveur', 'Clock of this computer and of the server']),
  dns: texts(['Recherche du nom (DNS)', 'Looking the name up (DNS)']),
  connect: texts(['Connexion', 'Connection']),
  proxy: texts(['Passage du proxy', 'Going through the proxy']),
  handshake: texts(['Ouverture chiffrée (TLS)', 'Encrypted opening (TLS)']),
  'server-chain': texts(['Certificat du serveur', 'Certificate of the server']),
  'certificate-request': texts(['Demande de votre certificat', 'Request for your certificate']),
  'accepted-authorities': texts(['Autorités que le serveur accepte', 'Authorities that the server accepts']),
  request: texts(['Envoi de la demande', 'Sending the request']),
  response: texts(['Réponse du serveur', 'Answer of the server']),
  content: texts(['Contenu de la réponse', 'Content of the answer']),
};

/** What to try when several causes explain what was seen. */
export const NEXT_TEST_TEXTS: Readonly<Record<NextTest, Texts>> = {
  'run-diagnosis': texts([
    'Lancez le diagnostic complet : il ouvre deux connexions sans rien demander, avec et sans votre certificat.',
    'Run the full diagnosis: it opens two connections that ask for nothing, with and without your certificate.',
  ]),
  'unlock-vault': texts(['Déverrouillez le coffre, puis relancez.', 'Unlock the vault, then run it again.']),
  'try-without-certificate': texts(['Essayez sans certificat et comparez.', 'Try without a certificate and compare.']),
  'try-again': texts([
    'Recommencez deux ou trois fois : un octet abîmé en route ne revient pas au même endroit, un réglage du serveur si.',
    'Try again two or three times: a byte that was damaged on its way does not come back at the same place, a setting of the server does.',
  ]),
  'send-intermediates': texts([
    'Importez l’intermédiaire de votre certificat, puis recommencez : s’il manquait, l’échange passera.',
    'Import the intermediate of your certificate, then try again: if it was missing, the exchange will go through.',
  ]),
  'import-authority': texts([
    'Obtenez de l’exploitant le certificat de l’émetteur et sa racine : si la racine est déjà ici, le serveur oublie l’intermédiaire.',
    'Get the certificate of the issuer and its root from the operator: if the root is here already, the server forgets the intermediate.',
  ]),
  'import-crl': texts(['Mettez les listes de révocation à jour.', 'Update the revocation lists.']),
  'check-clock': texts([
    'Comparez l’heure de ce poste à une horloge sûre.',
    'Compare the time of this computer with a clock you trust.',
  ]),
  'check-whitelist': texts([
    'Demandez à l’exploitant si l’empreinte de ce certificat est sur sa liste blanche.',
    'Ask the operator whether the fingerprint of this certificate is on its whitelist.',
  ]),
  'try-other-network': texts([
    'Essayez depuis un autre réseau : si l’échange y passe, un équipement du premier le coupe.',
    'Try from another network: if the exchange goes through there, equipment of the first one cuts it.',
  ]),
  'ask-server-log': texts([
    'Demandez à l’exploitant la ligne de son journal à l’heure de l’essai : le serveur seul connaît la raison.',
    'Ask the operator for the line of its log at the time of the attempt: only the server knows the reason.',
  ]),
};

export const SIDE_TEXTS: Readonly<Record<Side, Texts>> = {
  us: texts(['chez vous', 'on your side']),
  server: texts(['côté serveur', 'on the server’s side']),
  network: texts(['entre les deux, sur le réseau', 'in between, on the network']),
  unknown: texts(['côté à établir', 'side to be found']),
};

export const CONFIDENCE_TEXTS: Readonly<Record<Confidence, Texts>> = {
  certain: texts(['certain', 'certain']),
  probable: texts(['probable', 'probable']),
  undecided: texts(['à départager', 'undecided']),
};
