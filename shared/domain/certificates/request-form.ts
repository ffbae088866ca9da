import type { Departement } from '../geography.ts';
import type { DistinguishedName } from './facts.ts';
import type { RequestProfile } from './profiles.ts';
import { asciiHost } from './punycode.ts';

/** What a person fills in to ask for a certificate. */
export interface RequestForm {
  /** Key of a profile. */
  readonly profile: string;
  readonly commonName: string;
  readonly organisation: string;
  /** Type digit, then the number (domain reference ROR §3.2). */
  readonly idNatStruct: string;
  /** Code of a département; empty when the profile does not ask for it. */
  readonly departement: string;
  readonly dnsNames: readonly string[];
  readonly keySize: number;
  /** What the person calls it; not part of the request. */
  readonly label?: string | undefined;
}

export type FormField = keyof RequestForm;

/** Départements by code, as `resources/geography/departements.json` lists them. */
export type Departements = ReadonlyMap<string, Departement>;

/** The start of a text, in whole characters, without the blank that a cut may leave. */
export function cutText(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : characters.slice(0, most).join('').trimEnd();
}

/** What the fields become before they are encoded: no blanks around, accents composed. */
export function tidyForm(form: RequestForm): RequestForm {
  const tidy = (text: string): string => text.normalize('NFC').trim();
  return {
    ...form,
    commonName: tidy(form.commonName),
    organisation: tidy(form.organisation),
    idNatStruct: form.idNatStruct.replace(/[\s\u00a0.]/g, ''),
    departement: tidy(form.departement).toUpperCase(),
    dnsNames: form.dnsNames.map(tidy).filter((name) => name !== ''),
  };
}

/** The département as the published subjects write it: `Paris (75)` (domain reference ROR §7.2). */
export function departementText(code: string, departements: Departements): string {
  const found = departements.get(code);
  return found === undefined ? '' : `${found.label} (${code})`;
}

/** A server's common name is a host name: it is written in ASCII like the others. */
function commonNameOf({ commonName }: RequestForm, { role }: RequestProfile): string {
  return role === 'serveur' ? asciiHost(commonName) : commonName;
}

/**
 * The subject of the request, in the order of its encoding, the country first (domain reference ROR §7.2). Empty fields are left out:
 * it is also the preview of a form being filled in.
 */
export function composeSubject(
  form: RequestForm,
  profile: RequestProfile,
  departements: Departements,
): DistinguishedName {
  const tidy = tidyForm(form);
  const fields: Readonly<Record<string, string>> = {
    commonName: commonNameOf(tidy, profile),
    organisation: tidy.organisation,
    idNatStruct: tidy.idNatStruct,
    departement: departementText(tidy.departement, departements),
  };
  return profile.subject.flatMap(({ type, template, cut }) => {
    const filled = template.replaceAll(/\{(\w+)\}/g, (_, field: string) => fields[field] ?? '');
    const value = cut === undefined ? filled : cutText(filled, cut);
    return value === '' ? [] : [{ type, value }];
  });
}

/** Host names of the request, in ASCII, each once; a server's common name is among them. */
export function composeDnsNames(form: RequestForm, profile: RequestProfile): readonly string[] {
  const tidy = tidyForm(form);
  const names = profile.role === 'serveur' ? [tidy.commonName, ...tidy.dnsNames] : tidy.dnsNames;
  return [...new Set(names.map(asciiHost).filter((name) => name !== ''))];
}
