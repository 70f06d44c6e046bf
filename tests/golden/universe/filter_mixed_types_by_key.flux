import "csv"
import "strings"

data =
    csv.from(
        csv:
            "
#datatype,string,long,dateTime:RFC3339,string,string,double
#group,false,false,false,true,true,false
#default,_result,,,,,
,result,table,_time,host,_field,_value
,,0,2024-01-01T00:00:00Z,a,used,50
,,0,2024-01-01T00:01:00Z,a,used,40

#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_time,_field,_value
,,1,2024-01-01T00:00:00Z,name,x
,,1,2024-01-01T00:01:00Z,name,y
",
    )

data |> filter(fn: (r) => (r._field == "used" and r._value > 45.0) or (r._field == "load" and r._value > 2.0)) |> yield(name: "or")
data |> filter(fn: (r) => r._value > 45.0 and r._field == "used") |> yield(name: "the key last")
data |> filter(fn: (r) => (r._field == "used" and r._value > 45.0) or (r._field == "name" and r._value == "x")) |> yield(name: "both types")
data |> filter(fn: (r) => not (r._field == "name" or r._value < 45.0)) |> yield(name: "not")
data |> filter(fn: (r) => if r._field == "used" then r._value < 45.0 else r._value == "y") |> yield(name: "if")
data |> filter(fn: (r) => exists r.host and r._value < 45.0) |> yield(name: "exists")
data |> filter(fn: (r) => r.host == "a" and r._value < 45.0) |> yield(name: "a missing column")
data |> filter(fn: (r) => contains(value: r._field, set: ["used"]) and r._value < 45.0) |> yield(name: "contains")
data |> filter(fn: (r) => strings.hasPrefix(v: r._field, prefix: "us") and r._value < 45.0) |> yield(name: "a call")
data |> filter(fn: (r) => r._field =~ /^u/) |> filter(fn: (r) => r._value < 45.0) |> yield(name: "two filters")
isLow = (r, limit) => r._value < limit and r._field == "used"
data |> filter(fn: (r) => isLow(r: r, limit: 45.0)) |> yield(name: "a function")
data
    |> filter(
        fn: (r) => {
            low = r._value < 45.0
            used = r._field == "used"

            return low and used
        },
    )
    |> yield(name: "a block")
data |> map(fn: (r) => ({r with late: r._time > 2024-01-01T00:00:30Z})) |> filter(fn: (r) => r.late and r._field == "used" and r._value < 45.0) |> yield(name: "after a map")
data |> filter(fn: (r) => r._field == "used" and r._value > 100.0, onEmpty: "keep") |> yield(name: "kept empty")

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,true,false
// #default,or,,,,,
// ,result,table,_time,host,_field,_value
// ,,0,2024-01-01T00:00:00Z,a,used,50
//
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,true,false
// #default,the key last,,,,,
// ,result,table,_time,host,_field,_value
// ,,0,2024-01-01T00:00:00Z,a,used,50
//
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,true,false
// #default,both types,,,,,
// ,result,table,_time,host,_field,_value
// ,,0,2024-01-01T00:00:00Z,a,used,50
//
// #datatype,string,long,dateTime:RFC3339,string,string
// #group,false,false,false,true,false
// #default,both types,,,,
// ,result,table,_time,_field,_value
// ,,1,2024-01-01T00:00:00Z,name,x
//
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,true,false
// #default,not,,,,,
// ,result,table,_time,host,_field,_value
// ,,0,2024-01-01T00:00:00Z,a,used,50
//
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,true,false
// #default,if,,,,,
// ,result,table,_time,host,_field,_value
// ,,0,2024-01-01T00:01:00Z,a,used,40
//
// #datatype,string,long,dateTime:RFC3339,string,string
// #group,false,false,false,true,false
// #default,if,,,,
// ,result,table,_time,_field,_value
// ,,1,2024-01-01T00:01:00Z,name,y
//
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,true,false
// #default,exists,,,,,
// ,result,table,_time,host,_field,_value
// ,,0,2024-01-01T00:01:00Z,a,used,40
//
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,true,false
// #default,a missing column,,,,,
// ,result,table,_time,host,_field,_value
// ,,0,2024-01-01T00:01:00Z,a,used,40
//
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,true,false
// #default,contains,,,,,
// ,result,table,_time,host,_field,_value
// ,,0,2024-01-01T00:01:00Z,a,used,40
//
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,true,false
// #default,a call,,,,,
// ,result,table,_time,host,_field,_value
// ,,0,2024-01-01T00:01:00Z,a,used,40
//
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,true,false
// #default,two filters,,,,,
// ,result,table,_time,host,_field,_value
// ,,0,2024-01-01T00:01:00Z,a,used,40
//
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,true,false
// #default,a function,,,,,
// ,result,table,_time,host,_field,_value
// ,,0,2024-01-01T00:01:00Z,a,used,40
//
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,true,false
// #default,a block,,,,,
// ,result,table,_time,host,_field,_value
// ,,0,2024-01-01T00:01:00Z,a,used,40
//
// #datatype,string,long,dateTime:RFC3339,string,string,double,boolean
// #group,false,false,false,true,true,false,false
// #default,after a map,,,,,,
// ,result,table,_time,host,_field,_value,late
// ,,0,2024-01-01T00:01:00Z,a,used,40,true
//
// #datatype,string,long,dateTime:RFC3339,string,string,double
// #group,false,false,false,true,true,false
// #default,kept empty,0,,a,used,
// ,result,table,_time,host,_field,_value
//
// #datatype,string,long,dateTime:RFC3339,string,string
// #group,false,false,false,true,false
// #default,kept empty,1,,name,
// ,result,table,_time,_field,_value
//
