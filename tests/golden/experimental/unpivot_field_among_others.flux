// Fields of one table come one after the other.
import "array"
import "experimental"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, used: 1.5, free: 2.5}, {_time: 2024-01-01T00:00:10Z, used: 3.5, free: 4.5}, {_time: 2024-01-01T00:00:20Z, used: 5.5, free: 6.5}])
    |> experimental.unpivot(otherColumns: ["_time", "_field"])

// ---
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,_time,_field,_value
// ,,0,2024-01-01T00:00:00Z,used,1.5
// ,,0,2024-01-01T00:00:10Z,used,3.5
// ,,0,2024-01-01T00:00:20Z,used,5.5
// ,,0,2024-01-01T00:00:00Z,free,2.5
// ,,0,2024-01-01T00:00:10Z,free,4.5
// ,,0,2024-01-01T00:00:20Z,free,6.5
//
