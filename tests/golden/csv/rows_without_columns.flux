// Rows of a table that has no columns say nothing: the table has none.
import "array"
import "csv"
import "testing"

nothing =
    csv.from(
        csv: "
#datatype,string,long
#group,false,false
#default,_result,
,result,table
,,0
",
    )
none = array.from(rows: [{v: 1}]) |> filter(fn: (r) => r.v > 1, onEmpty: "keep")

testing.diff(got: none, want: nothing)

// ---
//
