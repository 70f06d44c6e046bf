// doc: aggregatewindow

// ---
//
// --- stderr
// fluxc: there is no package or value `aggregatewindow`; did you mean `aggregateWindow`?
// --- exit 2
