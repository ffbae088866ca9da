/** Parts of the line that tells how far a job is. */
export const progress = {
  files: 'fichier {done} sur {total}',
  rate: '{rate}/s',
  entities: '{n} {n|fiche|fiches}',
  rows: '{n} {n|ligne|lignes}',
  left: 'reste {time}',
};
