// run: --memory-limit 20MB
import "array"
import "strings"

text = strings.repeat(v: "a", i: 5000000)

array.from(rows: [{_value: strings.joinStr(arr: [text, text, text, text, text], v: "-")}])
