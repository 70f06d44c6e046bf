// run: --memory-limit 20MB
import "array"
import "dict"
import "strings"

numbers = array.map(arr: strings.split(v: strings.repeat(v: "a", i: 1000), t: ""), fn: (x) => x)
pairs = (n) => array.map(arr: numbers, fn: (x) => ({key: n, value: x}))
all = array.map(arr: numbers, fn: (x) => dict.fromList(pairs: pairs(n: x)))
more = array.map(arr: all, fn: (x) => array.map(arr: numbers, fn: (x) => dict.insert(dict: ["a": x], key: "b", value: x)))

array.from(rows: [{_value: length(arr: more)}])

// ---
//
// --- stderr
// fluxc: `dict.insert`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at dictionary.flux:9:74
//   |
// 9 | more = array.map(arr: all, fn: (x) => array.map(arr: numbers, fn: (x) => dict.insert(dict: ["a": x], key: "b", value: x)))
//   |                                                                          ^^^^^^^^^^^
//   at dictionary.flux:9:39
//   at dictionary.flux:9:8
// --- exit 1
