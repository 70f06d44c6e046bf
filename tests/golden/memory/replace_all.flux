// run: --memory-limit 20MB
import "array"
import "strings"

text = strings.repeat(v: "a", i: 1000)

array.from(rows: [{_value: strings.replaceAll(v: strings.replaceAll(v: text, t: "a", u: text), t: "a", u: text)}])

// ---
//
// --- stderr
// fluxc: `strings.replaceAll`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at replace_all.flux:7:28
//   |
// 7 | array.from(rows: [{_value: strings.replaceAll(v: strings.replaceAll(v: text, t: "a", u: text), t: "a", u: text)}])
//   |                            ^^^^^^^^^^^^^^^^^^
// --- exit 1
