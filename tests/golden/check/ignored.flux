// check:
// fluxc: ignore-file W0502 names are short here
import "experimental"

at = 2024-01-01T00:00:00Z

// fluxc: ignore W0514 the newer one needs another package
// (it does)
a = experimental.addDuration(d: 1h, to: at)
b = experimental.addDuration(d: 1h, to: at)  // fluxc: ignore W0514
c = experimental.addDuration(d: 1h, to: a)  // fluxc: ignore W0514

filter = 1
d = "// fluxc: ignore W0514"

// ---
//
