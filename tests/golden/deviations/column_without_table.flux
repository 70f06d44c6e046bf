import "csv"
import "math"

data =
    csv.from(
        csv:
            "#datatype,string,long,dateTime:RFC3339,string,double
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_time,k,_value
,,0,2024-01-01T00:00:00Z,a,1
,,0,2024-01-01T00:00:01Z,a,
",
    )

data |> map(fn: (r) => ({r with sum: r.absent + 1.0, text: string(v: r.absent)})) |> yield(name: "operators")
data |> map(fn: (r) => ({r with size: math.abs(x: r.absent)})) |> yield(name: "functions")
data |> filter(fn: (r) => r.absent > 1.0) |> yield(name: "no row")

// ---
// #datatype,string,long,dateTime:RFC3339,string,double,double,string
// #group,false,false,false,true,false,false,false
// #default,operators,,,,,,
// ,result,table,_time,k,_value,sum,text
// ,,0,2024-01-01T00:00:00Z,a,1,,
// ,,0,2024-01-01T00:00:01Z,a,,,
//
// #datatype,string,long,dateTime:RFC3339,string,double,double
// #group,false,false,false,true,false,false
// #default,functions,,,,,
// ,result,table,_time,k,_value,size
// ,,0,2024-01-01T00:00:00Z,a,1,
// ,,0,2024-01-01T00:00:01Z,a,,
//
//
// --- stderr
// fluxc: warning: no table has a column `absent`, so it is null
//   at column_without_table.flux:16:9
// fluxc: warning: no table has a column `absent`, so it is null
//   at column_without_table.flux:17:9
// fluxc: warning: result "no row" is empty: no table has a column `absent`
//   at column_without_table.flux:18:9
