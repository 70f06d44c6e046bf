import "array"

array.from(rows: [{s: "1_0"}, {s: "1_e5"}]) |> map(fn: (r) => ({r with f: float(v: r.s)}))
