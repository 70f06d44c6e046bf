import "array"
import "fluxc/strings"

array.from(rows: [{v: "desserts"}, {v: ""}, {v: "añ€𝄞"}, {v: "x"}])
    |> map(fn: (r) => ({r with reversed: strings.reverse(v: r.v)}))

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,v,reversed
// ,,0,desserts,stressed
// ,,0,,
// ,,0,añ€𝄞,𝄞€ña
// ,,0,x,x
//
