// check:
import "csv"

from(bucket: "telegraf")
    |> range(start: -1h)
    |> filter(fn: (r) => r._time > "2024-01-01T00:00:00Z")
    |> yield(name: "a")
csv.from(file: "a.csv")
    |> filter(fn: (r) => "2024-01-01" < r._time and r.date < "2024-01-01")
