import "array"

array.from(rows: [{n: 3}]) |> map(fn: (r) => r.n)
