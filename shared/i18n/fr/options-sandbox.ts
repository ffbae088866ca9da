/** One line for each option of the commands `sandbox`. */
export const sandboxOptions = {
  sandboxSeed: 'graine : la même donne la même région',
  sandboxPort: 'port de cet ordinateur ; sinon, ou avec 0, un port libre',
  sandboxTls: 'seule version de TLS parlée ; sinon les deux',
  sandboxRefusal: 'comment un certificat est refusé : page HTTP, alerte TLS ou fermeture sans un mot',
  sandboxDenyUnlisted: 'refuse les certificats qui ne sont pas sur la liste blanche',
  sandboxOut: 'fichier du certificat à écrire ; la demande est alors un fichier',
  sandboxState: 'état du certificat ; sinon valide',
  demoKeep: 'garde les données dans ce nouveau dossier',
};
