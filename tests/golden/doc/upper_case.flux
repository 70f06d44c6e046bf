// doc: Mean

// ---
//
// --- stderr
// fluxc: there is no package or value `Mean`; did you mean `mean`?
// --- exit 2
