// run: --memory-limit 20MB
import "array"
import "strings"

text = strings.repeat(v: "a", i: 1000)

array.from(rows: array.map(arr: strings.split(v: text, t: ""), fn: (x) => ({_value: x})))
    |> reduce(identity: {s: "x"}, fn: (r, accumulator) => ({s: accumulator.s + accumulator.s}))

// ---
//
// --- stderr
// fluxc: `reduce`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at row_values.flux:8:64
//   |
// 8 |     |> reduce(identity: {s: "x"}, fn: (r, accumulator) => ({s: accumulator.s + accumulator.s}))
//   |                                                                ^^^^^^^^^^^^^
//   at row_values.flux:8:8
// --- exit 1
