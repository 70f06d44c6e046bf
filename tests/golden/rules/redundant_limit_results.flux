// data: metrics ../store/metrics.lp
// Tables without rows stay, and so does what asks for no rows.
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
    |> mean()
    |> limit(n: 1)
    |> yield(name: "1")
cpu
    |> limit(n: 2)
    |> filter(fn: (r) => r._value > 1.0)
    |> limit(n: 3)
    |> yield(name: "2")
cpu
    |> limit(n: 3)
    |> filter(fn: (r) => r._value > 1.0)
    |> limit(n: 2)
    |> yield(name: "3")
cpu
    |> mean()
    |> limit(n: 0)
    |> yield(name: "4")
cpu
    |> mean()
    |> limit(n: 1, offset: 1)
    |> yield(name: "5")
none
    |> count()
    |> limit(n: 1)
    |> yield(name: "6")
none
    |> first()
    |> limit(n: 1)
    |> yield(name: "7")
none
    |> first()
    |> sort()
    |> limit(n: 1)
    |> yield(name: "8")
none
    |> limit(n: 0)
    |> count()
    |> limit(n: 0)
    |> yield(name: "9")

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,double
// #group,false,false,true,true,true,true,true,true,false
// #default,1,,,,,,,,
// ,result,table,_start,_stop,_field,_measurement,host,region,_value
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,a,eu,2.6666666666666665
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,b,us,23.333333333333332
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,2,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,string,string,string
// #group,false,false,true,true,false,false,true,true,true,true
// #default,3,,,,,,,,,
// ,result,table,_start,_stop,_time,_value,_field,_measurement,host,region
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,1.5,usage,cpu,a,eu
// ,,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:10Z,2.5,usage,cpu,a,eu
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:00Z,10,usage,cpu,b,us
// ,,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,2024-01-01T00:00:15Z,20,usage,cpu,b,us
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,double
// #group,false,false,true,true,true,true,true,true,false
// #default,4,0,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,a,eu,
// ,result,table,_start,_stop,_field,_measurement,host,region,_value
//
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,string,string,string,double
// #group,false,false,true,true,true,true,true,true,false
// #default,4,1,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,usage,cpu,b,us,
// ,result,table,_start,_stop,_field,_measurement,host,region,_value
//
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,6,,,
// ,result,table,k,_value
// ,,0,a,2
// ,,1,b,0
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
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,9,0,a,
// ,result,table,k,_value
//
// #datatype,string,long,string,long
// #group,false,false,true,false
// #default,9,1,b,
// ,result,table,k,_value
//
