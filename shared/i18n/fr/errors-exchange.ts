import type { ErrorCode } from '../../errors.ts';
import type { ErrorSentences } from '../sentences.ts';

type ExchangeCode = Extract<ErrorCode, `region.${string}` | `exchange.${string}`>;

/** What is said of failures about the servers that are queried, and what is exchanged with them. */
export const exchangeErrors: Readonly<Record<ExchangeCode, ErrorSentences>> = {
  'region.unknown': {
    what: 'Aucun serveur ne porte le code[ « {code} »].',
    todo: 'Consultez la liste avec « cercle region list » ; « cercle region set CODE --label … » en ajoute un.',
  },
  'region.incomplete': {
    what: 'Le serveur[ « {label} »][ ({code})] ne peut pas encore être interrogé[ ; il manque : {missing}].',
    why: 'Aucune adresse de ROR n’est publique : elle est donnée avec l’habilitation.',
    todo: 'Donnez ce qui manque avec « cercle region set CODE » (--url, --certificate, --profil, --trust, --vihf-name-id).',
    whom: 'l’équipe du ROR de la région, pour son adresse et votre profil',
  },
  'region.unconfirmed': {
    what: 'Ce serveur[ « {label} »][ ({code})] est celui de production, et l’appel n’a pas été confirmé.',
    why: 'Le premier appel en production est confirmé à chaque démarrage de Cercle.',
    todo: 'Confirmez que l’appel est voulu ; en ligne de commande, par --production.',
  },
  'region.address': {
    what: 'L’adresse du serveur n’est pas acceptée[ : {reason}].',
    why: 'Une adresse commence par https:// et ne contient ni nom d’utilisateur, ni mot de passe, ni espace, ni partie après « # ».',
    todo: 'Recopiez l’adresse donnée par la région, sans rien y ajouter.',
  },
  'region.file': {
    what: 'Le fichier[ « {file} »] ne contient pas de réglages de serveurs lisibles[ : {reason}].',
    why: 'Rien n’a été changé : le fichier est accepté en entier ou pas du tout. Un fichier qui contient un certificat ou un secret est refusé.',
    todo: 'Demandez un fichier fait par « cercle region export ».',
    whom: 'la personne qui vous l’a transmis',
  },
  'exchange.unknown': {
    what: 'Aucun échange ne porte l’identifiant[ « {id} »].',
    todo: 'Consultez l’historique avec « cercle exchange list ».',
  },
  'exchange.no-answer': {
    what: 'La réponse de l’échange[ {id}] n’est pas conservée, ou ne l’est plus.',
    why: 'Les réponses sont conservées le temps et dans la place permis par les réglages ; une réponse coupée ne l’est pas.',
    todo: 'Envoyez de nouveau la demande avec « cercle exchange replay ».',
  },
  'exchange.busy': {
    what: '[La synchronisation du serveur {region}][{task}] est déjà en cours, dans cette fenêtre ou un autre programme.',
    todo: 'Attendez qu’elle se termine, ou arrêtez-la.',
  },
};
