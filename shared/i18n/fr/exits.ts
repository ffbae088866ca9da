/** What the exit codes of the command line mean. */
export const exits = {
  0: 'fait',
  1: 'fait, et la réponse est « non » : anomalies au-delà de la limite demandée, certificat à renouveler, installation à corriger',
  2: 'mauvais usage : commande, option, valeur, identifiant ou fichier inconnu',
  3: 'réseau, TLS ou serveur',
  4: 'confiance : certificat, clé, chaîne, mot de passe',
  5: "données : ni XML ni CSD, fichier coupé, empreinte différente, remplacement qui perdrait trop d'unités",
  6: 'verrouillé ou occupé : coffre, autre opération qui écrit',
  7: 'disque ou stockage',
  70: 'erreur interne de Cercle',
  130: 'interrompu',
};
