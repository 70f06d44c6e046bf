import "array"

array.from(
    rows: [
        {s: "1.5e3"},
        {s: "+5"},
        {s: ".5"},
        {s: "5."},
        {s: "1_000.5"},
        {s: "1_0e1_0"},
        {s: "0x1p-2"},
        {s: "0x_1p2"},
        {s: "Inf"},
        {s: "-infinity"},
        {s: "NaN"},
    ],
)
    |> map(fn: (r) => ({r with f: float(v: r.s)}))
