// Windows of a month that begin every half day: those of the last days of January stop on the last day of February, each at
// its time of day, so stops do not ascend.
import "generate"

data =
    generate.from(count: 300, start: 2023-01-01T00:00:00Z, stop: 2024-05-01T00:00:00Z, fn: (n) => n * 37 % 101)
        |> range(start: 2023-02-27T05:00:00Z, stop: 2024-02-29T12:00:00Z)
ofFebruary = (r) => r._stop >= 2024-02-28T12:00:00Z and r._start >= 2024-01-28T12:00:00Z and r._start < 2024-02-02T00:00:00Z

data |> window(every: 12h, period: 1mo) |> count() |> filter(fn: ofFebruary) |> group() |> yield(name: "in order")
data
    |> sort(columns: ["_value"])
    |> window(every: 12h, period: 1mo)
    |> count()
    |> filter(fn: ofFebruary)
    |> group()
    |> yield(name: "in no order")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,false,false,false
// #default,in order,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-28T12:00:00Z,2024-02-28T12:00:00Z,19
// ,,0,2024-01-29T00:00:00Z,2024-02-29T00:00:00Z,19
// ,,0,2024-01-29T12:00:00Z,2024-02-29T12:00:00Z,20
// ,,0,2024-01-30T00:00:00Z,2024-02-29T00:00:00Z,18
// ,,0,2024-01-30T12:00:00Z,2024-02-29T12:00:00Z,19
// ,,0,2024-01-31T00:00:00Z,2024-02-29T00:00:00Z,18
// ,,0,2024-01-31T12:00:00Z,2024-02-29T12:00:00Z,18
// ,,0,2024-02-01T00:00:00Z,2024-02-29T12:00:00Z,18
// ,,0,2024-02-01T12:00:00Z,2024-02-29T12:00:00Z,18
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
// #group,false,false,false,false,false
// #default,in no order,,,,
// ,result,table,_start,_stop,_value
// ,,0,2024-01-28T12:00:00Z,2024-02-28T12:00:00Z,19
// ,,0,2024-01-29T00:00:00Z,2024-02-29T00:00:00Z,19
// ,,0,2024-01-29T12:00:00Z,2024-02-29T12:00:00Z,20
// ,,0,2024-01-30T00:00:00Z,2024-02-29T00:00:00Z,18
// ,,0,2024-01-30T12:00:00Z,2024-02-29T12:00:00Z,19
// ,,0,2024-01-31T00:00:00Z,2024-02-29T00:00:00Z,18
// ,,0,2024-01-31T12:00:00Z,2024-02-29T12:00:00Z,18
// ,,0,2024-02-01T00:00:00Z,2024-02-29T12:00:00Z,18
// ,,0,2024-02-01T12:00:00Z,2024-02-29T12:00:00Z,18
//
