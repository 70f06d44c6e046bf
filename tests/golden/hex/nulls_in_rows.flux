import "array"
import "contrib/bonitoo-io/hex"
import "internal/debug"

array.from(rows: [{t: "ff", n: 255}, {t: debug.null(type: "string"), n: debug.null(type: "int")}])
    |> map(
        fn: (r) => ({r with int: hex.int(v: r.t), uint: hex.uint(v: r.t), back: hex.string(v: r.n)}),
    )

// ---
// #datatype,string,long,string,long,long,unsignedLong,string
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,t,n,int,uint,back
// ,,0,ff,255,255,255,ff
// ,,0,,,,,
//
