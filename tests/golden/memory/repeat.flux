// run: --memory-limit 20MB
import "array"
import "strings"

array.from(rows: [{_value: strings.repeat(v: "a", i: 30000000)}])
