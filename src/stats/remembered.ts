/** Work that several stages ask for of the same data: done once, kept as long as the data is. */

/** The same function, which makes its answer for an object once; objects must not change, and none is kept alive by it. */
export function remembered<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const known = new WeakMap<Of, { readonly made: Made }>();
  return (of) => {
    let found = known.get(of);
    if (!found) {
      found = { made: make(of) };
      known.set(of, found);
    }
    return found.made;
  };
}

/** The same function, which remembers its answer for the object that it was asked about last: where answers are large, and questions about one object come together. */
export function lastRemembered<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  let last: { readonly of: Of; readonly made: Made } | null = null;
  return (of) => {
    if (last?.of !== of) last = { of, made: make(of) };
    return last.made;
  };
}
