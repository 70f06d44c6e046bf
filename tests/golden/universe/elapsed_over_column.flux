// A column of that name is replaced, whatever its type.
import "array"

array.from(
    rows: [{_time: 2024-01-01T00:00:00Z, _value: "a"}, {_time: 2024-01-01T00:00:05Z, _value: "b"}],
)
    |> elapsed(columnName: "_value")

// ---
// #datatype,string,long,dateTime:RFC3339,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:05Z,5
//
