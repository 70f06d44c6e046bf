import "array"
import "experimental"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, host: "a", used: 1.5, free: 2.5}, {_time: 2024-01-01T00:00:10Z, host: "a", used: 3.5, free: 4.5}])
    |> group(columns: ["host"])
    |> experimental.unpivot()

// ---
// #datatype,string,long,string,string,dateTime:RFC3339,double
// #group,false,false,true,true,false,false
// #default,_result,,,,,
// ,result,table,host,_field,_time,_value
// ,,0,a,free,2024-01-01T00:00:00Z,2.5
// ,,0,a,free,2024-01-01T00:00:10Z,4.5
// ,,1,a,used,2024-01-01T00:00:00Z,1.5
// ,,1,a,used,2024-01-01T00:00:10Z,3.5
//
