// run: --memory-limit 20MB
import "array"
import "strings"

array.from(rows: [{_value: strings.repeat(v: "a", i: 30000000)}])

// ---
//
// --- stderr
// fluxc: `strings.repeat`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at repeat.flux:5:28
//   |
// 5 | array.from(rows: [{_value: strings.repeat(v: "a", i: 30000000)}])
//   |                            ^^^^^^^^^^^^^^
// --- exit 1
