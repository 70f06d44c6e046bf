// A value as old as `lookback` is still found.
import "array"
import "fluxc/series"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}, {_time: 2024-01-01T02:00:00Z, _value: 2.0}])
    |> series.rangeWithLast(start: 2024-01-01T01:00:00Z, stop: 2024-01-01T03:00:00Z, lookback: 1h)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,_start,_stop,_time,_value
// ,,0,2024-01-01T01:00:00Z,2024-01-01T03:00:00Z,2024-01-01T01:00:00Z,1
// ,,0,2024-01-01T01:00:00Z,2024-01-01T03:00:00Z,2024-01-01T02:00:00Z,2
//
