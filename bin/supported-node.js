// Plain JavaScript on purpose: it must parse on any Node, so that an old one gets a sentence instead of a syntax error.
const { node } = process.versions

/** What to tell a reader whose Node is too old; undefined where it will do. */
export const tooOld =
  Number(node.split('.')[0]) < 22
    ? `ragtime: this is Node ${node}, and Ragtime needs Node 22 or newer.\n` +
      'fix: install a newer Node, or inside a clone of the repository use "npm run ragtime --", which brings its own.'
    : undefined
