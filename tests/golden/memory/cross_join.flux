// run: --memory-limit 20MB
import "array"
import "strings"

rows = array.map(arr: strings.split(v: strings.repeat(v: "a", i: 3000), t: ""), fn: (x) => ({k: x, _value: x}))
left = array.from(rows: rows)
right = array.from(rows: rows)

join(tables: {left: left, right: right}, on: ["k"])

// ---
//
// --- stderr
// fluxc: `join`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at cross_join.flux:9:1
//   |
// 9 | join(tables: {left: left, right: right}, on: ["k"])
//   | ^^^^
// --- exit 1
