// More rows than are sorted at once.
import "generate"

data = generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, count: 70000, fn: (n) => n * 7919 % 1000)
sorted = data |> sort()

sorted |> count() |> yield(name: "rows")
sorted |> difference() |> filter(fn: (r) => r._value < 0) |> yield(name: "falling")
// Rows that are equal keep their order.
sorted |> group(columns: ["_value"]) |> elapsed(unit: 1ms) |> filter(fn: (r) => r.elapsed <= 0) |> yield(name: "swapped")
data
    |> map(fn: (r) => ({_value: string(v: r._value)}))
    |> sort(desc: true)
    |> limit(n: 72)
    |> tail(n: 3)
    |> yield(name: "text")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,rows,,
// ,result,table,_value
// ,,0,70000
//
//
//
// #datatype,string,long,string
// #group,false,false,false
// #default,text,,
// ,result,table,_value
// ,,0,999
// ,,0,998
// ,,0,998
//
