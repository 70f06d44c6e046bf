// The message of what failed, without the places that led there, whether the script or a stream failed.
import "array"
import "experimental"
import "testing"

fail = () => die(msg: "too hot")
caught = experimental.catch(fn: () => fail())
of_stream =
    experimental.catch(
        fn: () =>
            array.from(rows: [{x: 1.0}])
                |> covariance(columns: ["x", "r"])
                |> tableFind(fn: (key) => true),
    )
of_row =
    experimental.catch(
        fn: () => array.from(rows: [{x: 0}]) |> map(fn: (r) => ({y: 1 / r.x})) |> findRecord(fn: (key) => true, idx: 0),
    )

array.from(rows: [{msg: caught.msg}, {msg: of_stream.msg}, {msg: of_row.msg}])

testing.shouldError(fn: () => fail(), want: /^too hot$/)

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,msg
// ,,0,too hot
// ,,0,covariance: specified column does not exist in table: r; columns: x
// ,,0,cannot evaluate `1 / r.x`: cannot divide by zero
//
//
