// run: --memory-limit 20MB
import "array"
import "json"
import "strings"

text = strings.repeat(v: "\"", i: 6000000)

array.from(rows: [{_value: string(v: json.encode(v: {a: text, b: text}))}])

// ---
//
// --- stderr
// fluxc: `json.encode`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at json_encode.flux:8:38
//   |
// 8 | array.from(rows: [{_value: string(v: json.encode(v: {a: text, b: text}))}])
//   |                                      ^^^^^^^^^^^
// --- exit 1
