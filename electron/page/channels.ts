/** Name of the bridge on the page's `window`. */
export const BRIDGE = 'cercle';

/** The channels between page and main process; there is no other. */
export const CHANNELS = { send: 'cercle:send', ticket: 'cercle:ticket', event: 'cercle:event' } as const;
