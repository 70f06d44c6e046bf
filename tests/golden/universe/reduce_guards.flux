// What a condition leaves out does not fail, be it one on the record or on the row.
import "array"

array.from(rows: [{i: 0, s: "x"}, {i: 2, s: "4"}, {i: 5, s: "6"}])
    |> reduce(
        fn: (r, accumulator) =>
            ({
                n: accumulator.n + 1,
                sum: accumulator.sum + (if r.i != 0 then 10 / r.i else 0),
                ratio: if accumulator.n > 0 and 10 / accumulator.n > 4 then 100 / accumulator.n else accumulator.ratio,
                parsed: if accumulator.n > 0 then accumulator.parsed + int(v: r.s) else accumulator.parsed,
                text: if accumulator.n == 0 then "first" else accumulator.text + "|${r.s}",
            }),
        identity: {n: 0, sum: 0, ratio: 0, parsed: 0, text: ""},
    )

// ---
// #datatype,string,long,long,long,long,long,string
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,n,sum,ratio,parsed,text
// ,,0,3,7,50,10,first|4|6
//
