// What tests get for `kysely`; see environment.ts.
module.exports = globalThis.kysely;
