import { SHEET_FIELDS } from './sheet-fields.ts';

/** Facts of the certificate that a message may quote: all are public, no field of a secret exists. */
export const CERTIFICATE_FIELDS = [
  'certificat.sujet',
  'certificat.emetteur',
  'certificat.serie',
  'certificat.empreinte',
  'certificat.fin',
  'certificat.role',
  'certificat.environnement',
] as const;
export type CertificateField = (typeof CERTIFICATE_FIELDS)[number];

/** Facts of the dossier, of the step and of the day. */
export const DOSSIER_FIELDS = ['dossier.titre', 'dossier.profil', 'parcours.titre', 'etape.envoi', 'date'] as const;
export type DossierField = (typeof DOSSIER_FIELDS)[number];

/** Every `{field}` that a message may name. */
export const MESSAGE_FIELDS: readonly string[] = [
  ...SHEET_FIELDS.map(({ key }) => key),
  ...CERTIFICATE_FIELDS,
  ...DOSSIER_FIELDS,
];

/** `{field}` in a template; the name is the first group. */
export const FIELD_PLACE = /\{([^{}]*)\}/gu;

/** The names between braces that are no field: a template with one of them is refused. */
export function unknownFields(template: string): readonly string[] {
  return [...template.matchAll(FIELD_PLACE)]
    .map(([, name = '']) => name)
    .filter((name) => !MESSAGE_FIELDS.includes(name));
}
