// run: --memory-limit 20MB
import "csv"
import "strings"

csv.from(csv: "a,b\n" + strings.repeat(v: "1,2\n", i: 1000000), mode: "raw") |> count(column: "a")
