// Rows need columns: what is pruned below a `drop` or `keep` must not be all that a table has left.
// data: metrics ../store/metrics.lp
data =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._field == "usage")

data
    |> drop(columns: ["_start", "_stop", "_field", "_measurement", "host", "region"])
    |> map(fn: (r) => ({x: 1}))
    |> yield(name: "dropped")
data
    |> keep(columns: ["_time", "region"])
    |> map(fn: (r) => ({place: r.region}))
    |> yield(name: "kept")

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,dropped,,
// ,result,table,x
// ,,0,1
// ,,0,1
// ,,0,1
// ,,0,1
// ,,0,1
// ,,0,1
//
// #datatype,string,long,string
// #group,false,false,false
// #default,kept,,
// ,result,table,place
// ,,0,eu
// ,,0,eu
// ,,0,eu
// ,,0,us
// ,,0,us
// ,,0,us
//
