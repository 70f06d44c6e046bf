// data: metrics ../store/metrics.lp
// An alternative is for series that this read leaves out: nothing is misspelt.
from(bucket: "metrics")
    |> range(start: 2020-01-01T00:00:00Z, stop: 2025-01-01T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu")
    |> filter(fn: (r) => r._measurement == "cpu" or (r._measurement == "disk" and r.path == "/"))
    |> count()
    |> keep(columns: ["host", "_value"])

// ---
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,_result,,,
// ,result,table,host,_value
// ,,0,a,3
// ,,0,a,3
// ,,1,b,1
// ,,1,b,1
// ,,1,b,3
//
