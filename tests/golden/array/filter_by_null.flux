// An element whose condition is null is left out.
import "array"
import "dict"
import "internal/debug"

kept = array.filter(arr: [1, 2], fn: (x) => if x == 1 then debug.null(type: "bool") else true)

array.from(rows: [{kept: display(v: kept), empty: display(v: dict.fromList(pairs: []))}])

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,kept,empty
// ,,0,[2],[:]
//
