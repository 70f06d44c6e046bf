import "array"
import "internal/debug"

array.from(rows: [{v: debug.getOption(pkg: "universe", name: "filter")}])

// ---
//
// --- stderr
// fluxc: `debug.getOption`: package `universe` has no option `filter`
//   at option_that_is_none.flux:4:23
//   |
// 4 | array.from(rows: [{v: debug.getOption(pkg: "universe", name: "filter")}])
//   |                       ^^^^^^^^^^^^^^^
// --- exit 1
