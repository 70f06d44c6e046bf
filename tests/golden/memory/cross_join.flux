// run: --memory-limit 20MB
import "array"
import "strings"

rows = array.map(arr: strings.split(v: strings.repeat(v: "a", i: 3000), t: ""), fn: (x) => ({k: x, _value: x}))
left = array.from(rows: rows)
right = array.from(rows: rows)

join(tables: {left: left, right: right}, on: ["k"])
