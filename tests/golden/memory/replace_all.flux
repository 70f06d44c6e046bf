// run: --memory-limit 20MB
import "array"
import "strings"

text = strings.repeat(v: "a", i: 1000)

array.from(rows: [{_value: strings.replaceAll(v: strings.replaceAll(v: text, t: "a", u: text), t: "a", u: text)}])
