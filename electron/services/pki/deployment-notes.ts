import type { Lang } from './identity.ts';

/** What was exported, by file name. */
export interface DeploymentFiles {
  /** Certificate, then its intermediates; PEM. */
  readonly chain?: string | undefined;
  /** Encrypted key; PEM. */
  readonly key?: string | undefined;
  readonly p12?: string | undefined;
  readonly role: 'client' | 'serveur';
}

/** How to put an export in service on one server or runtime. */
export interface DeploymentNote {
  readonly server: 'nginx' | 'Apache' | 'Java' | 'Node';
  readonly text: string;
}

interface Files {
  readonly chain: string;
  readonly key: string;
  readonly p12: string;
}

type Words = Readonly<Record<'passwordFile' | 'convert' | 'rights' | 'passDialog' | 'javaStore' | 'env', string>>;

const WORDS: Readonly<Record<Lang, Words>> = {
  fr: {
    rights: 'Le fichier de clé et celui du mot de passe ne sont lisibles que par le compte du service (chmod 600).',
    passwordFile: 'Le mot de passe est la première ligne de /etc/cercle/mot-de-passe.',
    convert: 'Si ce programme ne lit pas la clé chiffrée, faites-en une copie sur le serveur même, sans l’envoyer :',
    passDialog: 'Le script /etc/cercle/phrase.sh écrit le mot de passe sur sa sortie et n’est exécutable que par root.',
    javaStore:
      'Le mot de passe est lu dans l’environnement, jamais sur la ligne de commande, que les autres comptes voient.',
    env: 'Le mot de passe vient de l’environnement du service ; il n’est ni dans le code ni dans le dépôt.',
  },
  en: {
    rights: 'Only the account of the service can read the key file and the password file (chmod 600).',
    passwordFile: 'The password is the first line of /etc/cercle/password.',
    convert: 'If this program cannot read the encrypted key, make a copy on the server itself, without sending it:',
    passDialog: 'The script /etc/cercle/phrase.sh writes the password on its output; only root can run it.',
    javaStore: 'The password is read from the environment, never from the command line, which other accounts can see.',
    env: 'The password comes from the environment of the service; it is neither in the code nor in the repository.',
  },
};

function nginx({ chain, key }: Files, isServer: boolean, lang: Lang): string {
  const words = WORDS[lang];
  const secret = lang === 'fr' ? '/etc/cercle/mot-de-passe' : '/etc/cercle/password';
  const prefix = isServer ? 'ssl' : 'proxy_ssl';
  return [
    `${prefix}_certificate     /etc/cercle/${chain};`,
    `${prefix}_certificate_key /etc/cercle/${key};`,
    `${prefix}_password_file   ${secret};`,
    ...(isServer ? ['ssl_protocols TLSv1.2 TLSv1.3;'] : ['proxy_ssl_verify on;', 'proxy_ssl_server_name on;']),
    '',
    words.passwordFile,
    words.rights,
    'nginx -t && systemctl reload nginx',
  ].join('\n');
}

function apache({ chain, key }: Files, isServer: boolean, lang: Lang): string {
  const words = WORDS[lang];
  const server = [
    'SSLEngine on',
    `SSLCertificateFile    /etc/cercle/${chain}`,
    `SSLCertificateKeyFile /etc/cercle/${key}`,
    'SSLPassPhraseDialog   exec:/etc/cercle/phrase.sh',
    'SSLProtocol           -all +TLSv1.2 +TLSv1.3',
    '',
    words.passDialog,
  ];
  // SSLProxyMachineCertificateFile takes no encrypted key.
  const client = [
    'SSLProxyEngine on',
    'SSLProxyMachineCertificateFile /etc/cercle/client.pem',
    'SSLProxyVerify require',
    '',
    words.convert,
    '',
    'umask 077',
    `openssl pkey -in ${key} -out client.pem`,
    `openssl x509 -in ${chain} >> client.pem`,
  ];
  return [...(isServer ? server : client), '', words.rights, 'apachectl configtest && apachectl graceful'].join('\n');
}

function java({ p12 }: Files, isServer: boolean, lang: Lang): string {
  const words = WORDS[lang];
  const use = isServer
    ? [
        'server.ssl.key-store=/etc/cercle/' + p12,
        'server.ssl.key-store-type=PKCS12',
        'server.ssl.key-store-password=${P12_PASSWORD}',
      ]
    : [
        'KeyStore store = KeyStore.getInstance("PKCS12");',
        'char[] password = System.getenv("P12_PASSWORD").toCharArray();',
        `try (InputStream in = Files.newInputStream(Path.of("/etc/cercle/${p12}"))) { store.load(in, password); }`,
        'KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");',
        'keys.init(store, password);',
        'SSLContext tls = SSLContext.getInstance("TLS");',
        'tls.init(keys.getKeyManagers(), null, null);',
      ];
  return [`keytool -list -v -storetype PKCS12 -keystore ${p12}`, '', ...use, '', words.javaStore, words.rights].join(
    '\n',
  );
}

function node({ chain, key }: Files, isServer: boolean, lang: Lang): string {
  const words = WORDS[lang];
  const options = [
    `  cert: readFileSync('/etc/cercle/${chain}'),`,
    `  key: readFileSync('/etc/cercle/${key}'),`,
    '  passphrase: process.env.KEY_PASSPHRASE,',
    "  minVersion: 'TLSv1.2',",
  ];
  const [open, close] = isServer
    ? ['const server = https.createServer({', '}, handler);']
    : ['const agent = new https.Agent({', '});'];
  return [open, ...options, close, '', words.env, words.rights].join('\n');
}

/**
 * How to put an encrypted key, a chain or a P12 in service on nginx, Apache, Java and Node: only those that take what was exported.
 * Texts of several lines; commands and settings are the same in both languages.
 */
export function deploymentNotes(files: DeploymentFiles, lang: Lang): readonly DeploymentNote[] {
  const isServer = files.role === 'serveur';
  const { chain = 'chain.pem', key = 'key.pem', p12 = 'certificate.p12' } = files;
  const names: Files = { chain, key, p12 };
  const pem = [
    { server: 'nginx', text: nginx(names, isServer, lang) },
    { server: 'Apache', text: apache(names, isServer, lang) },
    { server: 'Node', text: node(names, isServer, lang) },
  ] as const;
  const store = [{ server: 'Java', text: java(names, isServer, lang) }] as const;
  return [...(files.key === undefined ? [] : pem), ...(files.p12 === undefined ? [] : store)];
}
