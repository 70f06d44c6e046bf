// run: --memory-limit 20MB
import "array"
import "strings"
import "experimental/json"

data = json.parse(data: bytes(v: "[" + strings.repeat(v: "1,", i: 1000000) + "1]"))

array.from(rows: [{_value: length(arr: data)}])

// ---
//
// --- stderr
// fluxc: `json.parse`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at json_parse.flux:6:8
//   |
// 6 | data = json.parse(data: bytes(v: "[" + strings.repeat(v: "1,", i: 1000000) + "1]"))
//   |        ^^^^^^^^^^
// --- exit 1
