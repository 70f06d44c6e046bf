// run: --now 2024-01-01T12:00:00Z
// data: metrics metrics.lp
// Tank b has no row in the range, tank c one at its start, tank d none before.
import "fluxc/series"

data =
    from(bucket: "metrics")
        |> series.rangeWithLast(start: -1h, lookback: 1d, fn: (r) => r._measurement == "level")

data
    |> yield(name: "rows")

data
    |> series.holdMean()
    |> yield(name: "means")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string
// #group,false,false,true,true,false,false,true,true,true
// #default,rows,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,tank
// ,,0,2024-01-01T11:00:00Z,2024-01-01T12:00:00Z,2024-01-01T11:00:00Z,2,v,level,a
// ,,0,2024-01-01T11:00:00Z,2024-01-01T12:00:00Z,2024-01-01T11:30:00Z,5,v,level,a
// ,,1,2024-01-01T11:00:00Z,2024-01-01T12:00:00Z,2024-01-01T11:00:00Z,7,v,level,b
// ,,2,2024-01-01T11:00:00Z,2024-01-01T12:00:00Z,2024-01-01T11:00:00Z,9,v,level,c
// ,,2,2024-01-01T11:00:00Z,2024-01-01T12:00:00Z,2024-01-01T11:10:00Z,10,v,level,c
// ,,3,2024-01-01T11:00:00Z,2024-01-01T12:00:00Z,2024-01-01T11:30:00Z,3,v,level,d
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,double
// #group,false,false,true,true,true,true,true,false
// #default,means,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,tank,_value
// ,,0,2024-01-01T11:00:00Z,2024-01-01T12:00:00Z,v,level,a,3.5
// ,,1,2024-01-01T11:00:00Z,2024-01-01T12:00:00Z,v,level,b,7
// ,,2,2024-01-01T11:00:00Z,2024-01-01T12:00:00Z,v,level,c,9.833333333333334
// ,,3,2024-01-01T11:00:00Z,2024-01-01T12:00:00Z,v,level,d,3
//
