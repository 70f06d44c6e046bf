import "array"
import "internal/debug"
import "kafka"

array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: debug.null(type: "float")}])
    |> kafka.to(brokers: ["127.0.0.1:1"], topic: "t", name: "m")

// ---
// #datatype,string,long,dateTime:RFC3339,double
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,_time,_value
// ,,0,2024-01-01T00:00:00Z,
//
