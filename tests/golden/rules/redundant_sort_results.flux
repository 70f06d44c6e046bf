// data: metrics ../store/metrics.lp
// Nulls, NaN, constant columns and tables without rows stay as a second sort would leave them.
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

cpu
    |> sort(columns: ["_time"])
    |> yield(name: "1")
cpu
    |> group(columns: ["_field"])
    |> sort(columns: ["_value"], desc: true)
    |> filter(fn: (r) => r._value > 1.0)
    |> sort(columns: ["_field", "_value"], desc: true)
    |> yield(name: "2")
cpu
    |> group(columns: ["_field"])
    |> limit(n: 1)
    |> sort()
    |> yield(name: "3")
cpu
    |> sort(columns: ["_time"], desc: true)
    |> yield(name: "4")
cpu
    |> sort(columns: ["_time", "_value"])
    |> yield(name: "5")
cpu
    |> group()
    |> sort(columns: ["_time"])
    |> yield(name: "6")
odd
    |> group(columns: ["k"])
    |> sort(columns: ["_value", "none"])
    |> filter(fn: (r) => r._value > 0.0, onEmpty: "keep")
    |> sort(columns: ["k", "_value"])
    |> yield(name: "7")
odd
    |> group(columns: ["k"])
    |> sort(desc: true)
    |> sort(desc: true)
    |> yield(name: "8")
odd
    |> sort(columns: ["k", "_value"])
    |> rename(columns: {k: "_value", _value: "k"})
    |> sort(columns: ["k", "_value"])
    |> yield(name: "9")
odd
    |> sort()
    |> distinct(column: "k")
    |> sort()
    |> yield(name: "10")

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
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,true,false,false,false
// #default,2,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,false,false,false,false,true,false,false,false
// #default,3,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,4,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
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
// #group,false,false,false,false,false,false,false,false,false,false
// #default,6,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
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
// ,,0,a,
// ,,0,a,NaN
// ,,0,a,2
// ,,0,a,2
// ,,1,b,
// ,,1,b,-1
//
// #datatype,string,long,string,double
// #group,false,false,false,false
// #default,9,,,
// ,result,table,_value,k
// ,,0,a,
// ,,0,b,
// ,,0,b,-1
// ,,0,a,2
// ,,0,a,2
// ,,0,a,NaN
//
// #datatype,string,long,string
// #group,false,false,false
// #default,10,,
// ,result,table,_value
// ,,0,a
// ,,0,b
//
