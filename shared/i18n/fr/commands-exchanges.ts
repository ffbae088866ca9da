const SENT =
  'La réponse est jugée avant tout : refusée, coupée ou vide, elle ne touche jamais au cache. Codes de sortie : 3 réseau, TLS ou serveur, 4 certificat ou liste blanche, 5 réponse inutilisable.';

/** What each command about exchanges does. */
export const exchangeCommands = {
  'exchange extraction': {
    summary: 'demande toute l’offre d’une région, et l’importe',
    details: `Coupée, elle reprend où elle en était si le serveur donne un ETag fort ; sinon elle recommence. ${SENT}`,
  },
  'exchange notifications': {
    summary: 'demande quels établissements ont changé depuis une date',
    details: `La date sans fuseau est lue dans celui du serveur. ${SENT}`,
  },
  'exchange etablissement': {
    summary: 'lit un établissement et tout ce qui en dépend, et l’importe',
    details: `--id est l’identifiant national de l’établissement géographique. Une lecture entière retire du cache ce qui n’y est plus. ${SENT}`,
  },
  'exchange oi': {
    summary: 'lit une organisation interne, et l’importe',
    details: `--id est l’identifiant de portée nationale, comme 93/47045. ${SENT}`,
  },
  'exchange find': {
    summary: 'cherche dans un annuaire CSD (dialecte IHE), et importe ce qui est trouvé',
    details: SENT,
  },
  'exchange modifications': {
    summary: 'demande ce qui a changé depuis une date (dialecte IHE), et l’importe',
    details: SENT,
  },
  'exchange sync': {
    summary: 'met le cache à jour depuis des régions',
    details:
      'Extraction complète s’il n’y a rien, si la dernière est trop ancienne ou avec --full ; sinon les notifications, puis une lecture par établissement. Arrêtée, elle reprend où elle en était. Une région en panne ne retarde pas les autres.',
  },
  'exchange list': {
    summary: 'l’historique des échanges, les derniers d’abord',
    details:
      'Chaque échange y est pour toujours, réussi ou non. Le texte est cherché dans les demandes et les réponses refusées.',
  },
  'exchange show': {
    summary: 'tout ce qui est gardé d’un échange',
    details: 'Avec --out, écrit aussi la réponse, tant qu’elle est conservée.',
  },
  'exchange replay': {
    summary: 'envoie de nouveau la demande d’un échange',
    details: 'C’est un nouvel échange, avec les réglages et le certificat d’aujourd’hui.',
  },
  'exchange indicators': {
    summary: 'les indicateurs de traçabilité, par région et par transaction',
    details: 'Nombre, taux de réussite, durées médiane et p95, volumes et erreurs par cause. --out les écrit en CSV.',
  },
  doctor: {
    summary: 'examine un serveur pas à pas, et dit ce qui ne va pas et chez qui',
    details:
      'Notre certificat, le chemin, TLS, une demande sans effet. Une cause certaine n’est dite que si aucune autre n’explique ce qui a été vu ; sinon les candidates sont données avec la preuve (code 4 entre liste blanche et confiance).',
  },
  tick: {
    summary: 'fait ce qui est dû, une fois',
    details:
      'Chargement complet hebdomadaire, mise à jour quotidienne, essai quotidien des listes blanches, échéances des certificats ; les périodes sont des réglages. À lancer par cron, systemd ou le planificateur de tâches : docs/how-to/synchroniser.md. Les serveurs de production demandent --production.',
  },
} as const;
