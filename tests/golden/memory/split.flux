// run: --memory-limit 20MB
import "array"
import "strings"

parts = strings.split(v: strings.repeat(v: "a,", i: 1000000), t: ",")

array.from(rows: [{_value: length(arr: parts)}])

// ---
//
// --- stderr
// fluxc: `strings.split`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at split.flux:5:9
//   |
// 5 | parts = strings.split(v: strings.repeat(v: "a,", i: 1000000), t: ",")
//   |         ^^^^^^^^^^^^^
// --- exit 1
