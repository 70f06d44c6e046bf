import "array"
import "internal/debug"

array.from(rows: [{v: debug.getOption(pkg: "planner", name: "disableLogicalRules")}])

// ---
//
// --- stderr
// fluxc: `debug.getOption`: the script uses no package `planner`; import it
//   at option_of_unused_package.flux:4:23
//   |
// 4 | array.from(rows: [{v: debug.getOption(pkg: "planner", name: "disableLogicalRules")}])
//   |                       ^^^^^^^^^^^^^^^
// --- exit 1
