// data: metrics ../store/metrics.lp
// What a script writes may have types and tags that were not there when it was planned: it is read all the same.
import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, _measurement: "cpu", _field: "count", _value: 5, rack: "r1"},
        {_time: 2024-01-01T00:00:10Z, _measurement: "cpu", _field: "count", _value: 6, rack: "r1"},
    ],
)
    |> to(bucket: "metrics", tagColumns: ["rack"])
    |> yield(name: "written")
from(bucket: "metrics")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "cpu" and (r._field == "usage" or r._field == "count"))
    |> group(columns: ["_field"])
    |> filter(fn: (r) => r._field == "count")
    |> yield(name: "read")

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,long,string
// #group,false,false,false,false,false,false,false
// #default,written,,,,,,
// ,result,table,_time,_measurement,_field,_value,rack
// ,,0,2024-01-01T00:00:00Z,cpu,count,5,r1
// ,,0,2024-01-01T00:00:10Z,cpu,count,6,r1
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long,string,string,string
// #group,false,false,false,false,false,false,true,false,false
// #default,read,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,rack
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,5,count,cpu,r1
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,6,count,cpu,r1
//
