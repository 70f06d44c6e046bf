// run: --memory-limit 20MB
import "array"
import "strings"

letters = strings.split(v: strings.repeat(v: "a", i: 1000), t: "")
functions = array.map(arr: letters, fn: (x) => array.map(arr: letters, fn: (x) => (y) => x + y))

array.from(rows: [{_value: length(arr: functions)}])

// ---
//
// --- stderr
// fluxc: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at closures.flux:6:83
//   |
// 6 | functions = array.map(arr: letters, fn: (x) => array.map(arr: letters, fn: (x) => (y) => x + y))
//   |                                                                                   ^
//   at closures.flux:6:48
//   at closures.flux:6:13
// --- exit 1
