/** The words of the ROR, of its exchanges and of Cercle, each in a sentence or two. */
export const glossary = {
  ror: {
    term: 'ROR',
    text: 'Répertoire national de l’offre et des ressources en santé et accompagnement médico-social : il décrit quels soins et quel accompagnement sont proposés, où, à qui et par qui.',
  },
  ej: {
    term: 'Entité juridique (EJ)',
    text: 'La personne morale qui répond d’un ou de plusieurs établissements : un centre hospitalier, une association, une société.',
  },
  eg: {
    term: 'Établissement, entité géographique (EG)',
    text: 'Un lieu de soins ou d’accompagnement à une adresse : un hôpital, une maison de retraite, un cabinet.',
  },
  oi: {
    term: 'Organisation interne (OI)',
    text: 'Une partie d’un établissement, à l’un de quatre niveaux : pôle, structure interne, unité fonctionnelle, unité élémentaire.',
  },
  pole: {
    term: 'Pôle, structure interne, unité fonctionnelle (UF)',
    text: 'Les trois niveaux supérieurs de l’organisation interne. Un pôle sur plusieurs sites y figure une fois par établissement.',
  },
  ue: {
    term: 'Unité élémentaire (UE)',
    text: 'La plus petite partie d’un établissement, qui exerce une activité homogène. C’est elle qui porte l’offre.',
  },
  champ: {
    term: 'Champ d’activité',
    text: 'Le domaine de l’unité : médecine-chirurgie-obstétrique, soins de suite, psychiatrie, médico-social, ville et ambulatoire, social.',
  },
  activite: {
    term: 'Activité opérationnelle',
    text: 'Ce que fait l’unité, dans les mots de la nomenclature nationale : cardiologie, dialyse, accueil de jour…',
  },
  mode: {
    term: 'Mode de prise en charge',
    text: 'Comment les personnes sont reçues : consultation, hospitalisation complète, de jour, à domicile…',
  },
  patientele: {
    term: 'Patientèle, public pris en charge',
    text: 'À qui l’unité s’adresse : tranche d’âge et types de publics.',
  },
  equipement: {
    term: 'Équipement spécifique',
    text: 'Un appareil qui compte pour orienter une personne, comme un scanner ou un caisson hyperbare.',
  },
  acte: { term: 'Acte spécifique', text: 'Un acte que peu d’unités pratiquent et qui aide à orienter.' },
  capacite: {
    term: 'Capacité d’accueil, d’habitation, de crise',
    text: 'Les lits et places ; les places de logement ; les places qui peuvent ouvrir en situation de crise.',
  },
  secteur: {
    term: 'Secteur psychiatrique',
    text: 'Le secteur dont l’unité de psychiatrie a la charge.',
  },
  uniteSensible: {
    term: 'Unité sensible',
    text: 'Une unité dont l’adresse ou les contacts ne doivent pas être largement connus.',
  },
  professionnel: {
    term: 'Professionnel, situation opérationnelle',
    text: 'Une personne qui exerce dans une unité, et la façon dont elle y exerce.',
  },
  mss: { term: 'Boîte MSS', text: 'Une boîte aux lettres de messagerie sécurisée de santé.' },
  territoire: {
    term: 'Territoire de santé',
    text: 'Un découpage fait par la région pour organiser les soins.',
  },
  confidentialite: {
    term: 'Niveau de confidentialité',
    text: 'Qui peut voir un contact ou un numéro : 1 accès libre, 2 accès restreint, 3 accès très restreint.',
  },
  profil: {
    term: 'Profil d’accès',
    text: 'La part des données qu’une application a le droit de recevoir, de 0 (public) à 3. Le profil 1 voit tout ; 2 tout sauf le très restreint ; 3 le médico-social comme le 2 et le sanitaire public.',
  },
  auDessus: {
    term: 'Donnée au-dessus du profil',
    text: 'Une donnée présente dans un fichier alors que le profil du fichier ne devrait pas la voir. C’est une fuite possible, à signaler au gestionnaire du ROR.',
  },
  idNatStruct: {
    term: 'idNat_Struct',
    text: 'L’identifiant national d’une structure : un chiffre qui dit son type, puis son FINESS, son SIREN, son SIRET ou son numéro de cabinet.',
  },
  identifiantOI: {
    term: 'identifiantOI',
    text: 'L’identifiant d’une organisation interne : le code de la région, une barre oblique, un numéro local.',
  },
  registres: {
    term: 'FINESS, SIREN, SIRET, RPPS, ADELI',
    text: 'Les répertoires des établissements de santé, des entreprises et de leurs établissements, et des professionnels.',
  },
  csd: {
    term: 'CSD (Care Services Discovery)',
    text: 'Le profil et le vocabulaire XML d’IHE que le ROR étend pour ses échanges.',
  },
  mev: {
    term: 'MEV, modèle d’exposition',
    text: 'La version de ce que le ROR expose. Cercle lit la 2.4, au format CSD.',
  },
  extraction: {
    term: 'Extraction',
    text: 'Tout le contenu visible d’un profil d’accès, en un zip de fichiers XML accompagnés de leurs empreintes.',
  },
  lecture: {
    term: 'Notification, lecture',
    text: 'La liste de ce qui a changé depuis une date ; puis l’offre complète d’un établissement ou d’une organisation interne.',
  },
  empreinte: {
    term: 'Empreinte SHA-256',
    text: 'Un nombre calculé sur un fichier : s’il diffère de celui annoncé, le fichier a été modifié ou coupé.',
  },
  nomenclature: {
    term: 'Nomenclature, TRE, JDV',
    text: 'Une table nationale de codes. Une TRE est la terminologie de référence ; un JDV est le jeu de valeurs où l’on choisit pour un champ.',
  },
  cercleDeConfiance: {
    term: 'Cercle de confiance',
    text: 'Les parties qui se reconnaissent par leurs certificats et leurs listes blanches.',
  },
  platines: {
    term: 'PLATINES',
    text: 'La plateforme nationale où une application est essayée avant d’être admise.',
  },
  acteurs: {
    term: 'ARS, GRADeS, ANS',
    text: 'L’agence régionale de santé ; le groupement régional qui porte ses outils numériques ; l’Agence du numérique en santé.',
  },
  certificat: {
    term: 'Certificat, clé privée',
    text: 'Le certificat dit qui vous êtes et se montre à tous ; la clé privée le prouve et ne se donne à personne. L’un ne sert à rien sans l’autre.',
  },
  csr: {
    term: 'Demande de certificat (CSR)',
    text: 'Ce que l’on envoie à l’autorité : le nom voulu et la clé publique, signés par la clé privée, qui ne part pas. Format PKCS#10.',
  },
  p12: {
    term: 'P12, PFX (PKCS#12)',
    text: 'Un fichier qui porte un certificat, sa chaîne et sa clé privée, sous un mot de passe. Perdu, ce mot de passe ne se retrouve pas.',
  },
  pem: {
    term: 'PEM, DER, P7B',
    text: 'Trois écritures des mêmes certificats : en texte, en octets, ou plusieurs ensemble sans clé.',
  },
  ac: {
    term: 'Autorité de certification (AC), AC intermédiaire',
    text: 'Qui signe les certificats. La racine signe des intermédiaires, qui signent le vôtre : le serveur d’en face doit pouvoir remonter de l’un à l’autre.',
  },
  ancre: {
    term: 'Ancre de confiance',
    text: 'Une racine à laquelle vous avez décidé de croire, après avoir comparé son empreinte à celle que publie l’autorité. Toute chaîne doit y mener.',
  },
  chaine: {
    term: 'Chaîne de confiance',
    text: 'Votre certificat, les intermédiaires, la racine : chacun signé par le suivant. Un maillon absent, et le serveur d’en face refuse.',
  },
  empreinteCertificat: {
    term: 'Empreinte d’un certificat',
    text: 'Un nombre (SHA-256) calculé sur tout le certificat : deux empreintes égales, c’est le même certificat.',
  },
  lcr: {
    term: 'Liste de révocation (LCR, CRL)',
    text: 'La liste, signée et datée par une autorité, des certificats auxquels il ne faut plus croire. Périmée, elle ne prouve plus rien.',
  },
  ocsp: {
    term: 'OCSP',
    text: 'Une question posée en ligne à l’autorité : ce certificat est-il révoqué ? Cercle ne la pose pas encore ; il lit les listes de révocation.',
  },
  dn: {
    term: 'Nom distinctif (DN), CN, OU, O',
    text: 'Le nom dans un certificat, attribut par attribut : CN l’application ou le serveur, OU l’identifiant de la structure, O sa raison sociale. Un ROR FHIR reconnaît une application à ce nom exact.',
  },
  san: {
    term: 'Autres noms (SAN)',
    text: 'Les noms par lesquels on a le droit d’appeler un serveur. C’est là, et non dans le CN, que les programmes regardent.',
  },
  eku: {
    term: 'Usages étendus (EKU)',
    text: 'À quoi sert un certificat : s’identifier comme client, ou comme serveur. Un certificat de serveur présenté comme client est refusé.',
  },
  coffre: {
    term: 'Coffre, phrase secrète',
    text: 'Le fichier où les clés privées et les codes de révocation sont chiffrés. Sa phrase secrète n’est écrite nulle part : oubliée, et sans fichier de secours, les clés sont perdues.',
  },
  secours: {
    term: 'Fichier de secours',
    text: 'Tout le coffre, sous une phrase secrète à lui, à garder ailleurs que sur ce poste.',
  },
  revocation: {
    term: 'Code de révocation',
    text: 'Choisi sur la plateforme de l’autorité ; il faut le donner pour faire révoquer le certificat, par exemple si la clé a fui.',
  },
  mtls: {
    term: 'TLS mutuel (mTLS)',
    text: 'Une connexion chiffrée où le serveur et l’application montrent chacun leur certificat.',
  },
  listeBlanche: {
    term: 'Liste blanche',
    text: 'La liste des applications qu’un ROR accepte, connues par le nom ou par le certificat public. Un certificat valable qui n’y est pas est refusé.',
  },
  source: {
    term: 'Source',
    text: 'Ce qui a été importé ensemble et sera remplacé ensemble : une région, ou un fichier.',
  },
  chargement: {
    term: 'Chargement',
    text: 'Une version complète d’une source, dans son dossier. Un seul est en cours ; les précédents permettent de revenir en arrière.',
  },
  anomalie: {
    term: 'Anomalie',
    text: 'Ce qu’un document a de faux, ou qu’il faut savoir de lui : un code, une gravité, un endroit et la valeur trouvée.',
  },
  regle: {
    term: 'Règle de conformité',
    text: 'Une exigence de l’échange : d’où elle vient, sur combien de fiches elle a été vérifiée, sur combien elle est en défaut.',
  },
  codeRetire: {
    term: 'Code retiré, code deviné, code inconnu',
    text: 'Un code qui n’est plus en vigueur ; un code dont le libellé vient d’une autre table admise au même endroit ; un code qu’aucune table ne connaît.',
  },
} as const;
