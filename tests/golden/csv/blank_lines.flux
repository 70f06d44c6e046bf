import "csv"

csv.from(csv: "

")
    |> yield(name: "annotated")
csv.from(csv: "
", mode: "raw", file: "")
    |> yield(name: "raw")

// ---
//
//
