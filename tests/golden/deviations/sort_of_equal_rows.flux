// Rows that are equal in the columns sorted by stay in the order in which they came.
import "array"

array.from(
    rows: [
        {k: "b", t: "x", n: 1},
        {k: "a", t: "y", n: 2},
        {k: "c", t: "x", n: 3},
        {k: "b", t: "y", n: 4},
        {k: "a", t: "x", n: 5},
        {k: "c", t: "y", n: 6},
    ],
)
    |> group(columns: ["k"])
    |> group()
    |> sort(columns: ["t"])

// ---
// #datatype,string,long,string,string,long
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,k,t,n
// ,,0,a,x,5
// ,,0,b,x,1
// ,,0,c,x,3
// ,,0,a,y,2
// ,,0,b,y,4
// ,,0,c,y,6
//
