// run: --memory-limit 20MB
import "array"
import "strings"
import "experimental/json"

data = json.parse(data: bytes(v: "[" + strings.repeat(v: "1,", i: 1000000) + "1]"))

array.from(rows: [{_value: length(arr: data)}])
