import "array"
import "internal/testutil"

n = 2 |> testutil.yield()

array.from(rows: [{v: n + 1}]) |> testutil.yield()

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,v
// ,,0,3
//
