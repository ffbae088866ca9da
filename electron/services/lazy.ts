/** Something that is made the first time it is needed, and closed only if it was. */
export interface Lazy<T> {
  (): Promise<T>;
  /** Forgets it: it will be made again. */
  reset(): void;
  /** What was made, if it was. */
  made(): Promise<T> | undefined;
}

/** Makes a value when it is first asked for; a failure is not kept. */
export function lazy<T>(make: () => T | Promise<T>): Lazy<T> {
  let value: Promise<T> | undefined;
  const get = (): Promise<T> => {
    value ??= Promise.resolve().then(make);
    value.catch(() => {
      value = undefined;
    });
    return value;
  };
  return Object.assign(get, {
    reset: () => {
      value = undefined;
    },
    made: () => value,
  });
}
