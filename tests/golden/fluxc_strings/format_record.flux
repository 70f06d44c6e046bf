import "array"
import "fluxc/strings"

array.from(rows: [{x: strings.format(v: {a: 1}, as: "%s")}])

// ---
//
// --- stderr
// fluxc: `strings.format`: argument `v` cannot be shown as text, found record
//   at format_record.flux:4:23
//   |
// 4 | array.from(rows: [{x: strings.format(v: {a: 1}, as: "%s")}])
//   |                       ^^^^^^^^^^^^^^
// --- exit 1
