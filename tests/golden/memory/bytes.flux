// run: --memory-limit 20MB
import "array"
import "strings"

text = strings.repeat(v: "a", i: 8000000)
all = [bytes(v: text), bytes(v: text), bytes(v: text)]

array.from(rows: [{_value: length(arr: all)}])
