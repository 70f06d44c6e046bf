// data: metrics ../store/metrics.lp
// Tables without rows go, or stay if they are to be kept.
import "array"
import "internal/debug"

filtered = false

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
    |> filter(fn: (r) => true)
    |> yield(name: "1")
cpu
    |> filter(fn: (r) => not filtered or r.host == "a")
    |> yield(name: "2")
cpu
    |> filter(fn: (r) => filtered and r.host == "a")
    |> yield(name: "3")
cpu
    |> aggregateWindow(every: 6h, fn: count)
    |> filter(fn: (r) => true)
    |> yield(name: "4")
cpu
    |> filter(fn: (r) => false)
    |> yield(name: "5")
none
    |> filter(fn: (r) => true)
    |> yield(name: "6")
none
    |> filter(fn: (r) => true, onEmpty: "keep")
    |> yield(name: "7")
none
    |> filter(fn: (r) => false, onEmpty: "keep")
    |> yield(name: "8")

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
// #group,false,false,true,true,false,false,true,true,true,true
// #default,2,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,long,dateTime:RFC3339
// #group,false,false,true,true,true,true,true,true,false,false
// #default,4,,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,region,_value,_time
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,a,eu,3,2024-01-01T06:00:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,a,eu,0,2024-01-01T12:00:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,a,eu,0,2024-01-01T18:00:00Z
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,a,eu,0,2024-01-02T00:00:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,b,us,3,2024-01-01T06:00:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,b,us,0,2024-01-01T12:00:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,b,us,0,2024-01-01T18:00:00Z
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,b,us,0,2024-01-02T00:00:00Z
//
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,6,,,
// ,result,table,k,_value
// ,,0,a,2
// ,,0,a,2
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
// #default,8,0,a,
// ,result,table,k,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,8,1,b,
// ,result,table,k,_value
//
