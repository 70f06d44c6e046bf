// data: metrics ../store/metrics.lp
// Tables without rows stay, those of which an offset skips all rows do not.
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
    |> limit(n: 5)
    |> limit(n: 2, offset: 1)
    |> yield(name: "1")
cpu
    |> tail(n: 3, offset: 1)
    |> tail(n: 3, offset: 1)
    |> yield(name: "2")
cpu
    |> limit(n: 2)
    |> limit(n: 1, offset: 2)
    |> yield(name: "3")
cpu
    |> limit(n: 2, offset: 1)
    |> limit(n: 0)
    |> yield(name: "4")
cpu
    |> tail(n: 3)
    |> limit(n: 1)
    |> yield(name: "5")
none
    |> limit(n: 2, offset: 1)
    |> limit(n: 2, offset: 0)
    |> yield(name: "6")
none
    |> limit(n: 3, offset: 0)
    |> limit(n: 2, offset: 1)
    |> yield(name: "7")
none
    |> limit(n: 1, offset: 0)
    |> limit(n: 1, offset: 0)
    |> yield(name: "8")
none
    |> limit(n: 0, offset: 0)
    |> limit(n: 1, offset: 0)
    |> yield(name: "9")
none
    |> limit(n: 1, offset: 1)
    |> limit(n: 0, offset: 0)
    |> yield(name: "10")
none
    |> tail(n: 2, offset: 1)
    |> tail(n: 2, offset: 0)
    |> yield(name: "11")
none
    |> tail(n: 3, offset: 0)
    |> tail(n: 2, offset: 1)
    |> yield(name: "12")
none
    |> tail(n: 1, offset: 0)
    |> tail(n: 1, offset: 1)
    |> yield(name: "13")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,1,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:20Z,4,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:30Z,40,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,2,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
//
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,4,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,,,usage,cpu,a,eu
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,4,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,,,usage,cpu,b,us
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,5,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,6,,,
// ,result,table,k,_value
// ,,0,a,2
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,6,1,b,
// ,result,table,k,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,7,,,
// ,result,table,k,_value
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
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,8,1,b,
// ,result,table,k,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,9,0,a,
// ,result,table,k,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,9,1,b,
// ,result,table,k,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,10,0,a,
// ,result,table,k,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,10,1,b,
// ,result,table,k,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,11,,,
// ,result,table,k,_value
// ,,0,a,2
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,11,1,b,
// ,result,table,k,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,12,,,
// ,result,table,k,_value
// ,,0,a,2
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,12,1,b,
// ,result,table,k,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,13,0,a,
// ,result,table,k,_value
//
// #datatype,string,long,string,double
// #group,false,false,true,false
// #default,13,1,b,
// ,result,table,k,_value
//
