import "array"
import "fluxc/strings"
import "internal/debug"

array.from(
    rows: [
        {v: "kitten", t: "sitting"},
        {v: "", t: "abc"},
        {v: "abc", t: ""},
        {v: "", t: ""},
        {v: "löwe", t: "lowe"},
        {v: "flaw", t: "lawn"},
        {v: "same", t: "same"},
    ],
)
    |> map(fn: (r) => ({r with distance: strings.levenshtein(v: r.v, t: r.t)}))

array.from(rows: [{v: "a"}])
    |> map(fn: (r) => ({r with known: exists strings.levenshtein(v: r.v, t: debug.null(type: "string"))}))
    |> yield(name: "nulls")

// ---
// #datatype,string,long,string,string,long
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,v,t,distance
// ,,0,kitten,sitting,3
// ,,0,,abc,3
// ,,0,abc,,3
// ,,0,,,0
// ,,0,löwe,lowe,1
// ,,0,flaw,lawn,2
// ,,0,same,same,0
//
// #datatype,string,long,string,boolean
// #group,false,false,false,false
// #default,nulls,,,
// ,result,table,v,known
// ,,0,a,false
//
