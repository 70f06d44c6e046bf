import "array"
import "experimental"
import "experimental/dynamic"

message = (fn) => ({msg: experimental.catch(fn).msg})

array.from(
    rows: [
        message(fn: () => dynamic.dynamic(v: 123).f0),
        message(fn: () => dynamic.dynamic(v: {f0: 123}).f1.f2),
    ],
)

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,msg
// ,,0,"cannot access property ""f0"" on value of type int"
// ,,0,"cannot access property ""f2"" on value of type null"
//
