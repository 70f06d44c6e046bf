import "array"
import "math"
import "strings"

array.from(rows: [{v: strings.repeat(v: "", i: math.maxint)}])

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,v
// ,,0,
//
