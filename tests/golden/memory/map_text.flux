// run: --memory-limit 20MB
import "array"
import "strings"

text = strings.repeat(v: "a", i: 1000)

array.from(rows: array.map(arr: strings.split(v: text, t: ""), fn: (x) => ({_value: x})))
    |> map(fn: (r) => ({_value: r._value + strings.repeat(v: "a", i: 30000000)}))
    |> sort()

// ---
//
// --- stderr
// fluxc: cannot evaluate `strings.repeat(v: "a", i: 30000000)`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at map_text.flux:8:44
//   |
// 8 |     |> map(fn: (r) => ({_value: r._value + strings.repeat(v: "a", i: 30000000)}))
//   |                                            ^^^^^^^^^^^^^^
//   at map_text.flux:8:8
// --- exit 1
