// run: --memory-limit 20MB
import "array"
import "experimental"
import "strings"

result = experimental.catch(fn: () => strings.repeat(v: "a", i: 30000000))

array.from(rows: [{_value: result.msg}])

// ---
//
// --- stderr
// fluxc: `strings.repeat`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at catch.flux:6:39
//   |
// 6 | result = experimental.catch(fn: () => strings.repeat(v: "a", i: 30000000))
//   |                                       ^^^^^^^^^^^^^^
//   at catch.flux:6:10
// --- exit 1
