import "array"
import "bitwise"

array.from(rows: [{mask: 6, flag: uint(v: 1)}, {mask: 255, flag: uint(v: 3)}])
    |> map(
        fn: (r) =>
            ({r with low: bitwise.sand(a: r.mask, b: 3),
                high: bitwise.srshift(a: r.mask, b: 2),
                flags: bitwise.uor(a: r.flag, b: bitwise.ulshift(a: r.flag, b: uint(v: 8))),
            }),
    )

// ---
// #datatype,string,long,long,unsignedLong,long,long,unsignedLong
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,mask,flag,low,high,flags
// ,,0,6,1,2,1,257
// ,,0,255,3,3,63,771
//
