import fc from 'fast-check';

/** One seed for every ordinary run: what passed once passes again. The torture run draws its own, and prints it when it fails. */
if (process.env['CERCLE_TORTURE'] !== '1') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_122 });

export { fc };
