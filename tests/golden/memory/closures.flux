// run: --memory-limit 20MB
import "array"
import "strings"

letters = strings.split(v: strings.repeat(v: "a", i: 1000), t: "")
functions = array.map(arr: letters, fn: (x) => array.map(arr: letters, fn: (x) => (y) => x + y))

array.from(rows: [{_value: length(arr: functions)}])
