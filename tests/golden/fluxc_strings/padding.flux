import "array"
import "fluxc/strings"
import "internal/debug"

array.from(
    rows: [{v: "web", n: 6}, {v: "", n: 2}, {v: "löwe", n: 4}, {v: "longer than that", n: 3}, {v: "x", n: 0}],
)
    |> map(
        fn: (r) =>
            ({r with
                left: "[" + strings.padLeft(v: r.v, width: r.n) + "]",
                right: "[" + strings.padRight(v: r.v, width: r.n) + "]",
                dots: strings.padRight(v: r.v, width: r.n, fill: "·"),
            }),
    )

array.from(rows: [{v: "a", n: 1}])
    |> map(
        fn: (r) => ({
            none: exists strings.padLeft(v: debug.null(type: "string"), width: 3),
            reversed: exists strings.reverse(v: debug.null(type: "string")),
        }),
    )
    |> yield(name: "nulls")

// ---
// #datatype,string,long,string,long,string,string,string
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,v,n,left,right,dots
// ,,0,web,6,[   web],[web   ],web···
// ,,0,,2,[  ],[  ],··
// ,,0,löwe,4,[löwe],[löwe],löwe
// ,,0,longer than that,3,[longer than that],[longer than that],longer than that
// ,,0,x,0,[x],[x],x
//
// #datatype,string,long,boolean,boolean
// #group,false,false,false,false
// #default,nulls,,,
// ,result,table,none,reversed
// ,,0,false,false
//
