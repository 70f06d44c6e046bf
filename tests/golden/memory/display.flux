// run: --memory-limit 20MB
import "array"
import "strings"

text = strings.repeat(v: "a", i: 6000000)

array.from(rows: [{_value: display(v: {a: text, b: text, c: text})}])

// ---
//
// --- stderr
// fluxc: `display`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at display.flux:7:28
//   |
// 7 | array.from(rows: [{_value: display(v: {a: text, b: text, c: text})}])
//   |                            ^^^^^^^
// --- exit 1
