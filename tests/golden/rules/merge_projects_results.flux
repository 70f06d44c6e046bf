// data: metrics ../store/metrics.lp
// Tables that lose their keys are joined as by one step after the other.
import "array"
import "internal/debug"

cpu =
    from(bucket: "metrics")
        |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
        |> filter(fn: (r) => r._measurement == "cpu" and r._field == "usage")

odd =
    array.from(
        rows: [
            {k: "a", _value: 2.0},
            {k: "a", _value: float(v: "NaN")},
            {k: "b", _value: debug.null(type: "float")},
            {k: "b", _value: -1.0},
            {k: "a", _value: debug.null(type: "float")},
            {k: "a", _value: 2.0},
        ],
    )

none = odd |> group(columns: ["k"]) |> filter(fn: (r) => r._value > 1.5, onEmpty: "keep")

cpu
    |> drop(columns: ["_time"])
    |> drop(columns: ["region"])
    |> yield(name: "1")
cpu
    |> drop(columns: ["_time"])
    |> keep(columns: ["_time", "_value", "host"])
    |> yield(name: "2")
cpu
    |> group(columns: ["_field"])
    |> keep(columns: ["_field", "_time", "_value"])
    |> drop(columns: ["_time"])
    |> yield(name: "3")
cpu
    |> group(columns: ["_field"])
    |> keep(columns: ["_field", "_time", "_value"])
    |> keep(columns: ["_value", "region"])
    |> yield(name: "4")
cpu
    |> drop(columns: ["region"])
    |> drop(columns: ["host"])
    |> yield(name: "5")
cpu
    |> keep(columns: ["host", "_value"])
    |> drop(columns: ["host"])
    |> yield(name: "6")
cpu
    |> drop(columns: ["_time"])
    |> drop(fn: (column) => column == "host")
    |> yield(name: "7")
none
    |> drop(columns: ["_value"])
    |> drop(columns: ["k"])
    |> yield(name: "8")
none
    |> keep(columns: ["_value", "k"])
    |> keep(columns: ["_value"])
    |> yield(name: "9")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string
// #group,false,false,true,true,false,true,true,true
// #default,1,,,,,,,
// ,result,table,_start,_stop,_value,_field,_measurement,host
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,1.5,usage,cpu,a
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2.5,usage,cpu,a
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,4,usage,cpu,a
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,10,usage,cpu,b
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,20,usage,cpu,b
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,40,usage,cpu,b
//
// #datatype,string,long,double,string
// #group,false,false,false,true
// #default,2,,,
// ,result,table,_value,host
// ,,0,1.5,a
// ,,0,2.5,a
// ,,0,4,a
// ,,1,10,b
// ,,1,20,b
// ,,1,40,b
//
// #datatype,string,long,double,string
// #group,false,false,false,true
// #default,3,,,
// ,result,table,_value,_field
// ,,0,1.5,usage
// ,,0,2.5,usage
// ,,0,4,usage
// ,,0,10,usage
// ,,0,20,usage
// ,,0,40,usage
//
// #datatype,string,long,double
// #group,false,false,false
// #default,4,,
// ,result,table,_value
// ,,0,1.5
// ,,0,2.5
// ,,0,4
// ,,0,10
// ,,0,20
// ,,0,40
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string
// #group,false,false,true,true,false,false,true,true
// #default,5,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu
//
// #datatype,string,long,double
// #group,false,false,false
// #default,6,,
// ,result,table,_value
// ,,0,1.5
// ,,0,2.5
// ,,0,4
// ,,0,10
// ,,0,20
// ,,0,40
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string
// #group,false,false,true,true,false,true,true,true
// #default,7,,,,,,,
// ,result,table,_start,_stop,_value,_field,_measurement,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,1.5,usage,cpu,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2.5,usage,cpu,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,4,usage,cpu,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,10,usage,cpu,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,20,usage,cpu,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,40,usage,cpu,us
//
// #datatype,string,long
// #group,false,false
// #default,8,0
// ,result,table
//
// #datatype,string,long,double
// #group,false,false,false
// #default,9,,
// ,result,table,_value
// ,,0,2
// ,,0,2
//
