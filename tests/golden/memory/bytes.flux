// run: --memory-limit 20MB
import "array"
import "strings"

text = strings.repeat(v: "a", i: 8000000)
all = [bytes(v: text), bytes(v: text), bytes(v: text)]

array.from(rows: [{_value: length(arr: all)}])

// ---
//
// --- stderr
// fluxc: `bytes`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at bytes.flux:6:24
//   |
// 6 | all = [bytes(v: text), bytes(v: text), bytes(v: text)]
//   |                        ^^^^^
// --- exit 1
