// data: metrics metrics.lp
// A filter on a read keeps the rows without the tag; that no series has it is told.
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._field == "idle" and r.hsot != "a" and r.path !~ /x/)
    |> count()

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,long
// #group,false,false,true,true,true,true,true,true,false
// #default,_result,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,region,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,idle,cpu,a,eu,3
//
// --- stderr
// fluxc: warning: no table has a column `hsot`; did you mean `host`?
//   at misspelt_tag_of_negation.flux:5:8
