import "array"
import "fluxc/strings"
import "internal/debug"

array.from(rows: [{v: 3.14159}, {v: -2.5}, {v: 0.0}, {v: 123456789.0}])
    |> map(
        fn: (r) =>
            ({
                f: strings.format(v: r.v, as: "%f"),
                wide: strings.format(v: r.v, as: "[%10.2f]"),
                left: strings.format(v: r.v, as: "[%-12.1f]"),
                zeros: strings.format(v: r.v, as: "%+010.3f"),
                space: strings.format(v: r.v, as: "% .1f"),
                e: strings.format(v: r.v, as: "%.2e"),
                E: strings.format(v: r.v, as: "%E"),
                g: strings.format(v: r.v, as: "%g"),
                percent: strings.format(v: r.v, as: "%.0f%%"),
            }),
    )
    |> yield(name: "floats")

array.from(rows: [{v: 42}, {v: -255}, {v: 0}])
    |> map(
        fn: (r) =>
            ({
                d: strings.format(v: r.v, as: "%d"),
                wide: strings.format(v: r.v, as: "%6d"),
                zeros: strings.format(v: r.v, as: "%06d"),
                left_zeros: strings.format(v: r.v, as: "[%-06d]"),
                sign: strings.format(v: r.v, as: "%+d"),
                x: strings.format(v: r.v, as: "%x"),
                X: strings.format(v: r.v, as: "%#X"),
                o: strings.format(v: r.v, as: "%#o"),
                f: strings.format(v: r.v, as: "%.1f"),
                s: strings.format(v: r.v, as: "[%5s]"),
            }),
    )
    |> yield(name: "ints")

array.from(
    rows: [
        {v: strings.format(v: uint(v: 7), as: "%03d")},
        {v: strings.format(v: uint(v: 7), as: "%.2f")},
        {v: strings.format(v: uint(v: "18446744073709551615"), as: "%+d")},
        {v: strings.format(v: uint(v: "18446744073709551615"), as: "%#x")},
        {v: strings.format(v: true, as: "[%-6s]")},
        {v: strings.format(v: 2024-01-01T00:00:00Z, as: "at %s")},
        {v: strings.format(v: 90m, as: "%.1s")},
        {v: strings.format(v: "löwe", as: "[%6.2s]")},
        {v: "${strings.format(v: "web", as: "%-5s")}|${strings.format(v: 99.5, as: "%6.1f")}"},
    ],
)
    |> yield(name: "others")

array.from(rows: [{v: 1.0}])
    |> map(fn: (r) => ({r with known: exists strings.format(v: debug.null(type: "float"), as: "%f")}))
    |> yield(name: "nulls")

// ---
// #datatype,string,long,string,string,string,string,string,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,false,false
// #default,floats,,,,,,,,,,
// ,result,table,E,e,f,g,left,percent,space,wide,zeros
// ,,0,3.141590E+00,3.14e+00,3.141590,3.14159,[3.1         ],3%," 3.1",[      3.14],+00003.142
// ,,0,-2.500000E+00,-2.50e+00,-2.500000,-2.5,[-2.5        ],-2%,-2.5,[     -2.50],-00002.500
// ,,0,0.000000E+00,0.00e+00,0.000000,0,[0.0         ],0%," 0.0",[      0.00],+00000.000
// ,,0,1.234568E+08,1.23e+08,123456789.000000,1.23457e+08,[123456789.0 ],123456789%," 123456789.0",[123456789.00],+123456789.000
//
// #datatype,string,long,string,string,string,string,string,string,string,string,string,string
// #group,false,false,false,false,false,false,false,false,false,false,false,false
// #default,ints,,,,,,,,,,,
// ,result,table,X,d,f,left_zeros,o,s,sign,wide,x,zeros
// ,,0,0X2A,42,42.0,[42    ],052,[   42],+42,"    42",2a,000042
// ,,0,-0XFF,-255,-255.0,[-255  ],-0377,[ -255],-255,"  -255",-ff,-00255
// ,,0,0X0,0,0.0,[0     ],0,[    0],+0,"     0",0,000000
//
// #datatype,string,long,string
// #group,false,false,false
// #default,others,,
// ,result,table,v
// ,,0,007
// ,,0,7.00
// ,,0,+18446744073709551615
// ,,0,0xffffffffffffffff
// ,,0,[true  ]
// ,,0,at 2024-01-01T00:00:00.000000000Z
// ,,0,1
// ,,0,[    lö]
// ,,0,web  |  99.5
//
// #datatype,string,long,double,boolean
// #group,false,false,false,false
// #default,nulls,,,
// ,result,table,v,known
// ,,0,1,false
//
