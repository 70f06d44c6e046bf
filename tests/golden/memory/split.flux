// run: --memory-limit 20MB
import "array"
import "strings"

parts = strings.split(v: strings.repeat(v: "a,", i: 1000000), t: ",")

array.from(rows: [{_value: length(arr: parts)}])
