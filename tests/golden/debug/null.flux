import "array"
import "internal/debug"

array.from(
    rows: [
        {
            b: debug.null(type: "bool"),
            i: debug.null(type: "int"),
            u: debug.null(type: "uint"),
            f: debug.null(type: "float"),
            s: debug.null(type: "string"),
            t: debug.null(type: "time"),
            there: exists debug.null(type: "int"),
        },
    ],
)

// ---
// #datatype,string,long,boolean,long,unsignedLong,double,string,dateTime:RFC3339,boolean
// #group,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,
// ,result,table,b,i,u,f,s,t,there
// ,,0,,,,,,,false
//
