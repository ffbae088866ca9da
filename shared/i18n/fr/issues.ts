/** Why an input was refused by its schema. */
export const issues = {
  type: '{path} : {expected} attendu',
  missing: '{path} est nécessaire',
  choice: '{path} : valeurs possibles {choices}',
  unknownKey: '{path} : {keys} inconnu',
  tooSmall: '{path} : au moins {minimum}',
  tooBig: '{path} : au plus {maximum}',
  form: '{path} : forme inattendue[ ({hint})]',
  root: 'la demande',
};
