// data: metrics ../store/metrics.lp
// Tables without rows stay; windows that were clipped alike become one.
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
    |> drop(columns: [])
    |> yield(name: "1")
cpu
    |> group(columns: ["_field"])
    |> drop(columns: ["region"])
    |> filter(fn: (r) => r._value > 1.0)
    |> drop(columns: ["region"])
    |> yield(name: "2")
array.from(rows: [{a: 1, b: 2}])
    |> keep(columns: ["a", "b", "c"])
    |> yield(name: "3")
cpu
    |> drop(columns: ["region"])
    |> yield(name: "4")
cpu
    |> keep(columns: ["_time", "_value", "host"])
    |> yield(name: "5")
cpu
    |> drop(fn: (column) => column == "none")
    |> yield(name: "6")
none
    |> keep(columns: ["k", "_value"])
    |> yield(name: "7")
none
    |> drop(columns: ["none"])
    |> yield(name: "8")
cpu
    |> window(every: 10s, period: 20s)
    |> drop(columns: [])
    |> yield(name: "9")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,1,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string
// #group,false,false,false,false,false,false,true,false,false
// #default,2,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b
//
// #datatype,string,long,long,long
// #group,false,false,false,false
// #default,3,,,
// ,result,table,a,b
// ,,0,1,2
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string
// #group,false,false,true,true,false,false,true,true,true
// #default,4,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b
//
// #datatype,string,long,dateTime:RFC3339,double,string
// #group,false,false,false,false,true
// #default,5,,,,
// ,result,table,_time,_value,host
// ,,0,2024-01-01T00:00:00Z,1.5,a
// ,,0,2024-01-01T00:00:10Z,2.5,a
// ,,0,2024-01-01T00:00:20Z,4,a
// ,,1,2024-01-01T00:00:00Z,10,b
// ,,1,2024-01-01T00:00:15Z,20,b
// ,,1,2024-01-01T00:00:30Z,40,b
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,6,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,7,,,
// ,result,table,k,_value
// ,,0,a,2
// ,,0,a,2
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,7,1,b,
// ,result,table,k,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,8,,,
// ,result,table,k,_value
// ,,0,a,2
// ,,0,a,2
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,8,1,b,
// ,result,table,k,_value
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,9,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:10Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:10Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,2,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,2,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,3,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,3,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,4,2024-01-01T00:00:10Z,2024-01-01T00:00:30Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,4,2024-01-01T00:00:10Z,2024-01-01T00:00:30Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,5,2024-01-01T00:00:10Z,2024-01-01T00:00:30Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,6,2024-01-01T00:00:20Z,2024-01-01T00:00:40Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,7,2024-01-01T00:00:20Z,2024-01-01T00:00:40Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
// ,,8,2024-01-01T00:00:30Z,2024-01-01T00:00:50Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
