// run: --memory-limit 20MB
import "array"
import "strings"

letters = strings.split(v: strings.repeat(v: "a", i: 1000), t: "")
records = array.map(arr: letters, fn: (x) => array.map(arr: letters, fn: (x) => ({a: x, b: x, c: 1})))

array.from(rows: [{_value: length(arr: records)}])
