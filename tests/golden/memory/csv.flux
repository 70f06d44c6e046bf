// run: --memory-limit 60MB
import "csv"
import "strings"

csv.from(csv: "a\n" + strings.repeat(v: "a", i: 15000000), mode: "raw")

// ---
//
// --- stderr
// fluxc: `csv.from`: memory limit of 60 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at csv.flux:5:1
//   |
// 5 | csv.from(csv: "a\n" + strings.repeat(v: "a", i: 15000000), mode: "raw")
//   | ^^^^^^^^
// --- exit 1
