// run: --memory-limit 20MB
import "array"
import "strings"

text = strings.repeat(v: "a", i: 5000000)

array.from(rows: [{_value: strings.joinStr(arr: [text, text, text, text, text], v: "-")}])

// ---
//
// --- stderr
// fluxc: `strings.joinStr`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at join_text.flux:7:28
//   |
// 7 | array.from(rows: [{_value: strings.joinStr(arr: [text, text, text, text, text], v: "-")}])
//   |                            ^^^^^^^^^^^^^^^
// --- exit 1
