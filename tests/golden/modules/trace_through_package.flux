import "array"
import "./lib/alarm"

array.from(rows: [{v: 0}]) |> map(fn: (r) => ({r with quotient: alarm.divide(d: r.v)}))

// ---
//
// --- stderr
// fluxc: cannot evaluate `10 / r.v`: cannot divide by zero
//   at lib/alarm.flux:15:17 in `divide`
//    |
// 15 | divide = (d) => 10 / d
//    |                 ^^
//   at trace_through_package.flux:4:65
//   at trace_through_package.flux:4:31
// --- exit 1
