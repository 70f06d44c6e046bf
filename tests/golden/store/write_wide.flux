// bucket: wide
import "array"
import "influxdata/influxdb"
import "internal/debug"

array.from(
    rows: [
        {
            _time: 2024-01-01T00:00:00Z,
            _start: 2024-01-01T00:00:00Z,
            _measurement: "m",
            host: "a",
            load: 0.5,
            users: 3,
            note: "x",
        },
        {
            _time: 2024-01-01T00:01:00Z,
            _start: 2024-01-01T00:00:00Z,
            _measurement: "m",
            host: "a",
            load: debug.null(type: "float"),
            users: 4,
            note: "y",
        },
    ],
)
    |> group(columns: ["_measurement", "_start", "host"])
    |> influxdb.wideTo(bucket: "wide")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,double,long,string
// #group,false,false,false,true,true,true,false,false,false
// #default,_result,,,,,,,,
// ,result,table,_time,_start,_measurement,host,load,users,note
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:00Z,m,a,0.5,3,x
// ,,0,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,m,a,,4,y
//
