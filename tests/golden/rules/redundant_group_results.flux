// data: metrics ../store/metrics.lp
// Tables of one key are joined, and all leave in the order of their keys.
import "array"
import "experimental"
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
    |> group(columns: ["_field"])
    |> sort()
    |> group(columns: ["_field"])
    |> yield(name: "1")
cpu
    |> group()
    |> filter(fn: (r) => r._value > 1.0)
    |> group()
    |> yield(name: "2")
cpu
    |> group(columns: ["_field", "_measurement"])
    |> experimental.group(mode: "extend", columns: ["_field"])
    |> yield(name: "3")
cpu
    |> group(columns: ["_field"])
    |> group(columns: ["_field", "_measurement"])
    |> yield(name: "4")
cpu
    |> group(columns: ["_field"])
    |> group(columns: ["_time", "_value"], mode: "except")
    |> yield(name: "5")
cpu
    |> group()
    |> window(every: 10s, period: 20s)
    |> group(columns: ["_start", "_stop"])
    |> yield(name: "6")
none
    |> group(columns: ["k"])
    |> yield(name: "7")
odd
    |> group()
    |> yield(name: "8")
union(tables: [odd |> group(columns: ["k"]), odd])
    |> group(columns: ["k"])
    |> yield(name: "9")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,true,false,false,false
// #default,1,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,false
// #default,2,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,true,true,false,false
// #default,3,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,true,true,false,false
// #default,4,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,5,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,false,false,false,false
// #default,6,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:10Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:10Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,2,2024-01-01T00:00:10Z,2024-01-01T00:00:30Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,2,2024-01-01T00:00:10Z,2024-01-01T00:00:30Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,2,2024-01-01T00:00:10Z,2024-01-01T00:00:30Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,3,2024-01-01T00:00:20Z,2024-01-01T00:00:40Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,3,2024-01-01T00:00:20Z,2024-01-01T00:00:40Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
// ,,4,2024-01-01T00:00:30Z,2024-01-01T00:00:50Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
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
// #group,false,false,false,false
// #default,8,,,
// ,result,table,k,_value
// ,,0,a,2
// ,,0,a,NaN
// ,,0,b,
// ,,0,b,-1
// ,,0,a,
// ,,0,a,2
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,9,,,
// ,result,table,k,_value
// ,,0,a,2
// ,,0,a,NaN
// ,,0,a,
// ,,0,a,2
// ,,0,a,2
// ,,0,a,NaN
// ,,0,a,
// ,,0,a,2
// ,,1,b,
// ,,1,b,-1
// ,,1,b,
// ,,1,b,-1
//
