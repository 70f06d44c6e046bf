import "array"
import "slack"

array.from(rows: [{_value: slack.validateColorString(color: "red")}])

// ---
//
// --- stderr
// fluxc: `slack.validateColorString`: argument `color` must be `good`, `warning`, `danger` or a number such as `#439FE0`, found `red`
//   at unknown_color.flux:4:28
//   |
// 4 | array.from(rows: [{_value: slack.validateColorString(color: "red")}])
//   |                            ^^^^^^^^^^^^^^^^^^^^^^^^^
// --- exit 1
