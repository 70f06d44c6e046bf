import "array"
import "join"

nan = float(v: "NaN")
left = array.from(rows: [{k: nan, v: 1}, {k: 1.0, v: 2}])
right = array.from(rows: [{k: nan, w: 1}, {k: 1.0, w: 2}])

join.inner(left: left, right: right, on: (l, r) => l.k == r.k, as: (l, r) => ({l with w: r.w}))

// ---
// #datatype,string,long,double,long,long
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,k,v,w
// ,,0,NaN,1,1
// ,,0,1,2,2
//
