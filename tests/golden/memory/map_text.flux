// run: --memory-limit 20MB
import "array"
import "strings"

text = strings.repeat(v: "a", i: 1000)

array.from(rows: array.map(arr: strings.split(v: text, t: ""), fn: (x) => ({_value: x})))
    |> map(fn: (r) => ({_value: r._value + strings.repeat(v: text, i: 100)}))
    |> sort()
