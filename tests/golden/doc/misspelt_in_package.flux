// doc: subsring

// ---
//
// --- stderr
// fluxc: there is no package or value `subsring`; did you mean `strings.substring`?
// --- exit 2
