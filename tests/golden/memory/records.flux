// run: --memory-limit 20MB
import "array"
import "strings"

letters = strings.split(v: strings.repeat(v: "a", i: 1000), t: "")
records = array.map(arr: letters, fn: (x) => array.map(arr: letters, fn: (x) => ({a: x, b: x, c: 1})))

array.from(rows: [{_value: length(arr: records)}])

// ---
//
// --- stderr
// fluxc: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at records.flux:6:82
//   |
// 6 | records = array.map(arr: letters, fn: (x) => array.map(arr: letters, fn: (x) => ({a: x, b: x, c: 1})))
//   |                                                                                  ^
//   at records.flux:6:46
//   at records.flux:6:11
// --- exit 1
