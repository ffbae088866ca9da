/** What is said of certificates when they are installed, kept and exported. */
export const inventory = {
  /** Completes « … : {reason} ». */
  reasons: {
    pending: 'ce n’est encore qu’une demande',
    bin: 'il est dans la corbeille',
    'not-in-bin': 'il n’est pas dans la corbeille',
    'no-request': 'aucune demande n’a été faite ici pour lui',
    'needs-passphrase': 'une clé ne sort que sous une phrase secrète',
    'other-name': 'le nom commun tapé n’est pas celui du certificat',
    'revocation-differs': 'les deux codes de révocation tapés diffèrent',
    'revocation-empty': 'le code de révocation est vide',
    'no-certificate': 'donnez un fichier, ou l’identifiant d’un certificat',
    'revocation-absent': 'aucun code de révocation n’est gardé pour ce certificat',
  },
  warnings: {
    compatible:
      'Ce fichier est protégé par un ancien chiffrement (3DES), pour les programmes qui n’en lisent pas d’autre. Effacez-le dès qu’il a servi.',
    'no-chain':
      'Aucun certificat intermédiaire n’est connu : le fichier ne contient que le certificat. Importez l’autorité qui l’a signé.',
    'still-readable':
      'L’ancien fichier existe toujours, sous son ancien chiffrement : effacez-le une fois le nouveau essayé.',
  },
};
