// run: --now 2024-01-01T12:00:00Z
// data: metrics metrics.lp
// Of tank d nothing is older, of tank e only what is too old.
import "fluxc/series"

from(bucket: "metrics")
    |> series.lastBefore(start: -1h, lookback: 1d)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string
// #group,false,false,true,true,false,false,true,true,true
// #default,_result,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,tank
// ,,0,2023-12-31T11:00:00Z,2024-01-01T11:00:00Z,2024-01-01T10:30:00Z,2,v,level,a
// ,,1,2023-12-31T11:00:00Z,2024-01-01T11:00:00Z,2024-01-01T09:00:00Z,7,v,level,b
//
