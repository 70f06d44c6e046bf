// run: --memory-limit 20MB
import "array"
import "strings"

text = strings.repeat(v: "a", i: 1000)

array.from(rows: array.map(arr: strings.split(v: text, t: ""), fn: (x) => ({_value: x})))
    |> reduce(identity: {s: "x"}, fn: (r, accumulator) => ({s: accumulator.s + accumulator.s}))
