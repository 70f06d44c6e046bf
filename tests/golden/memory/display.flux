// run: --memory-limit 20MB
import "array"
import "strings"

text = strings.repeat(v: "a", i: 6000000)

array.from(rows: [{_value: display(v: {a: text, b: text, c: text})}])
