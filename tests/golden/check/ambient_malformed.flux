// check: --ambient v.windowPeriod=10x
x = 1

// ---
//
// --- stderr
// fluxc: `v.windowPeriod=10x`: `10x` is not a duration; write for example `10s`
// --- exit 2
