// run: --spill-dir ""
import "array"

array.from(rows: [{v: 1}])

// ---
//
// --- stderr
// fluxc: --spill-dir: must name a directory, found an empty text; `fluxc run --help` says more
// --- exit 2
