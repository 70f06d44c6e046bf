// run: --memory-limit 20MB
import "array"
import "json"
import "strings"

text = strings.repeat(v: "\"", i: 6000000)

array.from(rows: [{_value: string(v: json.encode(v: {a: text, b: text}))}])
