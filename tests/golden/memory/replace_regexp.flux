// run: --memory-limit 20MB
import "array"
import "regexp"
import "strings"

text = strings.repeat(v: "a", i: 5000)

array.from(rows: [{_value: regexp.replaceAllString(r: /a/, v: text, t: text)}])

// ---
//
// --- stderr
// fluxc: `regexp.replaceAllString`: memory limit of 20 MB reached; raise it with `--memory-limit`, or let the script keep less at a time: a shorter range, fewer groups, longer windows
//   at replace_regexp.flux:8:28
//   |
// 8 | array.from(rows: [{_value: regexp.replaceAllString(r: /a/, v: text, t: text)}])
//   |                            ^^^^^^^^^^^^^^^^^^^^^^^
// --- exit 1
