// doc: subsring

// ---
//
// --- stderr
// fluxc: there is no package or value `subsring`; did you mean `string`?
// --- exit 2
