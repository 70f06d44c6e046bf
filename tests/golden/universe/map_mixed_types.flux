// Two tables whose columns have different types are an error, not a crash.
import "csv"

csv.from(
    csv:
        "#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,,,
,result,table,host,_value
,,0,a,1

#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,host,_value
,,1,b,2.5
",
)
    |> map(fn: (r) => ({_value: r._value}))

// ---
//
// --- stderr
// fluxc: schema collision detected: column `_value` is both of type int and float in table {}, which gets rows of table {host: "a"} with int and of table {host: "b"} with float; convert one of them, or filter to one `_field` first
//   at map_mixed_types.flux:19:8
//    |
// 19 |     |> map(fn: (r) => ({_value: r._value}))
//    |        ^^^
// --- exit 1
