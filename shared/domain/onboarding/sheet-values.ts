import { checkFiness, checkRpps, checkSiren, checkSiret } from '../ror/identifiers.ts';
import type { IdentifierCheck } from '../ror/identifiers.ts';
import { phoneForms } from '../ror/phone.ts';
import type { Text } from './journey.ts';
import { isDay } from './machine-days.ts';
import { readAddress } from './network.ts';
import { linesOf } from './sheet-fields.ts';
import type { SheetField } from './sheet.ts';

/** Something to say of a value that was typed. */
export interface ValueIssue {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: Text;
}

function issue(severity: ValueIssue['severity'], fr: string, en: string): ValueIssue {
  return { severity, message: { fr, en } };
}

const EMAIL = /^[^\s@<>,;:"()[\]]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}$/u;
const SHORTEST_PREFIX = { 4: 24, 6: 48 } as const;

const KEYS: Readonly<
  Record<
    'siret' | 'siren' | 'finess' | 'rpps',
    { readonly check: (text: string) => IdentifierCheck; name: string; length: number }
  >
> = {
  siret: { check: checkSiret, name: 'SIRET', length: 14 },
  siren: { check: checkSiren, name: 'SIREN', length: 9 },
  finess: { check: checkFiness, name: 'FINESS', length: 9 },
  rpps: { check: checkRpps, name: 'RPPS', length: 11 },
};

/** Digits as people space them: `187 512 751 00020`. */
export function compact(value: string): string {
  return value.replace(/[\s.]/gu, '');
}

/** A wrong key is a warning: registers hold such numbers, and test data more so. */
function ofIdentifier(kind: keyof typeof KEYS, value: string): readonly ValueIssue[] {
  const { check, name, length } = KEYS[kind];
  switch (check(compact(value))) {
    case 'ok':
      return [];
    case 'key':
      return [
        issue(
          'warning',
          `La clé de contrôle de ce ${name} est fausse : vérifiez chaque chiffre.`,
          `The check digit of this ${name} is wrong: check each digit.`,
        ),
      ];
    case 'format':
      return [
        issue(
          'error',
          `Un ${name} a ${length} ${kind === 'finess' ? 'caractères' : 'chiffres'}.`,
          `A ${name} has ${length} ${kind === 'finess' ? 'characters' : 'digits'}.`,
        ),
      ];
  }
}

function ofEmail(value: string): readonly ValueIssue[] {
  if (EMAIL.test(value) && !value.includes('..')) return [];
  return [
    issue(
      'error',
      'Ce n’est pas une adresse e-mail, comme nom@exemple.fr.',
      'This is no e-mail address, such as name@example.org.',
    ),
  ];
}

function ofPhone(value: string): readonly ValueIssue[] {
  const forms = phoneForms(value);
  const isNumber = /^[\d\s+().\-/]+$/u.test(value) && forms.length === 1;
  if (!isNumber) return [issue('error', 'Ce n’est pas un numéro de téléphone.', 'This is no telephone number.')];
  const [form = ''] = forms;
  return form.length >= 8
    ? []
    : [issue('warning', 'Ce numéro est bien court : est-il complet ?', 'This number is rather short: is it complete?')];
}

function ofUrl(value: string): readonly ValueIssue[] {
  const [, scheme = '', host = ''] = /^(https?):\/\/([^\s/?#]+)[^\s]*$/iu.exec(value) ?? [];
  if (scheme === '' || !/^[^@]+$/u.test(host)) {
    return [
      issue(
        'error',
        'Ce n’est pas une adresse web, comme https://exemple.fr ; elle ne porte ni identifiant ni mot de passe.',
        'This is no web address, such as https://example.org; it holds neither login nor password.',
      ),
    ];
  }
  return scheme.toLowerCase() === 'https'
    ? []
    : [issue('info', 'Cette adresse n’est pas protégée (http).', 'This address is not protected (http).')];
}

function ofAddress(line: string): readonly ValueIssue[] {
  const address = readAddress(line);
  if (address === undefined) {
    return [
      issue(
        'error',
        `« ${line} » n’est ni une adresse IPv4, ni une adresse IPv6, ni un réseau comme 198.51.100.0/24.`,
        `“${line}” is neither an IPv4 nor an IPv6 address, nor a network such as 198.51.100.0/24.`,
      ),
    ];
  }
  if (address.kind !== 'public') {
    return [
      issue(
        'warning',
        `« ${line} » ${address.kind === 'private' ? 'est privée' : 'est réservée'} : PLATINES demande l’adresse publique par laquelle vous sortez sur Internet.`,
        `“${line}” is ${address.kind}: PLATINES asks for the public address by which you go out to the Internet.`,
      ),
    ];
  }
  return address.prefix !== null && address.prefix < SHORTEST_PREFIX[address.version]
    ? [
        issue(
          'warning',
          `« ${line} » est un très grand réseau : est-ce bien le vôtre ?`,
          `“${line}” is a very large network: is it all yours?`,
        ),
      ]
    : [];
}

function ofDate(value: string): readonly ValueIssue[] {
  return isDay(value) ? [] : [issue('error', 'Une date s’écrit 2026-11-22.', 'A date is written 2026-11-22.')];
}

function ofChoice(field: SheetField, value: string): readonly ValueIssue[] {
  const values = field.kind === 'choice' ? [value] : linesOf(value);
  const stranger = values.find((one) => field.choices?.includes(one) !== true);
  const choices = field.choices?.join(', ') ?? '';
  return stranger === undefined
    ? []
    : [
        issue(
          'error',
          `« ${stranger} » n’est pas un choix possible : ${choices}.`,
          `“${stranger}” is not a possible choice: ${choices}.`,
        ),
      ];
}

/** What is wrong in a value that is not empty, by the kind of its field; its length is looked at elsewhere. */
export function valueIssues(field: SheetField, value: string): readonly ValueIssue[] {
  switch (field.kind) {
    case 'siret':
    case 'siren':
    case 'finess':
    case 'rpps':
      return ofIdentifier(field.kind, value);
    case 'email':
      return ofEmail(value);
    case 'phone':
      return ofPhone(value);
    case 'url':
      return ofUrl(value);
    case 'ips':
      return linesOf(value).flatMap(ofAddress);
    case 'date':
      return ofDate(value);
    case 'choice':
    case 'choices':
      return ofChoice(field, value);
    case 'text':
    case 'long':
      return [];
  }
}
