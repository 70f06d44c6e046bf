// Only the chosen branch is evaluated.
import "array"

zero = 0
sign = (n) => if n < 0 then "negative" else if n == 0 then "zero" else "positive"

array.from(rows: [{n: -5}, {n: 0}, {n: 12}])
    |> map(fn: (r) => ({n: r.n, sign: sign(n: r.n), safe: if r.n == 0 then 0 else 60 / r.n}))

// ---
// #datatype,string,long,long,long,string
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,n,safe,sign
// ,,0,-5,-12,negative
// ,,0,0,0,zero
// ,,0,12,5,positive
//
