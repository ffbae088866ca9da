// Vite turns these imports into files of the build.
declare module '*.css';
declare module '@fontsource-variable/atkinson-hyperlegible-next';
declare module '@fontsource/atkinson-hyperlegible-mono';
